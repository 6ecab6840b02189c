import { createRequire } from "node:module";
import { buildFacts } from "./buildFacts.js";

type Versions = Readonly<Record<string, string>>;

/** The version of this package. Stores and tables carry it. */
export function packageVersion(): string {
  return packageVersions()["raf-theory"] ?? "";
}

/**
 * The version of this package and of those that it is built with, by name.
 *
 * From the sources these are all packages of the project: they are pinned, so the version asked for is the one installed.
 */
export function packageVersions(): Versions {
  return buildFacts()?.versions ?? pinnedVersions();
}

function pinnedVersions(): Versions {
  const { name, version, devDependencies, optionalDependencies } = createRequire(import.meta.url)(
    "raf-theory/package.json",
  ) as {
    readonly name: string;
    readonly version: string;
    readonly devDependencies: Versions;
    readonly optionalDependencies: Versions;
  };
  return { [name]: version, ...devDependencies, ...optionalDependencies };
}
