import { defineConfig } from "vitest/config";

/**
 * The tests that mutants are run against: those of the mutated folders, in this process.
 *
 * The laws that take ten seconds and more are left out, because a mutant that survives meets every test that covers it.
 */
export default defineConfig({
  test: {
    isolate: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    tags: [{ name: "heavy" }, { name: "slow" }],
    tagsFilter: ["!slow"],
    include: [
      "test/{equations,numerics,solver,sweep,core}/**/*.test.ts",
      "test/study/store/**/*.test.ts",
      "test/validation/verdict/**/*.test.ts",
      "test/laws/{reference,routes,rates,vocabulary*}.test.ts",
    ],
  },
});
