import { createRequire } from "node:module";

interface PackageDescription {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

/**
 * The version of this package, and of every package that it computes and draws with. They are pinned, so what is asked for is what there
 * is.
 */
export function packageVersions(): Readonly<Record<string, string>> {
  const { name, version, dependencies } = createRequire(import.meta.url)(
    "raf-theory/package.json",
  ) as PackageDescription;
  return { [name]: version, ...dependencies };
}
