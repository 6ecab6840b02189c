// A worker thread's entry while the sources run uncompiled: a thread does not inherit the loader of TypeScript from its parent.
import { register } from "tsx/esm/api";

register();
export const { replicaOnThread } = await import("./replicaThread.ts");
