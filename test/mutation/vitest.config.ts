import { defineConfig } from "vitest/config";
import { readTree } from "../architecture/sourceTree.js";

/** The heavy tests are for the mutants that survived the others: a mutant that survives meets every test that covers it. */
const OTHERS = process.env["MUTATE_HEAVY"] === undefined ? ["heavy", "slow"] : ["slow"];

/** Files that are left out as a whole, which saves loading them. */
const LEFT_OUT = readTree(["test"], ".test.ts").filter(({ text }) =>
  OTHERS.some((tag) => text.startsWith(`/** @module-tag ${tag}`)),
);

/** The tests that mutants are run against: those of the mutated folders, in this process. */
export default defineConfig({
  test: {
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    tags: [{ name: "heavy" }, { name: "slow" }],
    exclude: LEFT_OUT.map(({ path }) => path),
    include: process.env["MUTATE_TESTS"]?.split(",") ?? [
      "test/{equations,numerics,solver,sweep,core,laws}/**/*.test.ts",
      "test/study/store/**/*.test.ts",
      "test/validation/verdict/**/*.test.ts",
    ],
  },
});
