import { PRELOAD } from "./messages.js";

/** A pool with one preloaded worker in reserve, so that the page can start a worker while it is offline. */
export interface SpareWorkers {
  /** Returns the preloaded worker, or a new one, and preloads another a moment later. */
  readonly take: () => Worker;
  /** Preloads a worker if there is none. */
  readonly prepare: () => Promise<void>;
}

/**
 * An empty pool of workers.
 *
 * @param open Starts a worker.
 * @param rest Delay between taking a worker and preloading the next, in milliseconds.
 */
export function spareWorkers(open: () => Worker, rest: number): SpareWorkers {
  let spare: Worker | undefined;
  const prepare = async (): Promise<void> => {
    if (spare !== undefined) return;
    const worker = open();
    spare = worker;
    // A worker that fails to load is dropped. The worker that is taken next reports the failure.
    worker.addEventListener("error", () => {
      if (spare === worker) spare = undefined;
    });
    await preloaded(worker);
  };
  return {
    take: () => {
      const worker = spare ?? open();
      spare = undefined;
      setTimeout(() => void prepare(), rest);
      return worker;
    },
    prepare,
  };
}

/** Asks a worker to load everything, and resolves when it has. */
export function preloaded(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => {
      if (data === PRELOAD) resolve();
    });
    worker.postMessage(PRELOAD);
  });
}
