import { expect, test } from "vitest";
import { curve } from "../../src/sweep/curve.js";

const POINT = {
  model: "linear",
  loss: "square",
  alpha: 2,
  epsilon: 0.1,
  lambda: 1,
  algorithm: "gradient-descent",
  eta: 0.1,
  steps: 5,
} as const;

test("where steps are unstable a curve has a point that diverged, and says at which eta it would not", () => {
  const points = curve(POINT, "lambda", [1, 10, 100, Number.POSITIVE_INFINITY]);
  expect(points.map(({ solution }) => solution.status)).toEqual(["converged", "converged", "diverged", "diverged"]);
  expect(points[2]!.solution).toMatchObject({
    message: expect.stringMatching(/^eta must lie in \(0, 0\.0188985/) as string,
  });
});

test("a curve along steps that are all unstable is refused", () => {
  expect(() => curve(POINT, "eta", [1, 10])).toThrow("eta must lie in (0, 0.29289");
  expect(() => curve({ ...POINT, loss: "hinge" }, "eta", [0.1])).toThrow("squared-hinge");
});
