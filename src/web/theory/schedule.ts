import { CURRENT, CURRENT_POINT } from "./channels.js";
import type { Answer, Question } from "./questions.js";
import type { Solver } from "./solver.js";

/** Functions of the worker that the schedule uses. */
export interface Surroundings {
  readonly post: (answer: Answer) => void;
  /** Time in milliseconds. */
  readonly now: () => number;
  /** Lets the worker receive messages. */
  readonly pause: () => Promise<void>;
}

/** Time between two checks for messages, in milliseconds. */
const SLICE = 12;
/** Time before the first partial answer, and between later ones, in milliseconds. */
const PATIENCE = { first: 25, later: 60 } as const;

/**
 * A scheduler that answers one question at a time: first the current point, then the current curve, then the pins.
 *
 * A question that was replaced by a newer one of its channel is dropped. A long task of a pin pauses while the current curve is solved.
 * Questions about a solved curve do not wait for references.
 *
 * @returns A function that accepts questions.
 */
export function schedule(solver: Solver, { post, now, pause }: Surroundings): (question: Question) => void {
  const waiting = new Map<string, Question>();
  const newest = new Map<string, number>();
  const unsolved = new Set<string>();
  let busy = false;

  const isReady = (question: Question): boolean => kindOf(question) !== "" && !unsolved.has(question.channel);
  const first = (suits: (question: Question) => boolean): Question | undefined => [...waiting.values()].find(suits);
  /** The question that interrupts a task of this channel, if any. */
  const urgent = (channel?: string): Question | undefined =>
    waiting.get(CURRENT_POINT) ??
    first(isReady) ??
    (channel === CURRENT || channel === CURRENT_POINT ? undefined : waiting.get(CURRENT));
  const taken = (question: Question | undefined): Question | undefined => {
    if (question !== undefined) waiting.delete(question.channel + kindOf(question));
    return question;
  };
  const next = (): Question | undefined =>
    taken(urgent() ?? first((question) => kindOf(question) === "") ?? waiting.values().next().value);
  const settle = (question: Question): void => {
    if (kindOf(question) === "" && !isVoid(question)) unsolved.delete(question.channel);
  };
  const work = async (question: Question): Promise<void> => {
    const { channel, id } = question;
    let shown = now();
    let slice = shown;
    let patience: number = PATIENCE.first;
    const due = (): boolean => now() - shown > patience;
    for await (const body of solver.answers(question, due)) {
      if (body !== undefined) {
        post({ channel, id, body });
        shown = now();
        patience = PATIENCE.later;
      }
      const solved = body !== undefined && (body.kind === "curve" || body.kind === "map") && body.complete;
      if (solved) settle(question);
      // References may take seconds. Questions about the solved curve are answered before.
      if (!solved && now() - slice < SLICE) continue;
      await pause();
      for (let other = taken(urgent(channel)); other !== undefined; other = taken(urgent(channel))) await work(other);
      if (isVoid(question)) return;
      slice = now();
    }
    settle(question);
  };
  const isVoid = (question: Question): boolean =>
    kindOf(question) === "" && newest.get(question.channel) !== question.id;
  const run = async (): Promise<void> => {
    busy = true;
    for (let question = next(); question !== undefined; question = next()) {
      if (!isVoid(question)) await work(question);
    }
    busy = false;
  };
  return (question) => {
    if (kindOf(question) === "") {
      newest.set(question.channel, question.id);
      unsolved.add(question.channel);
    }
    waiting.set(question.channel + kindOf(question), question);
    if (!busy) void run();
  };
}

/** Questions about a solved curve do not replace the question about the curve. */
function kindOf({ task }: Question): string {
  return task.kind === "details" || task.kind === "records" ? ` ${task.kind}` : "";
}
