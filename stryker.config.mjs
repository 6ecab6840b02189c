import { survivorsOf } from "./test/mutation/reports.mjs";
import { sampleOfLines } from "./test/mutation/sampleOfLines.mjs";

// npm run mutate: changes the program in small ways, one at a time, and counts the changes that no test notices. See docs/development/testing.md.
// MUTATE_LINES and MUTATE_SEED choose another sample; a hundred lines have about 170 mutants.
// MUTATE_AGAIN=FILE takes the mutants that survived in a report. MUTATE_REPORT names the report that is written.
// MUTATE_FOLDER=src/numerics takes the part of the sample below that folder, or below several by comma, so that a sample can be run in batches.
const lines = Number(process.env.MUTATE_LINES ?? 660);
const seed = Number(process.env.MUTATE_SEED ?? 1);
const folders = process.env.MUTATE_FOLDER?.split(",") ?? [""];
const again = process.env.MUTATE_AGAIN;
const FOLDERS = ["equations", "src/solver", "src/numerics", "src/study/store", "validation/verdict"];

export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  mutate: (again === undefined ? sampleOfLines(FOLDERS, { seed, lines }) : survivorsOf(again)).filter((place) =>
    folders.some((folder) => place.startsWith(folder)),
  ),
  coverageAnalysis: "perTest",
  // A constant of a module is there before the first test, so no test can be said to cover it.
  ignoreStatic: true,
  // Nothing waits for a mutant: one that runs ten times as long as the tests do is killed as endless.
  timeoutMS: 20_000,
  timeoutFactor: 5,
  reporters: ["progress-append-only", "clear-text", "json"],
  clearTextReporter: { allowColor: false, reportTests: false, logTests: false },
  jsonReporter: { fileName: process.env.MUTATE_REPORT ?? "coverage/mutation.json" },
  ignorePatterns: ["dist", "dist-test", "coverage", "docs", "figures"],
};
