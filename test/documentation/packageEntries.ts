import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../architecture/sourceTree.js";

interface Manifest {
  readonly exports: { readonly [subpath in string]?: { readonly types: string } | string };
}

/** Exports of the package, by the name that a user imports: "raf-theory/channels". */
export const PACKAGE_ENTRIES: ReadonlyMap<string, string> = new Map(
  Object.entries((JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest).exports).flatMap(
    ([subpath, target]) =>
      typeof target === "object" ? [[`raf-theory${subpath.slice(1)}`, sourceOf(target.types)]] : [],
  ),
);

/** The source file behind an import of the package. */
export function entryOf(specifier: string): string {
  const path = PACKAGE_ENTRIES.get(specifier);
  if (path === undefined) throw new Error(`${specifier} is not exported`);
  return path;
}

/** Source of ./dist/types/src/index.d.ts. */
function sourceOf(types: string): string {
  return types.replace(/^\.\/dist\/types\//, "").replace(/\.d\.ts$/, ".ts");
}
