import { labelCorrelation } from "../../../equations/channels/labelField.js";
import type { Point } from "../../../equations/point.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { Solution } from "../../solver/solution.js";
import { observables } from "../../solver/solve.js";
import { type CurvePoint, curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import { lambdaOptimum } from "../../sweep/lambdaOptimum.js";
import { angleAxis } from "../angleAxis.js";
import type { Figure, Line, Marker, Panel } from "../figure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { SIMULATION_LABEL, type SimulatedPoint, simulatedAt } from "../simulatedPoint.js";
import { ANGLE_TASK, LEAST_ERRORS_NOTE, type LeastErrors, leastErrors, leastErrorsTable } from "./leastErrors.js";

const ANGLES = grid(0.04, Math.PI / 2 - 0.01, 101, "linear");
const LOSSES = ["square", "hinge"] as const;
const { epsilon, alphas } = ANGLE_TASK;

/** One angle: the two errors and the memorization at the best lambda. */
interface AnglePoint {
  readonly gamma: number;
  readonly ridgeless: number;
  readonly best: number;
  readonly bestLambda: number;
  readonly memorization: number;
}

/** One curve of each of the three columns. */
interface AngleCurve {
  readonly loss: (typeof LOSSES)[number];
  readonly alpha: number;
  readonly points: readonly AnglePoint[];
  /** Least error of the square loss: what the panels subtract. */
  readonly reference: number;
  readonly least: LeastErrors;
}

/**
 * Figure 3: errors against the kernel angle, at lambda -> 0+ and at the best lambda, with its table.
 *
 * Source: figure 3 of arXiv:2603.25579.
 */
export const figureThree: PaperPart = {
  name: "figure-3",
  title: "Errors against the kernel angle",
  caption:
    "Against the angle $\\gamma$, for four $\\alpha$: left $E_{\\mathrm{gen}}(\\lambda \\to 0^+)$ and center $E_{\\mathrm{gen}}(\\lambda_{\\mathrm{opt}})$, both as $\\Delta E_{\\mathrm{gen}}$, less the least error of the square loss over all angles; right $E_{\\mathrm{mem}}(\\lambda_{\\mathrm{opt}})$. Top square loss, with its optimal angle dashed; bottom hinge loss, with a cross where $E_{\\mathrm{gen}}(\\lambda_{\\mathrm{opt}})$ and a dot where $E_{\\mathrm{gen}}(\\lambda \\to 0^+)$ is least.",
  parameters: [
    ["epsilon", String(epsilon)],
    ["alpha", alphas.join(", ")],
    ["gamma", `${ANGLES.length} angles from 0.04 to pi/2 - 0.01`],
  ],
  compute: (progress) => Promise.resolve(computeFigureThree(progress)),
};

function computeFigureThree(progress: (fraction: number) => void): PaperResult {
  const least = alphas.map((alpha, i) => {
    const found = leastErrors(alpha);
    progress((0.4 * (i + 1)) / alphas.length);
    return found;
  });
  let unsolved = 0;
  let done = 0;
  const curves = LOSSES.flatMap((loss) =>
    least.map((found): AngleCurve => {
      const points = anglePoints(loss, found.alpha);
      unsolved += points.filter(({ ridgeless }) => Number.isNaN(ridgeless)).length;
      progress(0.4 + (0.6 * ++done) / (LOSSES.length * alphas.length));
      return { loss, alpha: found.alpha, points, reference: found.square.value, least: found };
    }),
  );
  const rows: Cell[][] = curves.flatMap(({ loss, alpha, points, reference }) =>
    points.map(({ gamma, ridgeless, best, bestLambda, memorization }) => [
      loss,
      alpha,
      gamma,
      Number.isNaN(ridgeless) ? null : ridgeless,
      best,
      bestLambda,
      memorization,
      reference,
    ]),
  );
  return {
    draw: (width, simulated = []) => anglesFigure(curves, width, simulated),
    data: {
      columns: [
        "loss",
        "alpha",
        "gamma",
        "generalizationErrorAtZero",
        "generalizationErrorAtBest",
        "bestLambda",
        "memorizationErrorAtBest",
        "leastSquareGeneralizationError",
      ],
      rows,
    },
    tables: [leastErrorsTable(least)],
    comparisons: [],
    unsolved,
    notes: [LEAST_ERRORS_NOTE],
  };
}

function anglePoints(loss: string, alpha: number): AnglePoint[] {
  const task = { model: "kernel", loss, alpha, epsilon } as const;
  const ridgeless = curve({ ...task, lambda: 0 }, "gamma", ANGLES);
  return ridgeless.map(({ value, solution }: CurvePoint) => {
    const point: Point = { ...task, gamma: value, lambda: 1 };
    const best = lambdaOptimum(point, (solved) => observables(solved)[E_GEN]);
    return {
      gamma: value,
      ridgeless: errorOf(solution),
      best: best.value,
      bestLambda: best.lambda,
      memorization: observables(best.solution)[E_MEM],
    };
  });
}

function errorOf(solution: Solution): number {
  return solution.status === "converged" ? observables(solution)[E_GEN] : Number.NaN;
}

const COLUMNS = [
  {
    label: "$\\Delta E_{\\mathrm{gen}}(\\lambda \\to 0^+)$",
    value: (point: AnglePoint, reference: number) => point.ridgeless - reference,
  },
  {
    label: "$\\Delta E_{\\mathrm{gen}}(\\lambda_{\\mathrm{opt}})$",
    value: (point: AnglePoint, reference: number) => point.best - reference,
  },
  { label: "$E_{\\mathrm{mem}}(\\lambda_{\\mathrm{opt}})$", value: (point: AnglePoint) => point.memorization },
] as const;

function anglesFigure(
  curves: readonly AngleCurve[],
  width: Figure["width"],
  simulated: readonly SimulatedPoint[],
): Figure {
  const panels = LOSSES.flatMap((loss) =>
    COLUMNS.map((column, index): Panel => {
      const own = curves.filter((angles) => angles.loss === loss);
      const lines: Line[] = own.map(({ alpha, points, reference }, color) => ({
        label: `$\\alpha = ${alpha}$`,
        x: points.map(({ gamma }) => gamma),
        y: points.map((point) => column.value(point, reference)),
        color,
      }));
      const panel: Panel = {
        title: `${loss} loss`,
        x: angleAxis("kernel angle $\\gamma$"),
        y: { label: column.label, scale: "linear" },
        lines,
      };
      const measured = own.flatMap((angles, color) => simulatedMarkers(angles, index, color, simulated));
      return loss === "square"
        ? {
            ...panel,
            markers: measured,
            verticalLines: [
              {
                x: Math.asin(labelCorrelation(epsilon)),
                label: "$\\gamma_{\\mathrm{opt}}$",
                style: "bold-dashed-black",
              },
            ],
          }
        : { ...panel, markers: [...own.flatMap((angles, color) => leastMarkers(angles, index, color)), ...measured] };
    }),
  );
  const layout = width === "one-column" ? { columns: 1 } : { columns: COLUMNS.length, aspect: 0.9 };
  return { width, panels, sharedAxes: ["x"], ...layout };
}

/** A cross at the best angle for the best lambda, a dot at the best angle for lambda -> 0+, on the panel's own curve. */
function leastMarkers({ least, reference, points }: AngleCurve, column: number, color: number): Marker[] {
  const { hinge, hingeRidgeless } = least;
  const cross = hinge.gamma ?? Number.NaN;
  const dot = hingeRidgeless.gamma ?? Number.NaN;
  const bestAt = observables(hinge.solution)[E_MEM];
  const crossY = [interpolated(points, cross, (point) => point.ridgeless) - reference, hinge.value - reference, bestAt];
  const dotY = [
    hingeRidgeless.value - reference,
    interpolated(points, dot, (point) => point.best) - reference,
    interpolated(points, dot, (point) => point.memorization),
  ];
  const shared = { filled: true, color } as const;
  const markers: Marker[] = [
    {
      x: cross,
      y: crossY[column] as number,
      shape: "cross",
      label: "least $E_{\\mathrm{gen}}(\\lambda_{\\mathrm{opt}})$",
      ...shared,
    },
    {
      x: dot,
      y: dotY[column] as number,
      shape: "circle",
      label: "least $E_{\\mathrm{gen}}(\\lambda \\to 0^+)$",
      ...shared,
    },
  ];
  return markers.filter(({ y }) => Number.isFinite(y));
}

/** Simulations of a curve's learners: those at lambda = 0 on the left, all others are at the best lambda. */
function simulatedMarkers(
  { loss, alpha, reference }: AngleCurve,
  column: number,
  color: number,
  simulated: readonly SimulatedPoint[],
): Marker[] {
  return simulatedAt(simulated, { model: "kernel", loss, alpha, epsilon })
    .filter(({ lambda, parameters }) => (lambda === 0) === (column === 0) && typeof parameters.angle === "number")
    .map(({ parameters, [E_GEN]: generalization, [E_MEM]: memorization }) => {
      const { value, standardError } = column === 2 ? memorization : generalization;
      const y = column === 2 ? value : value - reference;
      const x = parameters.angle as number;
      return { x, y, yError: standardError, shape: "circle", filled: false, color, label: SIMULATION_LABEL };
    });
}

/** Linear between neighbors: for the place of a marker on its curve. NaN beyond the last angle. */
function interpolated(points: readonly AnglePoint[], gamma: number, value: (point: AnglePoint) => number): number {
  const next = points.findIndex((point) => point.gamma >= gamma);
  if (next < 1) return Number.NaN;
  const left = points[next - 1] as AnglePoint;
  const right = points[next] as AnglePoint;
  const share = (gamma - left.gamma) / (right.gamma - left.gamma);
  return (1 - share) * value(left) + share * value(right);
}
