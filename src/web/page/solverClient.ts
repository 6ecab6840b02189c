import { CURRENT } from "../theory/channels.js";
import type { Answer, AnswerBody, Question } from "../theory/questions.js";
import { PING } from "../worker/messages.js";
import { type Later, workerWatchdog } from "./workerWatchdog.js";

/** The worker, as the page sees it. */
export interface SolverClient {
  /** Asks; a newer question on the same channel makes the answers to an older one unheard. */
  readonly ask: (channel: string, task: Question["task"]) => void;
  /** Channels that the page still has: a worker that takes the place of a stuck one is asked about no others. */
  readonly keep: (channels: ReadonlySet<string>) => void;
}

/** Of the worker: what is needed of it. */
export interface Port {
  readonly postMessage: (question: Question | typeof PING) => void;
  readonly addEventListener: ((type: "message", listen: (event: MessageEvent<Answer | string>) => void) => void) &
    ((type: "error", listen: () => void) => void);
  readonly terminate: () => void;
}

/** Runs a piece of work when the screen is drawn next. */
export type AtNextFrame = (work: () => void) => void;

const NOT_LOADED = "The solver of this page could not be loaded: reload the page when the network is back";

/**
 * The page's end of the worker.
 *
 * The curve that follows the knobs is heard at once. Everything that may come a moment later, such as its marks, is heard together when
 * the screen is drawn next: one drawing instead of one for each, which would stand in the way of the next curve.
 *
 * A worker looks at its questions between two points only, and a single hard point may take half a minute. One that lets a newer question
 * wait is replaced by another, which is asked what is on the page.
 *
 * @param open        Opens a worker.
 * @param listen      Hears the answers to the newest question of each channel, in their order.
 * @param atNextFrame Of the window.
 * @param later       Of the window.
 */
export function solverClient(
  open: () => Port,
  listen: (channel: string, body: AnswerBody) => void,
  atNextFrame: AtNextFrame,
  later: Later,
): SolverClient {
  const newest = new Map<string, Question>();
  let count = 0;
  let unheard: Answer[] = [];
  const hear = (): void => {
    const answers = unheard;
    unheard = [];
    for (const { channel, id, body } of answers) {
      if (ASPECTS.some((aspect) => newest.get(channel + aspect)?.id === id)) listen(channel, body);
    }
  };
  const opened = (): Port => {
    const worker = open();
    worker.addEventListener("message", ({ data }) => {
      if (worker !== port) return;
      if (typeof data === "string") {
        watch.alive(data === PING);
        return;
      }
      watch.answered(data.id);
      unheard.push(data);
      if (isUrgent(data)) hear();
      else if (unheard.length === 1) atNextFrame(hear);
    });
    worker.addEventListener("error", () => {
      if (worker === port && !watch.begun()) {
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
      unheard = [];
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
      if (newest.has(key)) watch.overtaken(count);
      newest.set(key, question);
      port.postMessage(question);
    },
    keep: (channels) => {
      for (const [key, { channel }] of newest) if (!channels.has(channel)) newest.delete(key);
    },
  };
}

function isUrgent({ channel, body: { kind } }: Answer): boolean {
  return kind === "records" || (channel === CURRENT && (kind === "curve" || kind === "map"));
}

/** Details and records of a solved curve are questions of their own: they do not make the curve's unheard. */
const ASPECTS = ["", "details", "records"] as const;

function aspectOf(kind: string): string {
  return ASPECTS.find((aspect) => aspect === kind) ?? "";
}
