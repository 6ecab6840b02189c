import type { Point } from "../../../equations/point.js";
import { modelOf } from "../../../equations/point.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { brentMinimum, brentRoot } from "../../numerics/bracket.js";
import { saddlePoint } from "../../solver/saddlePoint.js";
import type { SolvedMinimum } from "../../solver/solution.js";
import { bayesOptimal, observables, solve } from "../../solver/solve.js";
import { grid } from "../../sweep/grid.js";
import type { Figure } from "../figure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { TRADE_OFF_TASK } from "./figureOne.js";

const LOSSES = ["square", "hinge", "squared-hinge"] as const;
const MEMORIZATION = [0, ...grid(0.0025, 0.3, 120, "linear")];
/** Up to pi/2, the perceptron, which is the best where memorization is allowed to be large. */
const ANGLES = grid(0.1, Math.PI / 2, 31, "linear");
const LOG_LAMBDA = [-16, 12] as const;

/** The best learner with a given memorization error: its angle, its lambda, its generalization error. */
interface ParetoPoint {
  readonly [E_MEM]: number;
  readonly [E_GEN]: number;
  readonly gamma: number;
  readonly lambda: number;
}

/** The Pareto front between the two errors, over all kernels and lambda. */
export const pareto: PaperPart = {
  name: "pareto",
  title: "Best generalization for a given memorization",
  caption:
    "The least $E_{\\mathrm{gen}}$ that any kernel reaches at a given $E_{\\mathrm{mem}}$, over all angles $\\gamma$ and all $\\lambda$, for three losses; right, the angle that reaches it.",
  parameters: [
    ["epsilon", "0.1"],
    ["alpha", "2/(1 - epsilon)"],
    ["gamma", "all kernels"],
    ["memorization error", `${MEMORIZATION.length} values from 0 to 0.3`],
  ],
  compute: (progress) => Promise.resolve(computePareto(progress)),
};

function computePareto(progress: (fraction: number) => void): PaperResult {
  let done = 0;
  const fronts = LOSSES.map((loss) => ({
    loss,
    points: MEMORIZATION.map((memorization) => {
      progress(++done / (LOSSES.length * MEMORIZATION.length));
      return bestAt(loss, memorization);
    }),
  }));
  const rows: Cell[][] = fronts.flatMap(({ loss, points }) =>
    points.map((point, i) => [
      loss,
      MEMORIZATION[i] as number,
      point?.[E_GEN] ?? null,
      point?.gamma ?? null,
      point?.lambda ?? null,
    ]),
  );
  const baseline = bayesOptimal(TRADE_OFF_TASK)[E_GEN];
  return {
    draw: (width) => paretoFigure(fronts, baseline, width),
    data: { columns: ["loss", E_MEM, E_GEN, "gamma", "lambda"], rows },
    tables: [],
    comparisons: [],
    unsolved: rows.filter((row) => row[2] === null).length,
    notes: ["Memorization is held at the value on the axis, not below it; the front is where the curves fall."],
  };
}

/** Least E_gen at a given E_mem: over the angle, with the lambda that gives that E_mem at each. */
function bestAt(loss: string, memorization: number): ParetoPoint | undefined {
  const at = (gamma: number): ParetoPoint | undefined => learnerAt(loss, gamma, memorization);
  const value = (gamma: number): number => at(gamma)?.[E_GEN] ?? Number.POSITIVE_INFINITY;
  const scan = ANGLES.map(value);
  const best = scan.indexOf(Math.min(...scan));
  if (!Number.isFinite(scan[best] ?? Number.NaN)) return undefined;
  const from = ANGLES[Math.max(0, best - 1)] as number;
  const to = ANGLES[Math.min(ANGLES.length - 1, best + 1)] as number;
  const refined = at(brentMinimum(value, from, to, 1e-7).x);
  const scanned = at(ANGLES[best] as number);
  if (refined === undefined || scanned === undefined) return refined ?? scanned;
  return refined[E_GEN] < scanned[E_GEN] ? refined : scanned;
}

/** The kernel of an angle with the lambda that gives the memorization error; undefined where no lambda does. */
function learnerAt(loss: string, gamma: number, memorization: number): ParetoPoint | undefined {
  const task = { ...TRADE_OFF_TASK, loss, lambda: 0 };
  const point: Point = gamma < Math.PI / 2 ? { ...task, model: "kernel", gamma } : { ...task, model: "linear" };
  if (memorization === 0) return pointOf(solve(point), gamma);
  const model = modelOf(point);
  let last: SolvedMinimum | undefined;
  const solveAt = (logLambda: number): SolvedMinimum | undefined => {
    const solution = saddlePoint(
      { ...model, lambda: Math.exp(logLambda) },
      last === undefined ? {} : { start: last.coordinates },
    );
    if (solution.status !== "converged") return undefined;
    last = solution;
    return solution;
  };
  const root = brentRoot(
    (logLambda) => {
      const solution = solveAt(logLambda);
      return solution === undefined ? Number.NaN : observables(solution)[E_MEM] - memorization;
    },
    LOG_LAMBDA[0],
    LOG_LAMBDA[1],
    1e-11,
  );
  if (root === undefined) return undefined;
  const solution = solveAt(root.x);
  return solution === undefined ? undefined : pointOf(solution, gamma);
}

function pointOf(solution: ReturnType<typeof solve>, gamma: number): ParetoPoint | undefined {
  if (solution.status !== "converged") return undefined;
  const { [E_MEM]: memorization, [E_GEN]: generalization } = observables(solution);
  return { [E_MEM]: memorization, [E_GEN]: generalization, gamma, lambda: solution.model.lambda };
}

function paretoFigure(
  fronts: readonly { readonly loss: string; readonly points: readonly (ParetoPoint | undefined)[] }[],
  baseline: number,
  width: Figure["width"],
): Figure {
  const lines = (value: (point: ParetoPoint) => number, swapped: boolean): Figure["panels"][number]["lines"] =>
    fronts.map(({ loss, points }, color) => {
      const values = points.map((point) => (point === undefined ? null : value(point)));
      return { label: `${loss} loss`, x: swapped ? values : MEMORIZATION, y: swapped ? MEMORIZATION : values, color };
    });
  return {
    width,
    panels: [
      {
        x: { label: "least generalization error $E_{\\mathrm{gen}}$", scale: "linear" },
        y: { label: "memorization error $E_{\\mathrm{mem}}$", scale: "linear" },
        lines: lines(({ [E_GEN]: generalization }) => generalization, true) ?? [],
        verticalLines: [{ x: baseline, label: "Bayes-optimal $E_{\\mathrm{gen}}$", style: "bold-dashed-black" }],
      },
      {
        x: { label: "memorization error $E_{\\mathrm{mem}}$", scale: "linear" },
        y: { label: "best angle $\\gamma$", scale: "linear" },
        lines: lines(({ gamma }) => gamma, false) ?? [],
      },
    ],
    columns: width === "one-column" ? 1 : 2,
    aspect: 0.85,
  };
}
