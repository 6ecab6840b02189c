import { expect, test } from "vitest";
import { CURRENT, CURRENT_POINT } from "../../../src/web/theory/channels.js";
import type { Answer, Question } from "../../../src/web/theory/questions.js";
import { schedule } from "../../../src/web/theory/schedule.js";
import type { Solver } from "../../../src/web/theory/solver.js";

const POINT = { model: "linear", loss: "square", alpha: 2, epsilon: 0.1, lambda: 1 } as const;
const question = (channel: string, id: number, kind: "point" | "records" = "point"): Question => ({
  channel,
  id,
  task: kind === "point" ? { kind, input: POINT } : { kind, of: { kind: "capacity", input: POINT, epsilons: [] } },
});

/** A solver of so many steps, each of which takes longer than a slice, and a log of its steps. */
function slowly(steps: number): { readonly solver: Solver; readonly log: string[] } {
  const log: string[] = [];
  const solver: Solver = {
    answers: async function* ({ channel, id }) {
      await Promise.resolve();
      for (let step = 1; step <= steps; step++) {
        log.push(`${channel} ${id}.${step}`);
        yield undefined;
      }
      yield { kind: "progress", share: id };
    },
  };
  return { solver, log };
}

async function run(
  steps: number,
  questions: readonly Question[],
  later: readonly Question[] = [],
): Promise<{ readonly log: string[]; readonly answered: string[] }> {
  const { solver, log } = slowly(steps);
  const answered: string[] = [];
  let time = 0;
  let pauses = 0;
  const post = ({ channel, id }: Answer): void => void answered.push(`${channel} ${id}`);
  const ask = schedule(solver, {
    post,
    now: () => (time += 100),
    pause: () => {
      pauses += 1;
      if (pauses === 1) later.forEach(ask);
      return Promise.resolve();
    },
  });
  questions.forEach(ask);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { log, answered };
}

test("schedule answers every channel", async () => {
  const { answered } = await run(2, [question("pin 1", 1), question("pin 2", 2)]);
  expect(answered).toEqual(["pin 1 1", "pin 2 2"]);
});

test("schedule drops a question where it stands when a newer one comes on its channel", async () => {
  const { log, answered } = await run(5, [question(CURRENT, 1)], [question(CURRENT, 2), question(CURRENT, 3)]);
  expect(answered).toEqual([`${CURRENT} 3`]);
  expect(log.filter((step) => step.startsWith(`${CURRENT} 1`))).toHaveLength(1);
  expect(log.some((step) => step.startsWith(`${CURRENT} 2`))).toBe(false);
});

test("schedule lets the current curve go before a long question of another channel, which it then goes on with", async () => {
  const { log, answered } = await run(3, [question("pin 1", 1)], [question(CURRENT, 2)]);
  expect(answered).toEqual([`${CURRENT} 2`, "pin 1 1"]);
  expect(log.filter((step) => step.startsWith("pin"))).toEqual(["pin 1 1.1", "pin 1 1.2", "pin 1 1.3"]);
});

test("schedule does not let a question about a curve make the curve void", async () => {
  const { answered } = await run(3, [question(CURRENT, 1)], [question(CURRENT, 2, "records")]);
  expect(answered).toEqual([`${CURRENT} 1`, `${CURRENT} 2`]);
});

test("schedule solves the point of the knobs before the current curve, and in the middle of one that is being solved", async () => {
  const asked = await run(2, [question("pin 1", 1)], [question(CURRENT, 2), question(CURRENT_POINT, 3)]);
  expect(asked.answered).toEqual([`${CURRENT_POINT} 3`, `${CURRENT} 2`, "pin 1 1"]);
  const during = await run(2, [question(CURRENT, 1)], [question(CURRENT_POINT, 2)]);
  expect(during.answered).toEqual([`${CURRENT_POINT} 2`, `${CURRENT} 1`]);
});

test("schedule answers what is asked about a solved curve before its references, and not before it is solved", async () => {
  const answered: string[] = [];
  const curve = { x: [], y: [], values: [], unsolved: [], marksFollow: true, milliseconds: 1, kind: "curve" } as const;
  const later: Question[] = [question(CURRENT, 2, "records")];
  const solver: Solver = {
    answers: async function* ({ task }) {
      await Promise.resolve();
      if (task.kind === "records") {
        yield { kind: "records", values: [], records: [] };
        return;
      }
      yield { ...curve, complete: false };
      yield undefined;
      yield { ...curve, complete: true };
      yield { kind: "marks", complete: true };
    },
  };
  let time = 0;
  const ask = schedule(solver, {
    post: ({ body }) => void answered.push(body.kind === "curve" ? `curve ${body.complete}` : body.kind),
    now: () => (time += 100),
    pause: () => {
      later.splice(0).forEach(ask);
      return Promise.resolve();
    },
  });
  ask(question(CURRENT, 1));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(answered).toEqual(["curve false", "curve true", "records", "marks"]);
});
