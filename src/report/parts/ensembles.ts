import { PAPER_KERNELS } from "../../../equations/activation.js";
import type { Point } from "../../../equations/point.js";
import { E_GEN, E_MEM, OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { observables, solve } from "../../solver/solve.js";
import { grid } from "../../sweep/grid.js";
import type { Figure } from "../figure.js";
import { type LinePanel, lineFigure, type PointSeries, type Series } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { SIMULATED_FEATURES, SIMULATED_SUBSAMPLES, type SimulatedEnsemble } from "./ensemblesSimulated.js";

const RELU = PAPER_KERNELS.relu;
const INFINITE = Number.POSITIVE_INFINITY;
const FEATURES: Point = {
  model: "rf",
  loss: "square",
  alpha: 2,
  epsilon: 0.1,
  lambda: 0,
  kappa: 1,
  ...RELU,
  ensembleOver: "features",
};
const SUBSAMPLES: Point = {
  model: "kernel",
  loss: "square",
  alpha: 4,
  epsilon: 0.2,
  lambda: 0,
  ...RELU,
  ensembleOver: "subsamples",
};
/** Denser beside the threshold, and without it: there one learner has no limit. */
const NEAR = [1e-4, 1e-3, 0.01, 0.03];
const KAPPAS = [...grid(0.2, 20, 100, "log"), ...NEAR.flatMap((part) => [2 * (1 - part), 2 * (1 + part)])].sort(
  (a, b) => a - b,
);
const SHARES = grid(0.02, 1, 50, "linear");
const PEAK = 1.999;

/** The average of several learners: the double-descent peak of one, and its facts. */
export const ensembles: PaperPart = {
  name: "ensembles",
  title: "What averaging does to the peak, and to memorized facts",
  caption:
    "Averages of $K$ learners, square loss, $\\lambda \\to 0^+$. ReLU random features of their own at $\\alpha = 2$, $\\varepsilon = 0.1$: one learner is no better than a coin at $\\kappa = \\alpha$, the average of infinitely many has no peak and memorizes more. ReLU kernel machines on subsamples at $\\alpha = 4$, $\\varepsilon = 0.2$: the average knows facts that half of its members have never seen, and generalizes better than one learner of all samples. Points: simulations at $d = 100$.",
  parameters: [
    ["loss", "square"],
    ["lambda", "0+"],
    ["random features", "activation relu, alpha 2, epsilon 0.1"],
    ["subsamples", "kernel of relu, alpha 4, epsilon 0.2"],
    ["simulations", "d = 100, 16 replicas, centered"],
  ],
  compute: (progress) => Promise.resolve(computeEnsembles(progress)),
};

interface Row {
  readonly members: number;
  readonly value: number;
  readonly [E_GEN]: number | null;
  readonly [E_MEM]: number | null;
}

interface Averages {
  readonly over: "kappa" | "subsample";
  readonly members: readonly number[];
  readonly rows: readonly Row[];
  readonly simulated: readonly SimulatedEnsemble[];
}

function computeEnsembles(progress: (fraction: number) => void): PaperResult {
  const features = averages(FEATURES, "kappa", KAPPAS, [1, 4, INFINITE], SIMULATED_FEATURES);
  progress(0.6);
  const subsamples = averages(SUBSAMPLES, "subsample", SHARES, [1, 4, INFINITE], SIMULATED_SUBSAMPLES);
  progress(1);
  const both = [features, subsamples];
  const rows = both.flatMap(({ over, rows: own }) =>
    own.map((row): Cell[] => [over, row.value, row.members, row[E_GEN], row[E_MEM]]),
  );
  return {
    draw: (width) => ensembleFigure(both, width),
    data: { columns: ["over", "value", "members", E_GEN, E_MEM], rows },
    tables: [
      {
        name: "simulated",
        title: "Simulations beside the theory, d = 100",
        columns: ["over", "value", "members", "observable", "simulation", "standard error", "theory", "z"],
        rows: both.flatMap(comparedRows),
      },
    ],
    comparisons: [],
    unsolved: rows.filter((row) => row[3] === null).length,
    notes: notesOf(),
  };
}

function rowAt(point: Point): Row {
  const solution = solve(point);
  const found = solution.status === "converged" ? observables(solution) : undefined;
  return {
    members: point.ensemble ?? 1,
    value: 0,
    [E_GEN]: found?.[E_GEN] ?? null,
    [E_MEM]: found?.[E_MEM] ?? null,
  };
}

function averages(
  point: Point,
  over: Averages["over"],
  values: readonly number[],
  members: readonly number[],
  simulated: readonly SimulatedEnsemble[],
): Averages {
  const rows = members.flatMap((ensemble) =>
    values.map((value) => ({ ...rowAt(placed(point, over, value, ensemble)), value })),
  );
  return { over, members, rows, simulated };
}

function placed(point: Point, over: Averages["over"], value: number, ensemble: number): Point {
  return { ...point, [over]: value, ensemble };
}

function comparedRows({ over, simulated }: Averages): Cell[][] {
  const point = over === "kappa" ? FEATURES : SUBSAMPLES;
  return simulated.flatMap(({ value, members, ...measured }) => {
    const theory = rowAt(placed(point, over, value, members));
    return ([E_GEN, E_MEM] as const).map((name): Cell[] => {
      const [mean, error] = measured[name];
      const expected = theory[name];
      const z = expected === null || error === 0 ? null : (mean - expected) / error;
      return [over, value, members, name, mean, error, expected, z];
    });
  });
}

function notesOf(): string[] {
  const at = (point: Point, name: typeof E_GEN | typeof E_MEM): string => (rowAt(point)[name] ?? Number.NaN).toFixed(4);
  const rf = (kappa: number, ensemble: number): Point => placed(FEATURES, "kappa", kappa, ensemble);
  const half = (ensemble: number): Point => placed(SUBSAMPLES, "subsample", 0.5, ensemble);
  const whole = placed(SUBSAMPLES, "subsample", 1, 1);
  return [
    `Random features, kappa = ${PEAK} beside alpha = 2: E_gen is ${at(rf(PEAK, 1), E_GEN)} of one learner, ${at(rf(PEAK, 4), E_GEN)} of four and ${at(rf(PEAK, INFINITE), E_GEN)} of infinitely many, which is their E_gen at every kappa beyond: ${at(rf(20, INFINITE), E_GEN)} at kappa = 20.`,
    `Below the threshold, kappa = 1, averaging memorizes: E_mem is ${at(rf(1, 1), E_MEM)} of one learner and ${at(rf(1, INFINITE), E_MEM)} of infinitely many.`,
    `Kernel machines on half of the samples: one gets ${at(half(1), E_MEM)} of all facts wrong, half of those that it has not seen; the average of four ${at(half(4), E_MEM)}, of infinitely many ${at(half(INFINITE), E_MEM)}. Its E_gen is ${at(half(INFINITE), E_GEN)} against ${at(whole, E_GEN)} of one learner of all samples.`,
  ];
}

function labelOf(members: number): string {
  return members === 1 ? "one learner" : members === INFINITE ? "$K = \\infty$" : `$K = ${members}$`;
}

function ensembleFigure(both: readonly Averages[], width: Figure["width"]): Figure {
  const panels = both.flatMap(({ over, members, rows, simulated }) =>
    ([E_GEN, E_MEM] as const).map((name): LinePanel => {
      const series = members.map((K, index): Series => {
        const own = rows.filter((row) => row.members === K);
        return {
          label: labelOf(K),
          x: own.map(({ value }) => value),
          y: own.map((row) => row[name]),
          color: [0, 3, 1][index]!,
          dash: index,
        };
      });
      const points = members.slice(0, 2).map((K, index): PointSeries => {
        const own = simulated.filter((one) => one.members === K);
        return {
          label: "simulation, $d = 100$",
          x: own.map(({ value }) => value),
          y: own.map((one) => one[name][0]),
          yErrors: own.map((one) => one[name][1]),
          color: [0, 3][index]!,
        };
      });
      return {
        title: over === "kappa" ? "features of their own" : "subsamples",
        x:
          over === "kappa"
            ? { label: "features per input $\\kappa$", scale: "log" }
            : { label: "share of the samples $s$", scale: "linear" },
        y: { label: OBSERVABLES[name].words, scale: "linear" },
        series,
        points,
        ...(over === "kappa" ? { verticalLines: [{ x: 2, label: "interpolation threshold" }] } : {}),
      };
    }),
  );
  return lineFigure({
    width,
    columns: width === "one-column" ? 1 : 2,
    aspect: 0.62,
    subtitle: [
      "square loss",
      "$\\lambda \\to 0^+$",
      "ReLU",
      "$\\alpha = 2$, $\\varepsilon = 0.1$ (features)",
      "$\\alpha = 4$, $\\varepsilon = 0.2$ (subsamples)",
    ],
    panels,
  });
}
