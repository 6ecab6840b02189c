import { readFileSync } from "node:fs";

/** Statuses of mutants that no test has noticed. */
const UNNOTICED = new Set(["Survived", "NoCoverage"]);

/** @param {string} path Of a report of Stryker. */
function mutantsOf(path) {
  const { files } = JSON.parse(readFileSync(path, "utf8"));
  return Object.entries(files).flatMap(([file, { mutants, source }]) =>
    mutants
      .filter(({ status }) => status !== "Ignored")
      .map(({ status, replacement, location: { start, end } }) => {
        const place = `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
        return { place, key: `${place} ${replacement}`, status, file, source };
      }),
  );
}

/**
 * The places of the mutants that survived, as Stryker's patterns: "equations/freeEnergy.ts:41:4-41:9".
 *
 * @param {string} path Of a report of Stryker.
 */
export function survivorsOf(path) {
  const survivors = mutantsOf(path).filter(({ status }) => UNNOTICED.has(status));
  for (const { file, source } of survivors) {
    if (readFileSync(file, "utf8") !== source) throw new Error(`${file} is another than when ${path} was written`);
  }
  return [...new Set(survivors.map(({ place }) => place))];
}

/**
 * The mutants of the first reports of each, and those of them that some report has killed or that never ended.
 *
 * @param {readonly string[]} paths Of the reports of a sample: each of other lines, or of survivors of one before it.
 */
export function scoreOf(paths) {
  const statuses = new Map();
  for (const { key, status } of paths.flatMap(mutantsOf)) {
    statuses.set(key, (statuses.get(key) ?? false) || !UNNOTICED.has(status));
  }
  const noticed = [...statuses.values()].filter(Boolean).length;
  return { mutants: statuses.size, noticed, share: noticed / statuses.size };
}
