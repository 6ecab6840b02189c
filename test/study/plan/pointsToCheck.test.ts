import { expect, test } from "vitest";
import type { Axis, Plan, PlanParameter } from "../../../src/study/plan/plan.js";
import { pointsToCheck } from "../../../src/study/plan/pointsToCheck.js";

const axis = (name: PlanParameter, ...values: (number | string)[]): Axis => ({
  names: [name],
  points: values.map((value) => [value]),
});
const PLAN: Plan = { name: "n", fixed: { epsilon: 0.1 }, cases: [], axes: [], compute: [{ kind: "points" }] };

test("pointsToCheck are the one point of a plan without axes, with what is fixed", () => {
  const points = [...pointsToCheck(PLAN)];
  expect(points.map(({ parameters, label }) => [parameters, label])).toEqual([[{ epsilon: 0.1 }, undefined]]);
  expect(points[0]!.pathOf("epsilon")).toEqual(["fixed", "epsilon"]);
  expect(points[0]!.pathOf("kappa")).toEqual(["fixed"]);
});

test("pointsToCheck have every name of an axis and the ends of every number, each in every case, and know where they stand", () => {
  const axes = [axis("loss", "square", "hinge", "logistic"), axis("alpha", 2, 7, 1, 5, 9, 3)];
  const cases = [
    { label: "a", parameters: { kappa: 1 } },
    { label: "b", parameters: { kappa: 2 } },
  ];
  const points = [...pointsToCheck({ ...PLAN, axes, cases })];
  const own = points.map(
    ({ parameters: { loss, alpha, kappa } }) => `${loss as string} ${alpha as number} ${kappa as number}`,
  );
  const expected = ["square 2", "hinge 2", "logistic 2", "square 1", "square 9"];
  expect(own).toEqual([...expected.map((text) => `${text} 1`), ...expected.map((text) => `${text} 2`)]);
  expect(points[2]!.pathOf("loss")).toEqual(["axes", "loss", 2]);
  expect(points[9]!.pathOf("alpha")).toEqual(["axes", "alpha", 4]);
  expect(points[9]!.pathOf("kappa")).toEqual(["cases", 1, "kappa"]);
});

test("pointsToCheck of a joint design are those where each of its parameters is least and largest", () => {
  const joint: Axis = {
    names: ["alpha", "kappa"],
    points: [
      [2, 2],
      [3, 1],
      [1, 3],
      [2, 2],
    ],
  };
  const points = [...pointsToCheck({ ...PLAN, axes: [joint] })];
  expect(points.map(({ parameters }) => parameters["alpha"])).toEqual([2, 1, 3]);
  expect(points[0]!.pathOf("kappa")).toEqual(["axes", "joint", "over", "kappa"]);
});
