import { expect, test } from "vitest";
import { proximalChannel } from "../../../equations/channels/proximal.js";
import { proximalGrid } from "../../../equations/channels/proximalGrid.js";
import { jetsOf } from "../../../equations/channels/proximalSolve.js";
import { hinge, type Loss, logistic } from "../../../equations/losses.js";

/** sqrt(1 + (1 - u)^2), with branch points at distance one from the real axis. */
const rounded: Loss = {
  name: "rounded",
  value: (u) => Math.hypot(1, 1 - u),
  slope: (u) => (u - 1) / Math.hypot(1, 1 - u),
  curvature: (u) => Math.hypot(1, 1 - u) ** -3,
  kinks: [],
  pull: Math.SQRT1_2,
  minimizers: { from: 1, to: 1 },
};
/** A loss that bends within 1/2000. */
const sharp: Loss = {
  ...logistic,
  name: "sharp",
  value: (u) => logistic.value(2000 * u) / 2000,
  slope: (u) => logistic.slope(2000 * u),
  curvature: (u) => 2000 * logistic.curvature(2000 * u),
};
delete (sharp as { jets?: unknown }).jets;

const CAVITIES = [
  { V: 1e-4, m: 0.3, tau: 0.4 },
  { V: 0.05, m: 0.02, tau: 0.01 },
  { V: 0.7, m: 0.5, tau: 0.4 },
  { V: 12, m: 0, tau: 2 },
  { V: 60, m: 6, tau: 5 },
  { V: 3e3, m: 8, tau: 9 },
  { V: 2, m: 5, tau: 0.6 },
];

/** Every number of a record of averages, against the largest of its kind in the other. */
function largestGap(a: object, b: object): number {
  const [left, right] = [Object.values(a), Object.values(b)] as [number[], number[]];
  const size = Math.max(...right.map(Math.abs));
  return Math.max(...left.map((value, i) => Math.abs(value - right[i]!) / size));
}

test.each([logistic, rounded])(
  "the grid and the panels give the same averages of the $name loss, with its derivatives",
  (loss) => {
    const byGrid = proximalChannel(loss, 0.07);
    // A kink that nothing reaches keeps the loss off the grid.
    const byPanels = proximalChannel({ ...loss, kinks: [5000] }, 0.07);
    expect(proximalGrid(loss)).toBeDefined();
    for (const cavity of CAVITIES) {
      const { V, tau } = cavity;
      expect(largestGap(byGrid.fluctuation(cavity), byPanels.fluctuation(cavity)), JSON.stringify(cavity)).toBeLessThan(
        4e-14,
      );
      expect(largestGap(byGrid.alignment(V, tau), byPanels.alignment(V, tau))).toBeLessThan(4e-14);
      expect(byGrid.trainingLoss(cavity) / byPanels.trainingLoss(cavity)).toBeCloseTo(1, 13);
      expect(byGrid.relativeError(cavity)).toBeLessThan(1e-13);
      expect(byGrid.lossError!(cavity)).toBeLessThan(1e-13 * byGrid.trainingLoss(cavity));
    }
  },
);

test("proximalGrid states an error that holds: the sum over every other node is off by its root", () => {
  const grid = proximalGrid(logistic)!;
  const { V, m, tau } = { V: 1, m: 0.9, tau: 1.1 };
  const found = grid.fluctuation({ V, m, tau }, 0.2)!;
  const exact = proximalChannel({ ...logistic, kinks: [5000] }, 0.2).fluctuation({ V, m, tau });
  expect(Math.abs(found.averages.qHat / exact.qHat - 1)).toBeLessThan(found.relativeError);
  expect(found.relativeError).toBeLessThan(1e-14);
});

test("proximalGrid leaves kinks, sharp bends and long grids to the panels", () => {
  expect(proximalGrid(hinge)).toBeUndefined();
  expect(proximalGrid(sharp)).toBeUndefined();
  const grid = proximalGrid(logistic)!;
  expect(grid.alignment(1, 1000, 1)).toBeUndefined();
  expect(grid.fluctuation({ V: 1, m: 100, tau: 0.01 }, 0.1)).toBeUndefined();
});

test("proximalGrid gives the same numbers whatever it was asked before", () => {
  const grid = proximalGrid(logistic)!;
  const first = grid.fluctuation({ V: 1.3, m: 0.5, tau: 0.8 }, 0.1);
  grid.alignment(7, 2, 1);
  grid.alignment(1.3, 0.8, 1);
  expect(grid.fluctuation({ V: 1.3, m: 0.5, tau: 0.8 }, 0.1)).toEqual(first);
});

test("the grid takes few evaluations of the loss, because every node starts between its neighbors, and none for a state that it knows", () => {
  let evaluations = 0;
  const own = jetsOf(logistic);
  const counted: Loss = {
    ...logistic,
    jets: (x, n, ...rest) => {
      evaluations += n;
      own(x, n, ...rest);
    },
  };
  const grid = proximalGrid(counted)!;
  const spent = (work: () => unknown): number => {
    const before = evaluations;
    expect(work()).toBeDefined();
    return evaluations - before;
  };
  // Counts of the grid as it was made, with a tenth on top: a worse guess costs a round of Newton's method at every node.
  for (const [V, m, tau, most] of [
    [1e-4, 0.3, 0.4, 113],
    [0.7, 0.5, 0.4, 180],
    [12, 0, 2, 306],
    [60, 6, 5, 1028],
    [3e3, 8, 9, 1283],
    [2, 5, 0.6, 728],
  ] as const) {
    const averages = (): unknown => grid.alignment(V, tau, 1) && grid.fluctuation({ V, m, tau }, 0.07);
    expect(spent(averages), `V = ${V}`).toBeLessThan(1.1 * most);
    expect(spent(averages)).toBe(0);
  }
});
