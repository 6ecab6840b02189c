import type { PointInput } from "../equations/point.js";
import { EXPRESSIONS, listOf } from "./inputs.js";
import { library } from "./library.js";
import { processorTime } from "./processorTime.js";
import { against, type Group, type Row, rowOf } from "./row.js";

const { bayesOptimal, curve, grid, observables, requireSolved, resolvePoint, solve } = library;

/** Points of a curve. */
const POINTS = 200;
const ENSEMBLE_POINTS = 20;
/** Ranges of lambda of the curves: all of it, and where people look. */
const INTERVALS = { "1e-4..1e3": grid(1e-4, 1e3, POINTS, "log"), "1e-3..1e2": grid(1e-3, 1e2, POINTS, "log") };
const TASK = { alpha: 2 / 0.9, epsilon: 0.1, lambda: 1 };

/** Features by the names that a user types. */
const MODELS = {
  linear: { model: "linear" },
  "kernel erf": { model: "kernel", activation: "erf" },
  "kernel relu": { model: "kernel", activation: "relu" },
  "rf erf, kappa 2": { model: "rf", activation: "erf", kappa: 2 },
} as const satisfies Record<string, Omit<PointInput, "loss" | keyof typeof TASK>>;

const LENGTHS = [100, 1000, 10_000];

/** Every curve is compared with this one of the same run. */
const YARDSTICK = { loss: "hinge", model: "linear", interval: "1e-4..1e3" } as const;

/** Points by themselves, as a batch solves them: a hinge learner, and a student of it. */
const SINGLE_LEARNERS = {
  "one point, hinge, linear": { loss: "hinge", lambda: 0.1 },
  "one point, square student of hinge, linear": {
    loss: "square",
    lambda: 0.05,
    fraction: 0.5,
    teacher: { loss: "hinge", lambda: 0.1 },
  },
};

/** Whole curves over lambda, observables included: what a figure costs. */
export async function lambdaCurves(): Promise<Group> {
  const points: [string, PointInput, readonly number[]][] = [];
  for (const [interval, lambdas] of Object.entries(INTERVALS)) {
    for (const loss of ["hinge", "square", "squared-hinge", "logistic"]) {
      for (const [name, features] of Object.entries(MODELS)) {
        points.push([titleOf(loss, name, interval), { ...TASK, ...features, loss }, lambdas]);
      }
    }
  }
  const usual = INTERVALS[YARDSTICK.interval];
  for (const loss of EXPRESSIONS) {
    points.push([titleOf(loss, "kernel erf", YARDSTICK.interval), { ...TASK, ...MODELS["kernel erf"], loss }, usual]);
  }
  for (const length of LENGTHS) {
    const model = { model: "empirical", eigenvalues: listOf(length) } as const;
    points.push([
      titleOf("hinge", `list of ${length}`, YARDSTICK.interval),
      { ...TASK, ...model, loss: "hinge" },
      usual,
    ]);
  }
  const attacked = { ...TASK, ...MODELS["kernel erf"], loss: "hinge", attack: 0.3 } as PointInput;
  points.push([titleOf("hinge", "kernel erf, under attack", YARDSTICK.interval), attacked, usual]);
  const rows: Row[] = [];
  for (const [name, input, lambdas] of points) {
    const point = await resolvePoint(input);
    const time = processorTime(() => {
      for (const { solution } of curve(point, "lambda", lambdas)) {
        if (solution.status !== "converged") throw new Error(`${name}: ${solution.message}`);
        observables(solution);
      }
    });
    rows.push(rowOf(name, time, "us a point", POINTS));
  }
  for (const [name, learner] of Object.entries(SINGLE_LEARNERS)) {
    const point = await resolvePoint({ ...TASK, ...MODELS.linear, ...learner });
    const time = processorTime(() => {
      for (let k = 0; k < POINTS; k++) observables(requireSolved(solve(point)));
    });
    rows.push(rowOf(name, time, "us a point", POINTS));
  }
  rows.push(rowOf("Bayes-optimal, alpha 0.1..100", processorTime(bayesCurve), "us a point", POINTS));
  const yardstick = rows.find(({ name }) => name === titleOf(YARDSTICK.loss, YARDSTICK.model, YARDSTICK.interval))!;
  return {
    title: `curves over lambda of ${POINTS} points, alpha = 2/0.9, epsilon = 0.1, observables included, one thread, warm`,
    rows: rows.map((row) => against(row, yardstick)),
  };
}

/** Averages of two learners over lambda, observables included: the joint saddle point of two members beside that of one. */
export async function ensembleCurves(): Promise<Group> {
  const lambdas = grid(1e-3, 1e2, ENSEMBLE_POINTS, "log");
  const kinds: Record<string, Omit<PointInput, "loss" | keyof typeof TASK>> = {
    "rf relu, own features": { model: "rf", activation: "relu", kappa: 2, ensembleOver: "features" },
    "linear, subsamples": { model: "linear", ensembleOver: "subsamples", subsample: 0.5 },
    "linear, bootstrap": { model: "linear", ensembleOver: "bootstrap" },
  };
  const rows: Row[] = [];
  for (const loss of ["square", "hinge", "logistic"]) {
    for (const [name, kind] of Object.entries(kinds)) {
      const point = await resolvePoint({ ...TASK, ...kind, loss, ensemble: 2 });
      const time = processorTime(() => {
        for (const { solution } of curve(point, "lambda", lambdas)) {
          if (solution.status !== "converged") throw new Error(`${name}: ${solution.message}`);
          observables(solution);
        }
      });
      rows.push(rowOf(`${loss}, ${name}`, time, "us a point", ENSEMBLE_POINTS));
    }
  }
  return {
    title: `averages of two learners over ${ENSEMBLE_POINTS} values of lambda, alpha = 2/0.9, epsilon = 0.1, observables included`,
    rows,
  };
}

/** Curves over time, observables included: gradient flow on the square loss. */
export async function timeCurves(): Promise<Group> {
  const times = grid(1e-2, 1e4, POINTS, "log");
  const models = { ...MODELS, "list of 1000": { model: "empirical", eigenvalues: listOf(1000) } };
  const rows: Row[] = [];
  for (const [name, features] of Object.entries(models)) {
    const training = { loss: "square", lambda: 0, algorithm: "gradient-flow" };
    const point = await resolvePoint({ ...TASK, ...features, ...training });
    const time = processorTime(() => {
      for (const { solution } of curve(point, "time", times)) {
        if (solution.status !== "converged") throw new Error(`${name}: ${solution.message}`);
        observables(solution);
      }
    });
    rows.push(rowOf(`flow, ${name}`, time, "us a point", POINTS));
  }
  return {
    title: `curves over ${POINTS} times of gradient flow, 0.01 to 10^4, square loss, lambda = 0+, observables included`,
    rows,
  };
}

function titleOf(loss: string, model: string, interval: string): string {
  return `${loss}, ${model}, ${interval}`;
}

function bayesCurve(): void {
  for (const alpha of grid(0.1, 100, POINTS, "log")) bayesOptimal({ alpha, epsilon: 0.1 });
}
