import type { ReplicaStore } from "../../study/store/replicaStore.js";

/** Something that runs replicas; a thread pool is. */
interface Runner<Request, Result> {
  readonly inHand: number;
  readonly run: (request: Request) => Promise<Result>;
}

/**
 * Replicas from the store where it has them; the others are run, and go into it.
 *
 * @param store Undefined where nothing is kept.
 * @param isKept Whether a result goes into the store; one that does not is tried again.
 */
export function storedRuns<Request extends { readonly replica: number }, Result>(
  { inHand, run }: Runner<Request, Result>,
  store: ReplicaStore<Result> | undefined,
  isKept: (result: Result) => boolean = () => true,
): Runner<Request, Result> {
  if (store === undefined) return { inHand, run };
  const found = async (request: Request): Promise<Result> => {
    const before = store.find(request.replica);
    if (before !== undefined) return before;
    const result = await run(request);
    if (isKept(result)) store.keep(request.replica, result);
    return result;
  };
  return { inHand, run: found };
}

/** How to go on after an interruption. */
export function resumeText(store: string | undefined): string {
  return store === undefined
    ? "with --store <folder> the same command would go on from there"
    : "the same command goes on from there";
}
