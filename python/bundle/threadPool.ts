import { fileURLToPath } from "node:url";
import { type Transferable, Worker } from "node:worker_threads";
import type { ThreadPool, ThreadTask } from "../../validation/threadPool.js";

/** Requests in hand per thread, as in validation/threadPool.ts. */
const IN_HAND = 2;

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: unknown;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Threads in the bundle, in place of validation/threadPool.ts: the same file is the program and what runs on the threads, while a pool of
 * a package needs files of its own beside it.
 */
export function threadPool<Request, Result>(
  { module, name }: ThreadTask,
  count: number,
): Promise<ThreadPool<Request, Result>> {
  const waiting = new Map<number, Waiting>();
  const file = fileURLToPath(import.meta.url);
  const threads = Array.from({ length: count }, () => {
    const worker = new Worker(file, { workerData: { module, name } });
    worker.on("message", ({ id, result, error }: Answer) => {
      const { resolve, reject } = waiting.get(id)!;
      waiting.delete(id);
      if (error === undefined) resolve(result);
      else reject(error);
    });
    worker.on("error", (error) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    });
    return worker;
  });
  let next = 0;
  return Promise.resolve({
    inHand: count * IN_HAND,
    run: (request: Request, transfer: readonly Transferable[] = []) =>
      new Promise<Result>((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve: resolve as (result: unknown) => void, reject });
        threads[id % count]!.postMessage({ id, request }, [...transfer]);
      }),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  });
}
