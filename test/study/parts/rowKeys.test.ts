import { expect, test } from "vitest";
import { rowKeys } from "../../../src/study/parts/rowKeys.js";
import { rowParameters, type StudyPart, studyParts } from "../../../src/study/parts/studyPart.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";

async function partOf(text: string): Promise<StudyPart> {
  return studyParts(await readPlan(`name: n\n${text}`, "p"))[0]!;
}

function keysOf(part: StudyPart): string[] {
  return Array.from({ length: part.rows }, (_, row) => rowKeys(part)(row));
}

const BASE = "fixed: {model: kernel, loss: hinge, epsilon: 0.1, gamma: 1}";

test("rowKeys are the same for the same point wherever a plan has it", async () => {
  const plain = await partOf(`${BASE}\naxes: {alpha: [1, 2, 3], lambda: [0.1, 1]}\ncompute: points`);
  // Parameters fixed for another case of a plan: a kernel has no kappa.
  const wide = { ...plain, fixed: { ...plain.fixed, kappa: 3 } };
  const turned = await partOf(`${BASE}\naxes: {lambda: [1, 7], alpha: [2, 4]}\ncompute: points\nkeep: [m]`);
  const point = ({ alpha, lambda }: Record<string, unknown>): string => `${String(alpha)} ${String(lambda)}`;
  const byPoint = new Map(keysOf(wide).map((key, row) => [point(rowParameters(wide, row)), key]));
  const shared = keysOf(turned).filter((key, row) => byPoint.get(point(rowParameters(turned, row))) === key);
  expect(shared).toHaveLength(1);
  expect(new Set([...byPoint.values(), ...keysOf(turned)]).size).toBe(wide.rows + turned.rows - 1);
});

test("rowKeys differ between computations and their options", async () => {
  const computes = ["points", "optimum", "{optimum: {objective: memorization}}", "thresholds", "bayes"];
  const keys = await Promise.all(
    computes.map(async (compute) =>
      keysOf(await partOf(`${BASE}\ncompute: [${compute}]`.replace("{model", "{alpha: 1, lambda: 1, model"))),
    ),
  );
  expect(new Set(keys.flat()).size).toBe(computes.length);
});

test("rowKeys of replicas hold size, replica, seed and the whole path of lambda", async () => {
  const text = (lambdas: string, seed: number): string =>
    `fixed: {model: linear, loss: square, epsilon: 0.1, alpha: 2}\naxes: {lambda: ${lambdas}}\ncompute: {replicas: {sizes: [20, 40], replicas: 3, seed: ${seed}}}`;
  const part = await partOf(text("[0.1, 1]", 1));
  expect(part.rows).toBe(12);
  expect(part.unitRows).toBe(2);
  const parts = [part, await partOf(text("[0.1, 2]", 1)), await partOf(text("[0.1, 1]", 2))];
  expect(new Set(parts.flatMap(keysOf)).size).toBe(36);
});

test("rowKeys of replicas tell centered kernels from plain ones, and plain is what is meant without the option", async () => {
  const text = (option: string): string =>
    `fixed: {model: kernel, activation: relu, loss: hinge, epsilon: 0.1, alpha: 2, lambda: 1}\ncompute: {replicas: {sizes: [20], replicas: 3, seed: 1${option}}}`;
  const [without, plain, centered] = await Promise.all(
    ["", ", centered: false", ", centered: true"].map(async (option) => keysOf(await partOf(text(option)))),
  );
  expect(plain).toEqual(without);
  expect(new Set([...plain!, ...centered!]).size).toBe(6);
});

test("rowKeys tell 0+ from infinity and equal numbers apart from nothing", async () => {
  const keys = async (lambdas: string): Promise<string[]> =>
    keysOf(await partOf(`${BASE}\naxes: {alpha: [2], lambda: [${lambdas}]}\ncompute: points`));
  const [zero, infinity, one] = await keys("0+, inf, 1");
  expect(await keys("1e0")).toEqual([one]);
  expect(new Set([zero, infinity, one]).size).toBe(3);
  expect(one).toMatch(/^[0-9a-f]{24}$/);
});
