import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { bayesOptimal } from "../../solver/solve.js";
import type { Optimum } from "../../sweep/bestPoint.js";
import { optimum } from "../../sweep/optimum.js";
import type { PaperPart, TitledTable } from "../paperPart.js";

/** The task of Figure 3 and its table. */
export const ANGLE_TASK = { epsilon: 0.2, alphas: [2, 4, 10, 20] } as const;

/** The least errors at one alpha, with where they are reached. */
export interface LeastErrors {
  readonly alpha: number;
  readonly bayesOptimal: number;
  readonly bayesOptimalError: number;
  /** The same at lambda -> 0+ and at the best lambda. */
  readonly square: Optimum;
  readonly hingeRidgeless: Optimum;
  readonly hinge: Optimum;
}

/** The least errors over the kernel angle, at lambda -> 0+ and at the best lambda, the corner included. */
export function leastErrors(alpha: number): LeastErrors {
  const { epsilon } = ANGLE_TASK;
  const task = { model: "kernel", alpha, epsilon, gamma: 1, lambda: 0 } as const;
  const baseline = bayesOptimal({ alpha, epsilon });
  const objective = "generalization";
  return {
    alpha,
    bayesOptimal: baseline[E_GEN],
    bayesOptimalError: baseline.diagnostics.errorEstimate,
    square: optimum({ ...task, loss: "square" }, { over: "both", objective }),
    hingeRidgeless: optimum({ ...task, loss: "hinge" }, { over: "gamma", objective }),
    hinge: optimum({ ...task, loss: "hinge" }, { over: "both", objective }),
  };
}

/** Rounding of a minimum of E_gen: its value is far better known than its place. */
const VALUE_ERROR = 1e-13;

/** Figure 3's table. */
export function leastErrorsTable(least: readonly LeastErrors[]): TitledTable {
  return {
    name: "least-errors",
    title: "Least generalization error at epsilon = 0.2, over all kernels, and the angle that reaches it",
    columns: [
      "alpha",
      "Bayes-optimal",
      "square",
      "hinge, lambda -> 0+",
      "gamma at 0+",
      "hinge, best lambda",
      "gamma at best lambda",
    ],
    rows: least.map(({ alpha, bayesOptimal: baseline, square, hingeRidgeless, hinge }) => [
      alpha,
      baseline,
      square.value,
      hingeRidgeless.value,
      hingeRidgeless.gamma ?? null,
      hinge.value,
      hinge.boundary === "corner"
        ? `corner, delta = ${(hinge.delta ?? Number.NaN).toPrecision(4)}`
        : (hinge.gamma ?? null),
    ]),
    errors: least.map(({ bayesOptimalError, hingeRidgeless, hinge }) => [
      null,
      bayesOptimalError,
      VALUE_ERROR,
      VALUE_ERROR,
      hingeRidgeless.locationError,
      VALUE_ERROR,
      hinge.boundary === "corner" ? null : hinge.locationError,
    ]),
  };
}

/** Notes below the table. */
export const LEAST_ERRORS_NOTE =
  "The best angle named corner is gamma -> pi/2 and lambda -> 0 together at fixed delta = muStar^2 / lambda. That limit differs from gamma = pi/2 at lambda -> 0. For the square loss the least error is reached at lambda -> 0+ with sin(gamma) = (1 - epsilon) sqrt(2/pi), and along a whole curve of (gamma, lambda).";

/**
 * Figure 3's table by itself.
 *
 * Source: figure 3 of arXiv:2603.25579.
 */
export const leastErrorsPart: PaperPart = {
  name: "table",
  title: "Least generalization errors",
  caption:
    "For each $\\alpha$ the Bayes-optimal error and the least errors of the square and the hinge loss over all kernel angles.",
  parameters: [
    ["epsilon", String(ANGLE_TASK.epsilon)],
    ["alpha", ANGLE_TASK.alphas.join(", ")],
  ],
  compute: (progress) => {
    const least = ANGLE_TASK.alphas.map((alpha, i) => {
      const found = leastErrors(alpha);
      progress((i + 1) / ANGLE_TASK.alphas.length);
      return found;
    });
    const table = leastErrorsTable(least);
    return Promise.resolve({
      data: { columns: table.columns, rows: table.rows },
      tables: [table],
      comparisons: [],
      unsolved: least.reduce(
        (sum, { square, hinge, hingeRidgeless }) => sum + square.unsolved + hinge.unsolved + hingeRidgeless.unsolved,
        0,
      ),
      notes: [LEAST_ERRORS_NOTE],
    });
  },
};
