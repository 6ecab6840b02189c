import { PAPER_KERNELS } from "../equations/activation.js";
import type { Point } from "../equations/point.js";
import type { ModelPoint } from "../equations/vocabulary/models.js";
import { observables } from "../src/solver/solve.js";
import { curve } from "../src/sweep/curve.js";
import { grid } from "../src/sweep/grid.js";

/** The curves of the speed requirement: 200 points of lambda, square and hinge, four models. */
const LAMBDAS = grid(1e-4, 1e3, 200, "log");
const TASK = { alpha: 2 / 0.9, epsilon: 0.1, lambda: 1 };
const { erf, relu } = PAPER_KERNELS;
const MODELS: { readonly [name: string]: ModelPoint } = {
  linear: { model: "linear" },
  "erf kernel": { model: "kernel", mu1: erf.mu1, muStar: erf.muStar },
  "ReLU kernel": { model: "kernel", mu1: relu.mu1, muStar: relu.muStar },
  "rf erf, kappa 2": { model: "rf", mu1: erf.mu1, muStar: erf.muStar, kappa: 2 },
};

/** The times of the speed requirement of training: 200 of one flow, over six decades. */
const TIMES = grid(1e-2, 1e4, 200, "log");
const EIGENVALUES = 1000;

/** One benchmark of the suite. */
export interface CurveTask {
  readonly name: string;
  readonly points: number;
  /** Solves the whole curve and reads the observables; throws if a point is not solved. */
  readonly run: () => void;
}

/** Whole curves, observables included: what a figure costs. */
export function curveTasks(): CurveTask[] {
  const tasks: CurveTask[] = [];
  for (const loss of ["square", "hinge", "squared-hinge", "logistic"]) {
    for (const [name, model] of Object.entries(MODELS)) {
      const point: Point = { ...TASK, ...model, loss };
      tasks.push({
        name: `${loss}, ${name}`,
        points: LAMBDAS.length,
        run: () => solveAlong(point),
      });
    }
  }
  const attacked: Point = { ...TASK, ...MODELS["erf kernel"]!, loss: "hinge", attack: 0.3 };
  tasks.push({
    name: "hinge, erf kernel, under attack",
    points: LAMBDAS.length,
    run: () => solveAlong(attacked),
  });
  return tasks;
}

function solveAlong(point: Point): void {
  for (const { solution } of curve(point, "lambda", LAMBDAS)) {
    if (solution.status !== "converged") throw new Error(solution.message);
    observables(solution);
  }
}

/** Curves over time, observables included: gradient flow on the square loss. */
export function timeTasks(): CurveTask[] {
  const list: ModelPoint = {
    model: "empirical",
    eigenvalues: Array.from({ length: EIGENVALUES }, (_, k) => ({
      nu: 10 ** ((-3 * k) / EIGENVALUES),
      share: 1 / EIGENVALUES,
    })),
  };
  return Object.entries({ ...MODELS, [`list of ${EIGENVALUES}`]: list }).map(([name, model]) => ({
    name: `flow, ${name}`,
    points: TIMES.length,
    run: () => {
      const point: Point = { ...TASK, ...model, loss: "square", lambda: 0, algorithm: "gradient-flow" };
      for (const { solution } of curve(point, "time", TIMES)) {
        if (solution.status !== "converged") throw new Error(solution.message);
        observables(solution);
      }
    },
  }));
}
