import { CURRENT, CURRENT_POINT } from "./channels.js";
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

/** Work between two looks at the messages, and the wait after which a slow task is shown in part, in milliseconds. */
const SLICE = 12;
const PATIENCE = 60;

/**
 * One question at a time, the newest of each channel, the point of the knobs first and the current curve next.
 *
 * A question that is overtaken on its channel is dropped where it stands. A long one of another channel waits while the current curve is
 * solved. What is asked about a solved curve does not wait for the references of any.
 *
 * @returns What takes the questions.
 */
export function schedule(solver: Solver, { post, now, pause }: Surroundings): (question: Question) => void {
  const waiting = new Map<string, Question>();
  const newest = new Map<string, number>();
  const unsolved = new Set<string>();
  let busy = false;

  const isReady = (question: Question): boolean => kindOf(question) !== "" && !unsolved.has(question.channel);
  const first = (suits: (question: Question) => boolean): Question | undefined => [...waiting.values()].find(suits);
  /** What goes before the rest of a question of this channel. */
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
    const due = (): boolean => now() - shown > PATIENCE;
    for await (const body of solver.answers(question, due)) {
      if (body !== undefined) {
        post({ channel, id, body });
        shown = now();
      }
      const solved = body !== undefined && (body.kind === "curve" || body.kind === "map") && body.complete;
      if (solved) settle(question);
      // What follows a solved curve may take seconds: whoever asks about it is let in before.
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

/** Questions about a solved curve do not make the curve void. */
function kindOf({ task }: Question): string {
  return task.kind === "details" || task.kind === "records" ? ` ${task.kind}` : "";
}
