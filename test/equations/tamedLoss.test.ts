import { describe, expect, test } from "vitest";
import { parseExpression } from "../../equations/expression.js";
import { type TamedLoss, tamedLoss } from "../../equations/tamedLoss.js";

const tamed = async (text: string): Promise<TamedLoss> =>
  tamedLoss(text, await parseExpression("loss", "loss", text, "u"));
const MARGINS = [-800, -12.3, -7.2, -6.9, -3, -0.4, 0, 0.6, 2.5, 7.3, 30, 250, 800];

test("tamedLoss is the expression itself as far as that is finite", async () => {
  const wall = await tamed("exp(-100*u)");
  expect(wall.from).toBeGreaterThan(-7.1);
  expect(wall.from).toBeLessThan(-7);
  expect(wall.to).toBe(Number.POSITIVE_INFINITY);
  const both = await tamed("exp(-u)+exp(3*u)");
  expect(both.from).toBeCloseTo(-709.78, 1);
  expect(both.to).toBeCloseTo(236.2, 0);
  const everywhere = await tamed("(1-u)^2/2");
  expect([everywhere.from, everywhere.to]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
});

describe.each(["exp(-100*u)", "exp(-u)+exp(3*u)", "(1-u)^2/2"])("tamedLoss of %s", (text) => {
  test("goes on as a straight line beyond", async () => {
    const expression = await parseExpression("loss", "loss", text, "u");
    const { value, slope, curvature, from, to } = await tamed(text);
    for (const u of MARGINS) {
      const end = Math.min(Math.max(u, from), to);
      const found = [value(u), slope(u), curvature(u)];
      if (end === u)
        expect(found).toEqual([expression.value(u), expression.derivative(1)(u), expression.derivative(2)(u)]);
      else expect(found).toEqual([value(end) + slope(end) * (u - end), slope(end), 0]);
    }
  });

  test("has the same numbers one by one and many at once", async () => {
    const { value, slope, curvature, jets } = await tamed(text);
    const u = Float64Array.from({ length: 300 }, (_, i) => MARGINS[i % MARGINS.length]! + 0.001 * i);
    const [slopes, curvatures, values] = [new Float64Array(300), new Float64Array(300), new Float64Array(300)];
    jets(u, 300, slopes, curvatures, values);
    expect([...slopes]).toEqual([...u].map(slope));
    expect([...curvatures]).toEqual([...u].map(curvature));
    expect([...values]).toEqual([...u].map(value));
  });
});

test("tamedLoss refuses an expression that ends where it is neither a wall nor straight, and says where", async () => {
  await expect(tamed("(1-u)^1.5")).rejects.toThrow(
    'loss: loss cannot be "(1-u)^1.5"; allowed: convex functions of u. It is not finite at u = 1.000',
  );
});
