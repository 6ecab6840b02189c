import { createRequire } from "node:module";

interface PackageDescription {
  readonly name: string;
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
}

function packageDescription(): PackageDescription {
  return createRequire(import.meta.url)("raf-theory/package.json") as PackageDescription;
}

/** The version of this package. Stores and tables carry it. */
export function packageVersion(): string {
  return packageDescription().version;
}

/** The version of this package and of its dependencies, by name. Dependencies are pinned, so the version asked for is the one installed. */
export function packageVersions(): Readonly<Record<string, string>> {
  const { name, version, dependencies } = packageDescription();
  return { [name]: version, ...dependencies };
}
