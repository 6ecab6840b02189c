import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Any console output in a test fails it; see test/setup.ts.
    setupFiles: ["test/setup.ts"],
    // The modules under test keep no state, so a file needs no process of its own: starting one takes longer than most files.
    isolate: false,
    // A README command is a whole process and may solve a figure.
    testTimeout: 60_000,
    coverage: { provider: "v8", include: ["src/**", "equations/**", "validation/**"] },
  },
});
