// A thread's entry while the sources run uncompiled: a thread does not inherit the loader of TypeScript from its parent.
// Where RAF_COMPILED names a folder that holds the sources compiled, as in the tests, the thread loads those: they load five times as fast.
import { workerData } from "piscina";

const root = new URL("../", import.meta.url).href;
const compiled = process.env.RAF_COMPILED;
if (compiled === undefined) (await import("tsx/esm/api")).register();
const file = compiled === undefined ? workerData.file : workerData.file.replace(root, compiled).replace(/\.ts$/, ".js");
const { [workerData.name]: task } = await import(file);
export default task;
