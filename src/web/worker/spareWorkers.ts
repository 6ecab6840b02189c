import { PRELOAD } from "./messages.js";

/** Workers, one of which is kept ready: it has loaded everything, so that the page goes on when the network does not. */
export interface SpareWorkers {
  /** The one that is ready, or a new one; another is made ready a moment later. */
  readonly take: () => Worker;
  /** Makes one ready. */
  readonly prepare: () => Promise<void>;
}

/**
 * Workers of the page, none of which is ready yet.
 *
 * @param open Opens one.
 * @param rest Milliseconds after one was taken in which it is left alone with its work.
 */
export function spareWorkers(open: () => Worker, rest: number): SpareWorkers {
  let spare: Worker | undefined;
  const prepare = async (): Promise<void> => {
    if (spare !== undefined) return;
    const worker = open();
    spare = worker;
    // One that cannot be loaded is none: the next that is taken says so where it is wanted.
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

/** Resolves when a worker has loaded everything. */
export function preloaded(worker: Worker): Promise<void> {
  return new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => {
      if (data === PRELOAD) resolve();
    });
    worker.postMessage(PRELOAD);
  });
}
