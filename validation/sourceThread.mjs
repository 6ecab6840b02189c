// A thread's entry while the sources run uncompiled: a thread does not inherit the loader of TypeScript from its parent.
import { workerData } from "piscina";
import { register } from "tsx/esm/api";

register();
const { [workerData.name]: task } = await import(workerData.file);
export default task;
