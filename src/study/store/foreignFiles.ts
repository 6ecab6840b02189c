import { StoreError } from "./storeError.js";

/** Files that operating systems, editors and copying programs leave in any folder. */
const LEFT_BY_PROGRAMS = /^\.|~$|^#.*#$|^(?:Thumbs\.db|desktop\.ini)$|\.(?:swp|swo|bak|orig|tmp|part)$/i;

/**
 * The files of a folder that are not a store's own. They are left alone.
 *
 * @param names   Of everything in the folder.
 * @param own     Names of the files of such a store.
 * @param isStore Whether the folder is such a store already. One that is not must hold nothing that somebody has put there.
 * @throws {StoreError} if a store would be made in a folder of something else.
 */
export function foreignFiles(
  folder: string,
  names: readonly string[],
  { own, isStore }: { readonly own: RegExp; readonly isStore: boolean },
): string[] {
  const foreign = names.filter((name) => !own.test(name)).sort();
  const meant = isStore ? undefined : foreign.find((name) => !LEFT_BY_PROGRAMS.test(name));
  if (meant === undefined) return foreign;
  throw new StoreError(folder, `The folder holds ${meant} and is no store. Take an empty folder or a new name`);
}
