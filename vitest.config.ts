import { configDefaults, defineConfig } from "vitest/config";

/** Tests of the page in a real browser. */
const IN_BROWSER = "test/web/*.test.ts";

export default defineConfig({
  test: {
    // Any console output in a test fails it; see test/setup.ts.
    setupFiles: ["test/setup.ts"],
    // The modules under test keep no state, so a file needs no process of its own: starting one takes longer than most files.
    isolate: false,
    // A README command is a whole process and may solve a figure.
    testTimeout: 60_000,
    coverage: { provider: "v8", include: ["src/**", "equations/**", "validation/**"] },
    projects: [
      // One page at a time and nothing beside it: a browser has processes enough of its own, and the page's time is measured.
      {
        extends: true,
        test: { name: "browser", include: [IN_BROWSER], maxWorkers: 1, sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: {
          name: "node",
          include: ["test/**/*.test.ts"],
          exclude: [...configDefaults.exclude, IN_BROWSER],
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
