import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { configDefaults, defineConfig } from "vitest/config";
import { FileOrder } from "./test/setup/fileOrder.js";

/** Tests of the page in a real browser. */
const IN_BROWSER = "test/web/*.test.ts";

/** What npm run test:cost adds. */
const MEASUREMENT = process.env["RAF_TEST_COST"] === undefined ? [] : ["test/setup/processorTime.ts"];

/** A limit is there to end what hangs, and never to measure: a busy machine is ten times as slow as a quiet one. In milliseconds. */
const LIMIT = { usual: 300_000, slow: 1_800_000 } as const;

export default defineConfig({
  resolve: { alias: { "virtual:typeset": resolve(import.meta.dirname, "test/setup/withoutTypesetting.ts") } },
  test: {
    globalSetup: ["test/setup/globalSetup.ts"],
    // Any console output in a test fails it; see test/setup/eachFile.ts.
    setupFiles: [...MEASUREMENT, "test/setup/eachFile.ts"],
    // The modules under test keep no state, so a file needs no process of its own: starting one takes longer than most files.
    isolate: false,
    // Vitest leaves one core to itself and would use one of two.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: FileOrder },
    testTimeout: LIMIT.usual,
    hookTimeout: LIMIT.usual,
    // The suites, see docs/development/testing.md: test leaves out slow, test:fast leaves out both, test:slow is slow alone.
    tags: [
      { name: "heavy", description: "Takes seconds of processor time, starts processes, or runs what a page shows." },
      { name: "slow", description: "Slow by nature; .ci/run has it after npm test.", timeout: LIMIT.slow },
    ],
    coverage: { provider: "v8", include: ["src/**", "equations/**", "validation/**"] },
    projects: [
      { extends: true, test: { name: "browser", include: [IN_BROWSER] } },
      {
        extends: true,
        test: { name: "node", include: ["test/**/*.test.ts"], exclude: [...configDefaults.exclude, IN_BROWSER] },
      },
    ],
  },
});
