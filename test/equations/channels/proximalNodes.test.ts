import { expect, test } from "vitest";
import { proximalPoint } from "../../../equations/channels/proximalMap.js";
import { proximalNodes } from "../../../equations/channels/proximalNodes.js";
import { jetsOf } from "../../../equations/channels/proximalSolve.js";
import { hinge, type Loss, logistic, square, squaredHinge } from "../../../equations/losses.js";
import { derivative } from "../../numerics/derivative.js";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

/** max(0, 1 - u) + log(1 + exp(-u)) / 4. */
const bent: Loss = {
  name: "bent",
  value: (u) => Math.max(0, 1 - u) + logistic.value(u) / 4,
  slope: (u) => (u < 1 ? -1 : 0) + logistic.slope(u) / 4,
  curvature: (u) => logistic.curvature(u) / 4,
  kinks: [1],
  pull: 1.125,
  minimizers: { from: POSITIVE_INFINITY, to: POSITIVE_INFINITY },
};

/** Sum over the visited nodes of a function of u against the Gaussian of width `scale`. */
function gaussianSum(loss: Loss, V: number, scale: number, f: (u: number, x: number) => number): number {
  let sum = 0;
  const { count, u, weight, x } = proximalNodes(loss, V, 0.4 * scale, scale, 1);
  for (let i = 0; i < count; i++) {
    const gauss = Math.exp(-0.5 * (u[i]! / scale) ** 2) / (scale * Math.sqrt(2 * Math.PI));
    sum += weight[i]! * gauss * f(u[i]!, x[i]!);
  }
  return sum;
}

test.each([square, hinge, squaredHinge, logistic, bent])(
  "proximalNodes cover the whole Gaussian once for the $name loss",
  (loss) => {
    for (const V of [1e-6, 0.03, 1, 40, 1e5]) {
      for (const scale of [0.05, 1, 30]) {
        expect(Math.abs(gaussianSum(loss, V, scale, () => 1) - 1)).toBeLessThan(1e-12);
        expect(Math.abs(gaussianSum(loss, V, scale, (u) => u) / scale)).toBeLessThan(1e-12);
        expect(Math.abs(gaussianSum(loss, V, scale, (u) => (u / scale) ** 2) - 1)).toBeLessThan(1e-12);
      }
    }
  },
);

test.each([square, hinge, squaredHinge])(
  "proximalNodes leave out only where prox moves nothing at V = Infinity for the $name loss",
  (loss) => {
    for (const scale of [0.05, 1, 30]) {
      const moved = gaussianSum(loss, POSITIVE_INFINITY, scale, (u, x) => (x - u) ** 2);
      const expected = gaussianSum(loss, 1e12, scale, (u, x) => (x - u) ** 2);
      expect(moved / expected).toBeCloseTo(1, 10);
    }
  },
);

test.each([square, hinge, squaredHinge, logistic, bent])(
  "proximalNodes know prox(u) - u, its derivative in log V and 1 - prox' for the $name loss",
  (loss) => {
    for (const V of [0.3, 5]) {
      const nodes = proximalNodes(loss, V, 1, 1.5, 1);
      for (let i = 0; i < nodes.count; i++) {
        const [u, x, shift] = [nodes.u[i]!, nodes.x[i]!, nodes.shift[i]!];
        const [byLogV, removed] = [nodes.shiftByLogV[i]!, nodes.removed[i]!];
        expect(Math.abs(x - u - shift)).toBeLessThan(1e-13);
        if (loss.kinks.some((kink) => Math.abs(x - kink) < 0.02)) continue;
        const [from, to] = pieceOf(loss, x);
        const prox = (at: number, response: number): number => proximalPoint(loss, response, at, from, to);
        // Fourth-order differences of x, rounded to 1e-15, over steps of 5e-4.
        expect(Math.abs(derivative((logV) => prox(u, Math.exp(logV)), Math.log(V), 5e-4) - byLogV)).toBeLessThan(2e-11);
        expect(Math.abs(1 - derivative((at) => prox(at, V), u, 5e-4) - removed)).toBeLessThan(2e-11);
      }
    }
  },
);

/** The ends of the smooth piece of the loss that holds a margin. */
function pieceOf(loss: Loss, x: number): readonly [number, number] {
  if (loss.kinks.length === 0) return [NEGATIVE_INFINITY, POSITIVE_INFINITY];
  return x < 1 ? [NEGATIVE_INFINITY, 1] : [1, POSITIVE_INFINITY];
}

test("proximalNodes within 9.5 tau are the same at every scale of the wider Gaussian, and whatever was asked before", () => {
  const [V, tau] = [0.7, 0.6];
  const within = (): number[] => {
    const { count, u, weight } = proximalNodes(bent, V, tau, tau, 1);
    return [...u.subarray(0, count), ...weight.subarray(0, count)];
  };
  const core = within();
  const { count, u } = proximalNodes(bent, V, tau, 2 * tau, 1);
  expect([...u.subarray(0, core.length / 2)]).toEqual(core.slice(0, core.length / 2));
  expect(Math.max(...u.subarray(0, count))).toBeGreaterThan(18 * tau);
  expect(within()).toEqual(core);
  proximalNodes(bent, 2 * V, tau, tau, 1);
  expect(within()).toEqual(core);
});

test("proximalNodes lie in panels of one piece each, the smooth ones with the kink at an end", () => {
  for (const V of [0.01, 1, 300]) {
    const { panels, first, flat, x } = proximalNodes(bent, V, 1, 1.5, 1);
    expect(first[0]).toBe(0);
    for (let panel = 0; panel < panels; panel++) {
      const places = [...x.subarray(first[panel], first[panel + 1])];
      expect(places.length).toBeGreaterThan(8);
      if (flat[panel] === 1) expect(new Set(places)).toEqual(new Set([1]));
      else expect(places.every((place) => place < 1) || places.every((place) => place > 1)).toBe(true);
    }
  }
});

// Counts of the panels as they were made, with a tenth on top: shorter panels or worse guesses cost evaluations of the loss.
test("proximalNodes are few, and take few evaluations of a loss with a kink", () => {
  let evaluations = 0;
  const own = jetsOf(bent);
  const counted: Loss = {
    ...bent,
    jets: (x, n, ...rest) => {
      evaluations += n;
      own(x, n, ...rest);
    },
  };
  proximalNodes(counted, 1, 1, 1, 1);
  for (const [V, tau, scale, mostNodes, mostEvaluations] of [
    [0.0005, 0.0007, 0.001, 118, 191],
    [0.05, 0.07, 0.1, 135, 222],
    [1.4, 0.8, 1.36, 186, 184],
    [16, 1.3, 2.1, 193, 147],
    [1300, 4.2, 6.7, 289, 602],
    [0.5, 0.01, 3, 296, 437],
  ] as const) {
    const before = evaluations;
    const { count } = proximalNodes(counted, V, tau, scale, 1);
    expect(count, `V = ${V}`).toBeLessThan(1.1 * mostNodes);
    expect(evaluations - before, `V = ${V}`).toBeLessThan(1.1 * mostEvaluations);
  }
});
