import { CURRENT } from "../theory/channels.js";
import type { Answer, AnswerBody, Question } from "../theory/questions.js";
import { PING } from "../worker/messages.js";
import { type Later, workerWatchdog } from "./workerWatchdog.js";

/** The page's end of the solving worker. */
export interface SolverClient {
  /** Sends a question. Answers to older questions of the same channel are ignored from now on. */
  readonly ask: (channel: string, task: Question["task"]) => void;
  /** Forgets the questions of all other channels: a replacement worker is not asked them again. */
  readonly keep: (channels: ReadonlySet<string>) => void;
}

/** The methods of a Worker that the client uses. */
export interface Port {
  readonly postMessage: (question: Question | typeof PING) => void;
  readonly addEventListener: ((type: "message", listen: (event: MessageEvent<Answer | string>) => void) => void) &
    ((type: "error", listen: () => void) => void);
  readonly terminate: () => void;
}

const NOT_LOADED = "The solver could not be loaded. Check the network, then reload the page";

/**
 * Starts the solving worker and exchanges messages with it.
 *
 * The worker reads messages only between two points, and a single hard point can take half a minute. A worker that keeps a newer question
 * waiting is replaced by a new one, which is asked everything that is on the page.
 *
 * @param open   Starts a worker.
 * @param listen Receives the answers to the newest question of each channel, in order.
 * @param later  setTimeout.
 */
export function solverClient(
  open: () => Port,
  listen: (channel: string, body: AnswerBody) => void,
  later: Later,
): SolverClient {
  const newest = new Map<string, Question>();
  let count = 0;
  const opened = (): Port => {
    const worker = open();
    worker.addEventListener("message", ({ data }) => {
      if (worker !== port) return;
      if (typeof data === "string") {
        watch.alive(data === PING);
        return;
      }
      const { channel, id, body } = data;
      watch.answered(id);
      if (ASPECTS.some((aspect) => newest.get(channel + aspect)?.id === id)) listen(channel, body);
    });
    worker.addEventListener("error", () => {
      if (worker === port && !watch.hasResponded()) {
        listen(CURRENT, { kind: "refusal", parameter: "solver", message: NOT_LOADED });
      }
    });
    return worker;
  };
  const watch = workerWatchdog(
    later,
    () => port.postMessage(PING),
    () => {
      port.terminate();
      port = opened();
      for (const question of newest.values()) port.postMessage(question);
    },
  );
  let port = opened();
  return {
    ask: (channel, task) => {
      count += 1;
      const key = channel + aspectOf(task.kind);
      const question = { channel, id: count, task };
      if (newest.has(key)) watch.superseded(count);
      newest.set(key, question);
      port.postMessage(question);
    },
    keep: (channels) => {
      for (const [key, { channel }] of newest) if (!channels.has(channel)) newest.delete(key);
    },
  };
}

/** Questions about details and records do not replace the question about the curve itself. */
const ASPECTS = ["", "details", "records"] as const;

function aspectOf(kind: string): string {
  return ASPECTS.find((aspect) => aspect === kind) ?? "";
}
