import { type Transferable, Worker } from "node:worker_threads";
import type { ThreadAnswer, ThreadFunction, ThreadRequest } from "./threadTask.js";

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

/** A thread, and the requests that it has not answered yet, by number. */
interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
  /** Why it answers no more; undefined while it does. */
  ended: Error | undefined;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Starts threads for a function. Compiled, they load its module; from the sources they load the loader of TypeScript first.
 *
 * A request goes to the thread with the fewest. It is rejected with what the function throws, as a structured clone, and when its thread
 * ends before the answer.
 *
 * @param count Number of threads, 1, 2, ...
 */
export function threadPool<Request, Result>(task: ThreadTask, count: number): ThreadPool<Request, Result> {
  const threads = Array.from({ length: count }, () => startThread(task));
  let next = 0;
  return {
    inHand: count * IN_HAND,
    run: (request, transfer = []) =>
      new Promise<Result>((resolve, reject) => {
        const thread = threads.reduce((least, other) => (other.waiting.size < least.waiting.size ? other : least));
        if (thread.ended !== undefined) throw thread.ended;
        const message: ThreadRequest = { id: next, request };
        thread.waiting.set(next, { resolve: resolve as (result: unknown) => void, reject });
        next += 1;
        thread.worker.postMessage(message, [...transfer]);
      }),
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread({ beside, module, name }: ThreadTask): Thread {
  const ending = import.meta.url.endsWith(".js") ? "js" : "ts";
  const workerData: ThreadFunction = { file: new URL(`${module}.${ending}`, beside).href, name };
  const entry = ending === "js" ? "./threadTask.js" : "./sourceThread.mjs";
  const worker = new Worker(new URL(entry, import.meta.url), { workerData });
  const thread: Thread = { worker, waiting: new Map(), ended: undefined };
  const end = (error: Error): void => {
    thread.ended ??= error;
    for (const { reject } of thread.waiting.values()) reject(thread.ended);
    thread.waiting.clear();
  };
  worker.on("message", ({ id, result, error }: ThreadAnswer) => {
    const { resolve, reject } = thread.waiting.get(id)!;
    thread.waiting.delete(id);
    if (error === undefined) resolve(result);
    else reject(error);
  });
  worker.on("error", (error) => {
    end(error instanceof Error ? error : new Error(String(error)));
  });
  worker.on("exit", () => {
    end(new Error("a thread ended before it answered"));
  });
  return thread;
}
