import type { Answer, AnswerBody, Question } from "../theory/questions.js";

/** The worker, as the page sees it. */
export interface SolverClient {
  /** Asks; a newer question on the same channel makes the answers to an older one unheard. */
  readonly ask: (channel: string, task: Question["task"]) => void;
}

/** Of the worker: what is needed of it. */
export interface Port {
  readonly postMessage: (question: Question) => void;
  readonly addEventListener: (type: "message", listen: (event: MessageEvent<Answer | string>) => void) => void;
}

/**
 * The page's end of the worker.
 *
 * @param port   The worker.
 * @param listen Hears the answers to the newest question of each channel.
 */
export function solverClient(port: Port, listen: (channel: string, body: AnswerBody) => void): SolverClient {
  const newest = new Map<string, number>();
  let count = 0;
  port.addEventListener("message", ({ data }) => {
    if (typeof data === "string") return;
    const { channel, id, body } = data;
    if (ASPECTS.some((aspect) => newest.get(channel + aspect) === id)) listen(channel, body);
  });
  return {
    ask: (channel, task) => {
      count += 1;
      newest.set(channel + aspectOf(task.kind), count);
      port.postMessage({ channel, id: count, task });
    },
  };
}

/** Details and records of a solved curve are questions of their own: they do not make the curve's unheard. */
const ASPECTS = ["", "details", "records"] as const;

function aspectOf(kind: string): string {
  return ASPECTS.find((aspect) => aspect === kind) ?? "";
}
