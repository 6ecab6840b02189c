import { createRequire } from "node:module";

/** The version of this package, which stores carry. */
export function packageVersion(): string {
  return (createRequire(import.meta.url)("raf-theory/package.json") as { readonly version: string }).version;
}
