import type { Transferable } from "node:worker_threads";

/** A function of a module, run on threads. */
export interface ThreadTask {
  /** The module that calls, import.meta.url: what runs on the threads is found beside it. */
  readonly beside: string;
  /** The module with the function, without its ending: "./computeUnit". */
  readonly module: string;
  /** Its name there. It takes one argument, plain data, and is all that a thread does. */
  readonly name: string;
}

/** Threads that answer requests. */
export interface ThreadPool<Request, Result> {
  /** Requests to have in hand at once, so that no thread waits for the next. */
  readonly inHand: number;
  readonly run: (request: Request, transfer?: readonly Transferable[]) => Promise<Result>;
  /** Ends the threads, even in the middle of their work. */
  readonly close: () => Promise<void>;
}

/** Requests in hand per thread: one that is worked on, and one that waits for the thread. */
const IN_HAND = 2;

/**
 * Starts threads for a function. Compiled, they load its module; from the sources they load the loader of TypeScript first.
 *
 * @param count Number of threads, 1, 2, ...
 */
export async function threadPool<Request, Result>(
  { beside, module, name }: ThreadTask,
  count: number,
): Promise<ThreadPool<Request, Result>> {
  const { Piscina } = await import("piscina");
  const compiled = import.meta.url.endsWith(".js");
  const file = new URL(`${module}.${compiled ? "js" : "ts"}`, beside).href;
  const pool = new Piscina<Request, Result>({
    filename: compiled ? file : new URL("./sourceThread.mjs", import.meta.url).href,
    name: compiled ? name : "default",
    workerData: { file, name },
    minThreads: count,
    maxThreads: count,
  });
  return {
    inHand: count * IN_HAND,
    run: (request, transfer = []) => pool.run(request, { transferList: [...transfer] }),
    close: () => pool.destroy(),
  };
}
