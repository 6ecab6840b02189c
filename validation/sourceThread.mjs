// A thread's entry while the sources run uncompiled: a thread does not inherit the loader of TypeScript from its parent.
// The thread loads compiled sources from the folder in RAF_COMPILED, if that is set, as in the tests: they load five times as fast.
import { workerData } from "node:worker_threads";

const compiled = process.env.RAF_COMPILED;
if (compiled === undefined) {
  (await import("tsx/esm/api")).register();
  await import("./threadTask.ts");
} else {
  const root = new URL("../", import.meta.url).href;
  workerData.file = workerData.file.replace(root, compiled).replace(/\.ts$/, ".js");
  await import(`${compiled}validation/threadTask.js`);
}
