import { expect, test } from "vitest";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { HEAD, mistakesOfPlan } from "./mistakesOfPlan.js";

test("readPlan lays the small section over the plan when it is asked to", async () => {
  const text = `${HEAD.replace("alpha: 2, ", "")}axes: {alpha: {from: 1, to: 2, count: 1000}}
small: {axes: {alpha: [1, 2]}}
`;
  expect((await readPlan(text, "p")).axes[0]?.points).toHaveLength(1000);
  expect((await readPlan(text, "p", { size: "small" })).axes[0]?.points).toHaveLength(2);
  const wrong = readPlan(text.replace("[1, 2]", "[1, -2]"), "p", { size: "small" });
  await expect(wrong).rejects.toThrow("p:5: axes.alpha[1] must be in (0, Infinity); got -2");
});

test("readPlan tells mistakes of form in the small section in every run", async () => {
  const [key, value] = await mistakesOfPlan(`${HEAD}small:\n  foo: 3\n  axes: {kappa: [-1]}\n`);
  expect(key).toMatch(/^5: foo is not a key here; the keys are \{name, fixed, /);
  expect(value).toMatch(/^6: axes\.kappa\[0\] must be in \(0, Infinity\); got -1$/);
  expect(await mistakesOfPlan(`${HEAD}small: 3\n`)).toEqual([
    "4: small must be a part of a plan; it is laid over the plan for a trial",
  ]);
});

test("readPlan refuses to lay a small section over a plan that has none: it would be the whole study", async () => {
  await expect(readPlan(HEAD, "p", { size: "small" })).rejects.toThrow(
    "p:1: small is missing; it is laid over the plan",
  );
  await expect(readPlan(`${HEAD}small: 3\n`, "p", { size: "small" })).rejects.toThrow("p:4: small must be a part of a");
});
