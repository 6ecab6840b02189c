import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Lines without code to change: blanks, comments, imports, declarations of types, and brackets alone. */
const WITHOUT_CODE =
  /^\s*(?:$|\/\/|\/?\*|import\b|export \*|export type\b|export interface\b|type\b|interface\b|readonly\b|[\][(){};,]+$)/;

/**
 * A seeded sample of the lines of code below some folders, as Stryker's patterns: "equations/freeEnergy.ts:41-41".
 *
 * @param {readonly string[]} folders
 * @param {{ readonly seed: number, readonly lines: number }} sample
 */
export function sampleOfLines(folders, { seed, lines }) {
  const all = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map(String)
      .filter((name) => name.endsWith(".ts"))
      .sort()
      .flatMap((name) => codeLines(join(folder, name).replaceAll("\\", "/"))),
  );
  const generator = xoroshiro128plus(seed);
  for (let i = 0; i < Math.min(lines, all.length); i++) {
    const j = uniformInt(generator, i, all.length - 1);
    [all[i], all[j]] = [all[j], all[i]];
  }
  return all.slice(0, lines).sort();
}

function codeLines(path) {
  return readFileSync(path, "utf8")
    .split("\n")
    .flatMap((text, index) => (WITHOUT_CODE.test(text) ? [] : [`${path}:${index + 1}-${index + 1}`]));
}
