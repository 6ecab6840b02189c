import { expect, test } from "vitest";
import { zeroNetworkLambda } from "../../equations/matrixLimits.js";
import { anyModelOf } from "../../equations/point.js";
import type { MatrixModel } from "../../equations/types.js";
import { matrixSaddlePoint } from "../../src/solver/matrixSaddlePoint.js";
import { followedStart, thickenedStart } from "../../src/solver/matrixStarts.js";
import { requireSolved } from "../../src/solver/solution.js";

const REGULAR = { name: "regular" } as const;

/** Nearly noiseless labels in plenty, where the equations hold to rounding on a long line; lambda against that of the zero network. */
function modelAt(share: number, alpha = 300): MatrixModel {
  const point = { model: "quadratic", loss: "squared-hinge", width: 2, alpha, epsilon: 0, lambda: 1 } as const;
  const model = anyModelOf(point) as MatrixModel;
  return { ...model, lambda: share * zeroNetworkLambda(model) };
}

test.each([
  ["followed down in lambda", modelAt(1e-5), followedStart, 100],
  ["followed up in lambda", modelAt(0.9), followedStart, 29],
  ["followed up in alpha", modelAt(1e-5), thickenedStart, 200],
] as const)(
  "a start %s is the solution, and the line through the last two points saves evaluations",
  (_way, model, rescue, most) => {
    const { place, evaluations } = rescue(model, REGULAR, zeroNetworkLambda(model))!;
    const { coordinates } = requireSolved(matrixSaddlePoint(model, { tolerance: 1e-10 }));
    const { x, y, z } = coordinates as { x: number; y: number; z: number };
    [x, y, z].forEach((value, i) => {
      expect(place[i]).toBeCloseTo(value, 6);
    });
    expect(evaluations).toBeLessThan(most);
  },
);

test("thickenedStart is only for many samples", () => {
  expect(thickenedStart(modelAt(1e-5, 5), REGULAR)).toBeUndefined();
});
