import { expect, test } from "vitest";
import { besideKinks, smoothPiecesOf } from "../../../equations/channels/smoothPieces.js";
import { lossFromExpression } from "../../../equations/lossExpression.js";
import { hinge, square, squaredHinge } from "../../../equations/losses.js";

test("smoothPiecesOf a loss join at its kinks, with the slopes and curvatures on either side", async () => {
  const loss = await lossFromExpression("max(0, 1 - u)^2 + max(0, -u) + exp(-u) / 5");
  expect(loss.kinks).toEqual([0, 1]);
  const pieces = smoothPiecesOf(loss);
  expect(pieces.map(({ from, to }) => [from, to])).toEqual([
    [Number.NEGATIVE_INFINITY, 0],
    [0, 1],
    [1, Number.POSITIVE_INFINITY],
  ]);
  for (const { from, to, x, slope, curvature, group, groupLength } of pieces) {
    if (Number.isFinite(from)) expect(x[0]).toBe(from);
    if (Number.isFinite(to)) expect(x[x.length - 1]).toBe(to);
    for (let k = 0; k < x.length; k++) {
      const inside = besideKinks(x[k]!, from, to);
      expect(slope[k]).toBe(loss.slope(inside));
      expect(curvature[k]).toBe(loss.curvature(inside));
      if (k + 1 === x.length) continue;
      expect(x[k + 1]).toBeGreaterThan(x[k]!);
      const last = group.lastIndexOf(group[k]!);
      expect(groupLength[k]).toBe(x[last + 1]! - x[group[k]!]!);
    }
  }
});

test("smoothPiecesOf losses that are a parabola between their kinks are one group of cells each", () => {
  for (const loss of [square, hinge, squaredHinge]) {
    // A loss of its own: the pieces of a known one are remembered.
    const pieces = smoothPiecesOf({ ...loss });
    expect(pieces.length).toBe(loss.kinks.length + 1);
    for (const { group } of pieces) expect(new Set(group)).toEqual(new Set([0]));
  }
});

test("smoothPiecesOf a loss with a sharp bend have groups as short as the bend, and long ones elsewhere", async () => {
  const loss = await lossFromExpression("max(0, -3 - u) + log(1 + exp(-300 * u)) / 300");
  const [, right] = smoothPiecesOf(loss);
  const lengthAt = (u: number): number => right!.groupLength[right!.x.findIndex((end) => end > u) - 1]!;
  for (const u of [-0.005, 0, 0.005]) expect(lengthAt(u)).toBeLessThan(0.1);
  for (const u of [-2, 200]) expect(lengthAt(u)).toBeGreaterThan(2);
});

test("besideKinks keeps margins off the kinks and leaves the others", () => {
  expect(besideKinks(0.3, 0, 1)).toBe(0.3);
  expect(besideKinks(1, 0, 1)).toBeLessThan(1);
  expect(besideKinks(0, 0, 1)).toBeGreaterThan(0);
  expect(besideKinks(-1e9, Number.NEGATIVE_INFINITY, 1)).toBe(-1e9);
});
