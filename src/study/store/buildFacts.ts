import { createRequire } from "node:module";

/** Facts that the bundler knows of the program that it makes. */
export interface BuildFacts {
  /** The version of this package, and of every package that is part of the bundle, by name. */
  readonly versions: Readonly<Record<string, string>>;
  /** The hash of the sources, see sourceFingerprint. */
  readonly fingerprint: string | null;
}

/** The file beside the bundled program that holds them. */
export const BUILD_FACTS = "build.json";

/** The facts of the running program; undefined where it is not bundled. */
export function buildFacts(): BuildFacts | undefined {
  try {
    return createRequire(import.meta.url)(`./${BUILD_FACTS}`) as BuildFacts;
  } catch {
    return undefined;
  }
}
