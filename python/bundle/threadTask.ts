import { parentPort, workerData } from "node:worker_threads";

/** The modules whose functions run on threads, by the names that the pools call them. */
const MODULES: { readonly [module: string]: () => Promise<object> } = {
  "./ampThread": () => import("../../validation/amp/ampThread.js"),
  "./batchLines": () => import("../../src/cli/batch/batchLines.js"),
  "./computeUnit": () => import("../../src/study/run/computeUnit.js"),
  "./makePart": () => import("../../src/report/pipeline/makePart.js"),
  "./repeatOnThread": () => import("../../src/cli/realdata/repeatOnThread.js"),
  "./replicaThread": () => import("../../validation/replicaThread.js"),
};

const { module, name } = workerData as { readonly module: string; readonly name: string };
const { [name]: task } = (await MODULES[module]!()) as { readonly [name: string]: (request: unknown) => unknown };

parentPort!.on("message", ({ id, request }: { readonly id: number; readonly request: unknown }) => {
  Promise.resolve(task!(request)).then(
    (result) => {
      parentPort!.postMessage({ id, result });
    },
    (error: unknown) => {
      parentPort!.postMessage({ id, error });
    },
  );
});
