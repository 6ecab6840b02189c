import { defineConfig } from "vitest/config";
import { readTree } from "../architecture/sourceTree.js";

/** Files that test:fast leaves out too: a mutant that survives meets every test that covers it, and some laws take ten seconds. */
const HEAVY = readTree(["test"], ".test.ts").filter(({ text }) => text.startsWith("/** @module-tag"));

/** The tests that mutants are run against: those of the mutated folders, in this process. */
export default defineConfig({
  test: {
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    tags: [{ name: "heavy" }, { name: "slow" }],
    exclude: HEAVY.map(({ path }) => path),
    include: process.env["MUTATE_TESTS"]?.split(",") ?? [
      "test/{equations,numerics,solver,sweep,core,laws}/**/*.test.ts",
      "test/study/store/**/*.test.ts",
      "test/validation/verdict/**/*.test.ts",
    ],
  },
});
