import { describe, expect, test } from "vitest";
import { proximalShift } from "../../../equations/channels/proximalShift.js";
import { lossFromExpression } from "../../../equations/lossExpression.js";
import { hinge, type Loss, logistic, square, squaredHinge, unitMargin } from "../../../equations/losses.js";

const SMALL = 1e-7;
const LOSSES: readonly Loss[] = [
  square,
  hinge,
  squaredHinge,
  logistic,
  await lossFromExpression("max(0,1-u)+log(1+exp(-u))/4"),
  await lossFromExpression("max(0,1-u)+max(0,-3-u)"),
  await lossFromExpression("max(0,1-u)^2+max(0,u-1)^2/3"),
];
const CLOSED_FORMS = [square, hinge, squaredHinge];
const RESPONSES = [0.02, 0.7, 3, 50];
const FIELDS = Array.from({ length: 81 }, (_, i) => -8 + 0.2137 * i);

describe.each(LOSSES.map((loss) => [loss.name, loss] as const))("proximalShift of %s", (_name, loss) => {
  test.each(RESPONSES)("balances the loss: the shift over V = %d lies between the slopes at prox", (V) => {
    const { shift } = proximalShift(loss, V);
    for (const u of FIELDS) {
      const x = u + shift(u);
      const [left, right] = [loss.slope(x - SMALL), loss.slope(x + SMALL)];
      const slack = 1e-5 * (1 + Math.abs(right) + Math.abs(left));
      expect(-shift(u) / V, `u = ${u}`).toBeGreaterThanOrEqual(left - slack);
      expect(-shift(u) / V, `u = ${u}`).toBeLessThanOrEqual(right + slack);
    }
  });

  test.each([...RESPONSES, Number.POSITIVE_INFINITY])("bends at its kinks and nowhere else, V = %d", (V) => {
    const { shift, kinks } = proximalShift(loss, V);
    const bend = (u: number): number => Math.abs(shift(u + SMALL) - 2 * shift(u) + shift(u - SMALL)) / SMALL;
    expect(kinks).toEqual([...kinks].sort((a, b) => a - b));
    for (const kink of kinks) expect(bend(kink), `kink ${kink}`).toBeGreaterThan(0.01);
    for (const u of FIELDS) {
      if (kinks.every((kink) => Math.abs(u - kink) > 2 * SMALL)) expect(bend(u), `u = ${u}`).toBeLessThan(0.005);
    }
  });

  test.runIf(CLOSED_FORMS.includes(loss))("consists of straight lines between its kinks", () => {
    for (const V of [...RESPONSES, Number.POSITIVE_INFINITY]) {
      const { shift, kinks, lines = [] } = proximalShift(loss, V);
      expect(lines).toHaveLength(kinks.length + 1);
      for (const u of FIELDS) {
        const { at0, slope } = lines[kinks.filter((kink) => kink < u).length]!;
        expect(at0 + slope * u, `V = ${V}, u = ${u}`).toBeCloseTo(shift(u), 12);
      }
    }
  });

  test("projects on the minimizers of the loss at V = Infinity", () => {
    const { shift } = proximalShift(loss, Number.POSITIVE_INFINITY);
    const [from, to] = [unitMargin(loss), loss.minimizers.to];
    for (const u of FIELDS) expect(u + shift(u)).toBeCloseTo(Math.max(from, Math.min(u, Math.max(from, to))), 12);
  });
});
