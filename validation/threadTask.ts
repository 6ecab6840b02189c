import { parentPort, workerData } from "node:worker_threads";

/** Start of a thread: the address of a module, and the name of the function there that it runs. */
export interface ThreadFunction {
  readonly file: string;
  readonly name: string;
}

/** A request to a thread. */
export interface ThreadRequest {
  readonly id: number;
  readonly request: unknown;
}

/** Its answer: one of the two. */
export interface ThreadAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: unknown;
}

// The entry of a thread: answers every request by the function.
const { file, name } = workerData as ThreadFunction;
const { [name]: task } = (await import(/* @vite-ignore */ file)) as {
  readonly [name: string]: (request: unknown) => unknown;
};

const answer = async ({ id, request }: ThreadRequest): Promise<ThreadAnswer> => {
  try {
    return { id, result: await task!(request) };
  } catch (error) {
    return { id, error };
  }
};

parentPort!.on("message", (request: ThreadRequest) => {
  void answer(request).then((message) => {
    parentPort!.postMessage(message);
  });
});
