import { expect, test } from "vitest";
import type { PointInput } from "../../../equations/point.js";
import { pointJson } from "../../../src/web/takeaway/pointJson.js";
import type { DetailsAnswer, ThresholdAnswer } from "../../../src/web/theory/questions.js";
import { solver } from "../../../src/web/theory/solver.js";
import { run } from "../../cli/inProcess.js";

const CASES: readonly PointInput[] = [
  { model: "kernel", activation: "relu", loss: "square", alpha: 2, epsilon: 0.1, lambda: 0.1 },
  { model: "linear", loss: "hinge", alpha: 1, epsilon: 0.1, lambda: 0 },
];

test.each(CASES)("pointJson is the record of raf solve --json: %j", async (input) => {
  let answer: DetailsAnswer | undefined;
  const question = { channel: "a", id: 1, task: { kind: "point", input } } as const;
  for await (const body of solver().answers(question, () => false)) if (body?.kind === "details") answer = body;
  const flags = Object.entries(input).map(([name, value]) => `--${name} ${value}`);
  const { exitCode, stdout } = await run(`solve ${flags.join(" ")} --json`);
  expect(exitCode).toBe(0);
  const own = pointJson(answer as DetailsAnswer);
  expect(JSON.parse(own)).toEqual(JSON.parse(stdout));
  expect(Object.keys(JSON.parse(own) as object)).toEqual(Object.keys(JSON.parse(stdout) as object));
});

test.each([
  { model: "rf", activation: "relu", kappa: 2, epsilon: 0.1, loss: "hinge", alpha: 3, lambda: 1 },
  { model: "kernel", activation: "erf", epsilon: 0.1, loss: "hinge", alpha: 3, lambda: 1 },
] as const)("pointJson is the record of raf threshold --json: %j", async (input) => {
  let answer: ThresholdAnswer | undefined;
  const question = { channel: "a", id: 1, task: { kind: "threshold", input } } as const;
  for await (const body of solver().answers(question, () => false)) if (body?.kind === "threshold") answer = body;
  const flags = Object.entries(input)
    .filter(([name]) => !["loss", "alpha", "lambda"].includes(name))
    .map(([name, value]) => `--${name} ${value}`);
  const { stdout } = await run(`threshold ${flags.join(" ")} --json`);
  const [own, other] = [pointJson(answer as ThresholdAnswer), stdout].map(
    (text) => JSON.parse(text) as { point: object },
  );
  expect(own).toEqual(other);
  expect(Object.keys(own ?? {})).toEqual(Object.keys(other ?? {}));
});
