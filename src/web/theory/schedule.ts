import type { Answer, Question } from "./questions.js";
import type { Solver } from "./solver.js";

/** What the schedule needs of its surroundings. */
export interface Surroundings {
  readonly post: (answer: Answer) => void;
  /** Milliseconds from anywhere. */
  readonly now: () => number;
  /** Lets messages in. */
  readonly pause: () => Promise<void>;
}

/** The channel of the curve that follows the knobs: it goes before all others. */
export const CURRENT = "current";

/** Work between two looks at the messages, and the wait after which a slow task is shown in part, in milliseconds. */
const SLICE = 12;
const PATIENCE = 60;

/**
 * One question at a time, the newest of each channel, the current curve first.
 *
 * A question that is overtaken on its channel is dropped where it stands. A long one of another channel waits while the current curve is
 * solved.
 *
 * @returns What takes the questions.
 */
export function schedule(solver: Solver, { post, now, pause }: Surroundings): (question: Question) => void {
  const waiting = new Map<string, Question>();
  const newest = new Map<string, number>();
  let busy = false;

  const next = (): Question | undefined => {
    const question = waiting.get(CURRENT) ?? waiting.values().next().value;
    if (question !== undefined) waiting.delete(question.channel + kindOf(question));
    return question;
  };
  const work = async (question: Question): Promise<void> => {
    const { channel, id } = question;
    let shown = now();
    let slice = shown;
    const due = (): boolean => now() - shown > PATIENCE;
    for await (const body of solver.answers(question, due)) {
      if (body !== undefined) {
        post({ channel, id, body });
        shown = now();
      }
      if (now() - slice < SLICE) continue;
      await pause();
      while (channel !== CURRENT && waiting.has(CURRENT)) await work(next() as Question);
      if (isVoid(question)) return;
      slice = now();
    }
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
    if (kindOf(question) === "") newest.set(question.channel, question.id);
    waiting.set(question.channel + kindOf(question), question);
    if (!busy) void run();
  };
}

/** Questions about a solved curve do not make the curve void. */
function kindOf({ task }: Question): string {
  return task.kind === "details" || task.kind === "records" ? ` ${task.kind}` : "";
}
