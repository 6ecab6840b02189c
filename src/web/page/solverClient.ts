import type { Answer, AnswerBody, Question } from "../theory/questions.js";
import { CURRENT } from "../theory/schedule.js";

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

/** Runs a piece of work when the screen is drawn next. */
export type AtNextFrame = (work: () => void) => void;

/**
 * The page's end of the worker.
 *
 * The curve that follows the knobs is heard at once. Everything that may come a moment later, such as its marks, is heard together when
 * the screen is drawn next: one drawing instead of one for each, which would stand in the way of the next curve.
 *
 * @param port        The worker.
 * @param listen      Hears the answers to the newest question of each channel, in their order.
 * @param atNextFrame Of the window.
 */
export function solverClient(
  port: Port,
  listen: (channel: string, body: AnswerBody) => void,
  atNextFrame: AtNextFrame,
): SolverClient {
  const newest = new Map<string, number>();
  let count = 0;
  let unheard: Answer[] = [];
  const hear = (): void => {
    const answers = unheard;
    unheard = [];
    for (const { channel, id, body } of answers) {
      if (ASPECTS.some((aspect) => newest.get(channel + aspect) === id)) listen(channel, body);
    }
  };
  port.addEventListener("message", ({ data }) => {
    if (typeof data === "string") return;
    unheard.push(data);
    if (isUrgent(data)) hear();
    else if (unheard.length === 1) atNextFrame(hear);
  });
  return {
    ask: (channel, task) => {
      count += 1;
      newest.set(channel + aspectOf(task.kind), count);
      port.postMessage({ channel, id: count, task });
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
