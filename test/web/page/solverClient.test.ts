import { expect, test } from "vitest";
import { type Port, solverClient } from "../../../src/web/page/solverClient.js";
import type { Answer, AnswerBody, Question } from "../../../src/web/theory/questions.js";
import { CURRENT } from "../../../src/web/theory/schedule.js";

const POINT = { kind: "point", input: { model: "linear", loss: "square", alpha: 1, epsilon: 0, lambda: 1 } } as const;
const CURVE = { kind: "curve", values: [], x: [], y: [], unsolved: [], complete: true } as unknown as AnswerBody;
const MARKS: AnswerBody = { kind: "marks", complete: true };
const PROGRESS: AnswerBody = { kind: "progress", share: 0.5 };

/** A client whose worker and screen are in the hands of the test. */
function staged(): {
  readonly heard: string[];
  readonly ask: (channel: string) => number;
  readonly answer: (channel: string, id: number, body: AnswerBody) => void;
  readonly frame: () => void;
} {
  const heard: string[] = [];
  const asked: Question[] = [];
  let say: (event: MessageEvent<Answer | string>) => void = () => undefined;
  let frames: (() => void)[] = [];
  const port: Port = {
    postMessage: (question) => asked.push(question),
    addEventListener: (_type, listen) => {
      say = listen;
    },
  };
  const client = solverClient(
    port,
    (channel, { kind }) => heard.push(`${channel} ${kind}`),
    (work) => frames.push(work),
  );
  return {
    heard,
    ask: (channel) => {
      client.ask(channel, POINT);
      return asked.at(-1)?.id ?? 0;
    },
    answer: (channel, id, body) => say({ data: { channel, id, body } } as MessageEvent<Answer>),
    frame: () => {
      const due = frames;
      frames = [];
      for (const work of due) work();
    },
  };
}

test("solverClient hears the curve of the knobs at once, and what follows it together at the next frame", () => {
  const { heard, ask, answer, frame } = staged();
  const [current, probe] = [ask(CURRENT), ask("probe")];
  answer(CURRENT, current, CURVE);
  expect(heard).toEqual(["current curve"]);
  answer(CURRENT, current, MARKS);
  answer("probe", probe, MARKS);
  expect(heard).toEqual(["current curve"]);
  frame();
  expect(heard).toEqual(["current curve", "current marks", "probe marks"]);
});

test("solverClient keeps the order of answers: progress is heard before the curve that ends it", () => {
  const { heard, ask, answer, frame } = staged();
  const id = ask(CURRENT);
  answer(CURRENT, id, PROGRESS);
  answer(CURRENT, id, CURVE);
  frame();
  expect(heard).toEqual(["current progress", "current curve"]);
});

test("solverClient does not hear what a newer question has overtaken, not even when it came before that", () => {
  const { heard, ask, answer, frame } = staged();
  const first = ask(CURRENT);
  answer(CURRENT, first, MARKS);
  const second = ask(CURRENT);
  answer(CURRENT, first, CURVE);
  frame();
  expect(heard).toEqual([]);
  answer(CURRENT, second, CURVE);
  expect(heard).toEqual(["current curve"]);
});
