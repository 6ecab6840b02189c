import { PAPER_KERNELS } from "../../../equations/activation.js";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import { separabilityThreshold } from "../../../equations/thresholds.js";
import { linearProgramFeasibility } from "../../../validation/linearProgram.js";
import { separableCount } from "../../../validation/separableCount.js";
import { erf } from "../../numerics/normal.js";
import { sampleMean } from "../../numerics/sampleMean.js";
import { grid } from "../../sweep/grid.js";
import type { Figure } from "../figure.js";
import { columnLabel } from "../labels.js";
import { lineFigure } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";

const EPSILONS = grid(0.01, 1, 121, "log");
const SEED = 20260325;
const ACTIVATION = "erf";
const { mu1, muStar } = PAPER_KERNELS[ACTIVATION];

/** Experiments along a curve: the linear programs grow as a power of the number of weights. */
interface Experiments {
  readonly kappa: number;
  readonly epsilons: readonly number[];
  /** Input dimensions, from which the threshold is extrapolated in 1/d. */
  readonly sizes: readonly number[];
  readonly replicas: number;
}

/** kappa = Infinity stands for the perceptron, which sees the inputs themselves. */
const PERCEPTRON = Number.POSITIVE_INFINITY;

const EXPERIMENTS: readonly Experiments[] = [
  { kappa: PERCEPTRON, epsilons: [0.1, 0.3, 0.5, 0.75, 1], sizes: [12, 20, 40], replicas: 24 },
  { kappa: 0.5, epsilons: [0.1, 0.3, 0.5, 0.75, 1], sizes: [12, 20, 40], replicas: 24 },
  { kappa: 1, epsilons: [0.1, 0.3, 0.5, 0.75, 1], sizes: [12, 20, 32], replicas: 24 },
  { kappa: 2, epsilons: [0.3, 0.5, 0.75, 1], sizes: [8, 12, 20], replicas: 24 },
  { kappa: 5, epsilons: [0.5, 0.75, 1], sizes: [5, 8, 12], replicas: 24 },
];
const KAPPAS = EXPERIMENTS.map(({ kappa }) => kappa);

/** A measured threshold at infinite size, with its standard error. */
interface Measured {
  readonly kappa: number;
  readonly epsilon: number;
  readonly mean: number;
  readonly standardError: number;
}

/** Capacity: the separability threshold against epsilon, with points from linear programs. */
export const capacity: PaperPart = {
  name: "capacity",
  title: "Separability threshold",
  caption:
    "The threshold $\\alpha_c$ below which the labels are separable, against $\\varepsilon$: the perceptron and erf random features at several $\\kappa$. Points: largest separable number of samples by linear programming at three sizes, extrapolated in $1/d$, with standard errors over the replicas.",
  parameters: [
    ["activation", ACTIVATION],
    ["kappa", KAPPAS.filter(Number.isFinite).join(", ")],
    ["d, perceptron and kappa = 0.5", EXPERIMENTS[0]!.sizes.join(", ")],
    ["d, kappa = 1", EXPERIMENTS[2]!.sizes.join(", ")],
    ["d, kappa = 2", EXPERIMENTS[3]!.sizes.join(", ")],
    ["d, kappa = 5", EXPERIMENTS[4]!.sizes.join(", ")],
    ["replicas of each size", String(EXPERIMENTS[0]!.replicas)],
    ["seed", String(SEED)],
  ],
  compute: computeCapacity,
};

function thresholdAt(kappa: number, epsilon: number): number {
  const spectrum = kappa === PERCEPTRON ? isotropic(1, 0) : randomFeatures(mu1, muStar, kappa);
  return separabilityThreshold(spectrum, epsilon).alpha;
}

async function computeCapacity(progress: (fraction: number) => void): Promise<PaperResult> {
  const feasible = await linearProgramFeasibility();
  const measured: Measured[] = [];
  const total = EXPERIMENTS.reduce((sum, { epsilons }) => sum + epsilons.length, 0);
  for (const { kappa, epsilons, sizes, replicas } of EXPERIMENTS) {
    for (const epsilon of epsilons) {
      const bySize = sizes.map((d): SizeMean => {
        const ratios = Array.from({ length: replicas }, (_, replica) => {
          const features = kappa === PERCEPTRON ? {} : { features: { p: Math.round(kappa * d), activation: erf } };
          return separableCount({ d, epsilon, ...features, seed: SEED, replica }, feasible) / d;
        });
        return { d, ...sampleMean(ratios) };
      });
      // The linear programs block the event loop. This pause lets a handler of Ctrl-C run.
      await new Promise((resolve) => setTimeout(resolve, 0));
      measured.push({ kappa, epsilon, ...atInfiniteSize(bySize) });
      progress(measured.length / total);
    }
  }
  const rows: Cell[][] = [
    ...KAPPAS.flatMap((kappa) =>
      EPSILONS.map((epsilon) => ["theory", nameOf(kappa), epsilon, thresholdAt(kappa, epsilon), null]),
    ),
    ...measured.map(({ kappa, epsilon, mean, standardError }) => [
      "simulation",
      nameOf(kappa),
      epsilon,
      mean,
      standardError,
    ]),
  ];
  return {
    draw: (width) => capacityFigure(measured, width),
    data: { columns: ["kind", "model", "epsilon", "alpha", "standardError"], rows },
    tables: [
      {
        name: "simulation",
        title: "Separability threshold: theory against linear programming, extrapolated in 1/d",
        columns: ["model", "epsilon", "theory", "simulation", "standard error", "z"],
        rows: measured.map(({ kappa, epsilon, mean, standardError }) => {
          const theory = thresholdAt(kappa, epsilon);
          return [nameOf(kappa), epsilon, theory, mean, standardError, (mean - theory) / standardError];
        }),
      },
    ],
    comparisons: [],
    unsolved: 0,
    notes: [
      "The points are extrapolated linearly in 1/d from three small sizes; corrections of order 1/d^2 remain, and the error bars are statistical only.",
    ],
  };
}

/** Mean over replicas at one size. */
interface SizeMean {
  readonly d: number;
  readonly mean: number;
  readonly standardError: number;
}

/** Value at 1/d = 0 of a straight line through the means against 1/d, weighted by their errors. */
export function atInfiniteSize(sizes: readonly SizeMean[]): { readonly mean: number; readonly standardError: number } {
  let [weights, first, second, mixed, total] = [0, 0, 0, 0, 0];
  for (const { d, mean, standardError } of sizes) {
    const [weight, x] = [1 / standardError ** 2, 1 / d];
    weights += weight;
    first += weight * x;
    second += weight * x * x;
    mixed += weight * x * mean;
    total += weight * mean;
  }
  const determinant = weights * second - first * first;
  return { mean: (second * total - first * mixed) / determinant, standardError: Math.sqrt(second / determinant) };
}

function nameOf(kappa: number): string {
  return kappa === PERCEPTRON ? "linear" : `rf kappa=${kappa}`;
}

function capacityFigure(measured: readonly Measured[], width: Figure["width"]): Figure {
  const labelOf = (kappa: number): string =>
    kappa === PERCEPTRON ? "perceptron" : `${ACTIVATION} features, $\\kappa = ${kappa}$`;
  return lineFigure({
    width,
    aspect: 0.7,
    panels: [
      {
        x: { label: columnLabel("epsilon"), scale: "linear" },
        y: { label: "separability threshold $\\alpha_c$", scale: "log" },
        series: KAPPAS.map((kappa) => ({
          label: labelOf(kappa),
          x: EPSILONS,
          y: EPSILONS.map((epsilon) => thresholdAt(kappa, epsilon)),
        })),
        points: KAPPAS.map((kappa) => {
          const own = measured.filter((point) => point.kappa === kappa);
          return {
            label: "linear programming, $d \\to \\infty$",
            x: own.map(({ epsilon }) => epsilon),
            y: own.map(({ mean }) => mean),
            yErrors: own.map(({ standardError }) => standardError),
            series: labelOf(kappa),
          };
        }),
      },
    ],
  });
}
