import { expect, test } from "vitest";
import { type Port, solverClient } from "../../../src/web/page/solverClient.js";
import { CURRENT } from "../../../src/web/theory/channels.js";
import type { Answer, AnswerBody, Question } from "../../../src/web/theory/questions.js";
import { PING } from "../../../src/web/worker/messages.js";

const CURRENT_POINT = {
  kind: "point",
  input: { model: "linear", loss: "square", alpha: 1, epsilon: 0, lambda: 1 },
} as const;
const CURVE = {
  kind: "curve",
  values: [],
  x: [],
  y: [],
  unsolved: [],
  complete: true,
} as Partial<AnswerBody> as AnswerBody;
const MARKS: AnswerBody = { kind: "marks", complete: true };
const PROGRESS: AnswerBody = { kind: "progress", share: 0.5 };

/** A client whose workers and clock are in the hands of the test. */
function staged(): {
  readonly heard: string[];
  /** Messages of every worker, and whether it was ended. */
  readonly workers: { readonly told: (Question | string)[]; ended: boolean }[];
  readonly sign: () => void;
  readonly wait: () => void;
  readonly keep: (channels: readonly string[]) => void;
  readonly ask: (channel: string) => number;
  readonly answer: (channel: string, id: number, body: AnswerBody) => void;
} {
  const heard: string[] = [];
  const workers: { told: (Question | string)[]; ended: boolean }[] = [];
  let say: (event: MessageEvent<Answer | string>) => void = () => undefined;
  const alarms: (() => void)[] = [];
  let count = 0;
  const open = (): Port => {
    const worker: (typeof workers)[number] = { told: [], ended: false };
    workers.push(worker);
    return {
      postMessage: (question) => void worker.told.push(question),
      addEventListener: (type: string, listen: unknown) => {
        if (type === "message") say = listen as typeof say;
      },
      terminate: () => {
        worker.ended = true;
      },
    };
  };
  const client = solverClient(
    open,
    (channel, { kind }) => heard.push(`${channel} ${kind}`),
    (work) => alarms.push(work),
  );
  return {
    heard,
    workers,
    sign: () => say({ data: PING } as MessageEvent<string>),
    wait: () => {
      for (let times = 0; times < 3; times++) for (const alarm of alarms.splice(0)) alarm();
    },
    keep: (channels) => client.keep(new Set(channels)),
    ask: (channel) => {
      client.ask(channel, CURRENT_POINT);
      count += 1;
      return count;
    },
    answer: (channel, id, body) => say({ data: { channel, id, body } } as MessageEvent<Answer>),
  };
}

test("solverClient hears answers in their order, each at once", () => {
  const { heard, ask, answer } = staged();
  const [current, currentPoint] = [ask(CURRENT), ask("currentPoint")];
  answer(CURRENT, current, PROGRESS);
  expect(heard).toEqual(["current progress"]);
  answer("currentPoint", currentPoint, MARKS);
  answer(CURRENT, current, CURVE);
  answer(CURRENT, current, MARKS);
  expect(heard.slice(1)).toEqual(["currentPoint marks", "current curve", "current marks"]);
});

test("solverClient does not hear what a newer question has overtaken", () => {
  const { heard, ask, answer } = staged();
  const first = ask(CURRENT);
  const second = ask(CURRENT);
  answer(CURRENT, first, CURVE);
  expect(heard).toEqual([]);
  answer(CURRENT, second, CURVE);
  expect(heard).toEqual(["current curve"]);
});

test("solverClient replaces a worker that sits on a void question and hears no newer one, and asks what is on the page", () => {
  const { heard, workers, ask, answer, sign, wait, keep } = staged();
  sign();
  ask("pin 0");
  ask("pin 1");
  ask(CURRENT);
  const newer = ask(CURRENT);
  keep(["pin 1", CURRENT]);
  wait();
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  expect(workers[0]?.told.at(-1)).toBe(PING);
  expect(workers[1]?.told.map((told) => (typeof told === "string" ? told : told.channel))).toEqual(["pin 1", CURRENT]);
  answer(CURRENT, newer, CURVE);
  expect(heard).toEqual(["current curve"]);
});

test("solverClient leaves a worker alone that answers, that gives a sign, that is still loaded, or that sits on the newest question", () => {
  const answering = staged();
  answering.sign();
  answering.ask(CURRENT);
  answering.answer(CURRENT, answering.ask(CURRENT), CURVE);
  answering.wait();
  const newest = staged();
  newest.sign();
  newest.ask(CURRENT);
  newest.ask("currentPoint");
  newest.wait();
  const loading = staged();
  loading.ask(CURRENT);
  loading.ask(CURRENT);
  loading.wait();
  for (const { workers } of [answering, newest, loading]) expect(workers).toHaveLength(1);
});
