import { expect, test } from "vitest";
import { memberPair } from "../../../equations/chains/ensemble.js";
import { memberShift } from "../../../equations/chains/memberShift.js";
import { modelOf } from "../../../equations/point.js";
import { integrateAdaptive } from "../../../src/numerics/adaptive.js";
import { normalCdf, normalDensity } from "../../../src/numerics/normal.js";
import { saddlePoint } from "../../../src/solver/saddlePoint.js";
import { requireSolved } from "../../../src/solver/solution.js";

test.each([
  ["hinge", 0.5],
  ["hinge", 0.999],
  ["hinge", 1 - 1e-7],
  ["squared-hinge", 1 - 1e-7],
])(
  "the overlap of two members by the %s loss that share %d of their samples solves its equation, by adaptive panels between the bends",
  (loss, fraction) => {
    const model = modelOf({ model: "linear", loss, alpha: 2, epsilon: 0.2, lambda: 0.05 });
    const { alpha, channel } = model;
    const { state } = requireSolved(saddlePoint(model));
    const { m, tau, mHat, VHat, moments, V } = state;
    const shift = memberShift(channel.loss, V)!;
    const { cross } = memberPair(model, state, { over: "subsamples", members: 2, fraction }, shift);
    const scale = Math.sqrt(m * m + cross);
    const deviation = Math.sqrt(tau * tau - cross);
    const slope = m / Math.sqrt(cross);
    const product = (t: number): number =>
      normalDensity(t) * (0.2 + 1.6 * normalCdf(slope * t)) * shift.mean(scale * t, deviation) ** 2;
    const cuts = [-9, 0, 9];
    for (const bend of shift.bends) for (const k of [-8, -3, 0, 3, 8]) cuts.push((bend + k * deviation) / scale);
    const places = cuts.filter((t) => Math.abs(t) <= 9).sort((a, b) => a - b);
    const shared = integrateAdaptive(product, places, 1e-13).value;
    const next = (alpha * fraction * moments.noise * shared + mHat * mHat * moments.spread) / (VHat * VHat);
    expect(Math.abs(next / cross - 1)).toBeLessThan(1e-9);
  },
);
