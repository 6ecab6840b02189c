import { PAPER_KERNELS } from "../../../equations/activation.js";
import { isotropic } from "../../../equations/spectra/isotropic.js";
import { randomFeatures } from "../../../equations/spectra/randomFeatures.js";
import { separabilityThreshold } from "../../../equations/thresholds.js";
import { linearProgramFeasibility } from "../../../validation/linearProgram.js";
import { separableCount } from "../../../validation/separableCount.js";
import { erf } from "../../numerics/normal.js";
import { grid } from "../../sweep/grid.js";
import type { Figure } from "../figure.js";
import { lineFigure } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";

const EPSILONS = grid(0.01, 1, 121, "log");
const MEASURED_EPSILONS = [0.1, 0.3, 0.5, 0.75, 1] as const;
const KAPPAS = [0.5, 1, 2, 5] as const;
/** kappa at which features are also drawn; the others are theory only. */
const MEASURED_KAPPAS: readonly number[] = [0.5, 1];
const D = 40;
const REPLICAS = 24;
const SEED = 20260325;
const { mu1, muStar } = PAPER_KERNELS.erf;

/** A measured threshold: mean of n / d over replicas, with its standard error. */
interface Measured {
  readonly kappa: number;
  readonly epsilon: number;
  readonly mean: number;
  readonly standardError: number;
}

/** Capacity: the separability threshold against epsilon, with linear-programming points. */
export const capacity: PaperPart = {
  name: "capacity",
  title: "Separability threshold",
  caption:
    "The threshold $\\alpha_c$ below which the labels are separable, against $\\varepsilon$: the perceptron and erf random features at several $\\kappa$. Points: largest separable number of samples at $d = 40$ by linear programming, mean and standard error over 24 replicas.",
  parameters: [
    ["activation", "erf"],
    ["kappa", KAPPAS.join(", ")],
    ["d", String(D)],
    ["replicas", String(REPLICAS)],
    ["seed", String(SEED)],
  ],
  compute: computeCapacity,
};

/** kappa = Infinity stands for the perceptron, which sees the inputs themselves. */
const PERCEPTRON = Number.POSITIVE_INFINITY;

function thresholdAt(kappa: number, epsilon: number): number {
  const spectrum = kappa === PERCEPTRON ? isotropic(1, 0) : randomFeatures(mu1, muStar, kappa);
  return separabilityThreshold(spectrum, epsilon).alpha;
}

async function computeCapacity(progress: (fraction: number) => void): Promise<PaperResult> {
  const feasible = await linearProgramFeasibility();
  const kappas = [PERCEPTRON, ...MEASURED_KAPPAS];
  const measured: Measured[] = [];
  for (const kappa of kappas) {
    for (const epsilon of MEASURED_EPSILONS) {
      const counts: number[] = [];
      for (let replica = 0; replica < REPLICAS; replica++) {
        const features = kappa === PERCEPTRON ? {} : { features: { p: Math.round(kappa * D), activation: erf } };
        counts.push(separableCount({ d: D, epsilon, ...features, seed: SEED, replica }, feasible) / D);
      }
      // Progress, and room for a signal to be heard between synchronous programs.
      await new Promise((resolve) => setTimeout(resolve, 0));
      const mean = counts.reduce((sum, count) => sum + count, 0) / REPLICAS;
      const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (REPLICAS - 1);
      measured.push({ kappa, epsilon, mean, standardError: Math.sqrt(variance / REPLICAS) });
      progress(measured.length / (kappas.length * MEASURED_EPSILONS.length));
    }
  }
  const rows: Cell[][] = [
    ...[PERCEPTRON, ...KAPPAS].flatMap((kappa) =>
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
        title: `Separability threshold: theory against linear programming at d = ${D}`,
        columns: ["model", "epsilon", "theory", "simulation", "standard error", "z"],
        rows: measured.map(({ kappa, epsilon, mean, standardError }) => {
          const theory = thresholdAt(kappa, epsilon);
          return [nameOf(kappa), epsilon, theory, mean, standardError, (mean - theory) / standardError];
        }),
      },
    ],
    comparisons: [],
    unsolved: 0,
    notes: [`The points carry a correction of order 1/d, d = ${D}; the error bars are statistical only.`],
  };
}

function nameOf(kappa: number): string {
  return kappa === PERCEPTRON ? "linear" : `rf kappa=${kappa}`;
}

function capacityFigure(measured: readonly Measured[], width: Figure["width"]): Figure {
  const labelOf = (kappa: number): string => (kappa === PERCEPTRON ? "perceptron" : `$\\kappa = ${kappa}$`);
  return lineFigure({
    width,
    aspect: 0.7,
    panels: [
      {
        x: { label: "fraction of facts $\\varepsilon$", scale: "linear" },
        y: { label: "separability threshold $\\alpha_c$", scale: "log" },
        series: [PERCEPTRON, ...KAPPAS].map((kappa) => ({
          label: labelOf(kappa),
          x: EPSILONS,
          y: EPSILONS.map((epsilon) => thresholdAt(kappa, epsilon)),
        })),
        points: [PERCEPTRON, ...MEASURED_KAPPAS].map((kappa) => {
          const own = measured.filter((point) => point.kappa === kappa);
          return {
            label: "linear programming, $d = 40$",
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
