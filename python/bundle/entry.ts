import { isMainThread } from "node:worker_threads";

// The one file of the Python package: the command line, and on a worker thread the tasks of a pool.
if (isMainThread) await import("../../src/cli/bin.js");
else await import("./threadTask.js");
