import type { Point } from "../../../equations/point.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { Solution } from "../../solver/solution.js";
import { bayesOptimal, observables } from "../../solver/solve.js";
import { curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import { lambdaOptimum } from "../../sweep/lambdaOptimum.js";
import type { Figure } from "../figure.js";
import { type LinePanel, lineFigure, type Series } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult, TitledTable } from "../paperPart.js";
import { type ExponentFits, exponentFits } from "./exponentFit.js";

const WIDTH = 0.5;
/** The one without facts, and so without memorization, is last: the second row ends before it. */
const EPSILONS = [0.1, 0.3, 0] as const;
const LOSSES = ["hinge", "square"] as const;
/** The loss that the figure draws; the other is in the data and the table. */
const DRAWN = "hinge";
const PER_DECADE = 4;
/** From beyond the interpolation threshold of the model without learned features, where the square loss has no limit 0+. */
const ALPHAS = grid(10 ** 0.25, 1e5, 4.75 * PER_DECADE + 1, "log");

/** Errors of a learner against alpha. */
interface LearningCurve {
  readonly learner: "quadratic network" | "without learned features" | "Bayes-optimal";
  readonly loss: string;
  readonly epsilon: number;
  readonly lambda: "best" | "0+" | "";
  readonly generalization: readonly number[];
  /** Empty where there are no facts, or no number for them. */
  readonly memorization: readonly number[];
}

/** Rates of a network with learned features beside the same network without, and the Bayes-optimal learner. */
export const features: PaperPart = {
  name: "features",
  title: "Rates with learned features",
  caption:
    "A quadratic rule of width $\\kappa_\\star = 0.5$ with facts: $E_{\\mathrm{gen}}$ and $E_{\\mathrm{mem}}$ against $\\alpha = 2n/d^2$ for the wide quadratic network with learned features (hinge loss, best $\\lambda$ and $\\lambda \\to 0^+$), for the same network without (a linear model in $d^2/2$ dimensions, as a kernel is), and the Bayes-optimal learner.",
  parameters: [
    ["width", String(WIDTH)],
    ["epsilon", EPSILONS.join(", ")],
    ["alpha", `${ALPHAS.length} values from 1.8 to 10^5`],
    ["lambda", "0+ and the best"],
    ["loss", LOSSES.join(", ")],
  ],
  compute: (progress) => Promise.resolve(computeFeatures(progress)),
};

function computeFeatures(progress: (fraction: number) => void): PaperResult {
  const makers = EPSILONS.flatMap((epsilon) => [
    ...LOSSES.flatMap((loss) =>
      (["quadratic network", "without learned features"] as const).flatMap((learner) => [
        () => bestCurve(learner, loss, epsilon),
        () => limitCurve(learner, loss, epsilon),
      ]),
    ),
    () => bayesCurve(epsilon),
  ]);
  const curves = makers.map((make, i) => {
    const made = make();
    progress((i + 1) / makers.length);
    return made;
  });
  const rows: Cell[][] = curves.flatMap(({ learner, loss, epsilon, lambda, generalization, memorization }) =>
    ALPHAS.map((alpha, i) => [
      learner,
      loss,
      epsilon,
      lambda,
      alpha,
      finite(generalization[i]!),
      finite(memorization[i] ?? Number.NaN),
    ]),
  );
  const fitted = curves.map((one) => ({ one, fits: exponentFits(ALPHAS, one.generalization, PER_DECADE) }));
  return {
    draw: (width) => featuresFigure(curves, width),
    data: { columns: ["learner", "loss", "epsilon", "lambda", "alpha", E_GEN, E_MEM], rows },
    tables: [exponentTable(fitted)],
    comparisons: [],
    unsolved: rows.filter((row) => row[5] === null).length,
    notes: notesOf(fitted),
  };
}

function pointOf(learner: LearningCurve["learner"], loss: string, epsilon: number): Point {
  const task = { loss, epsilon, alpha: 1, lambda: 0 };
  return learner === "quadratic network" ? { ...task, model: "quadratic", width: WIDTH } : { ...task, model: "linear" };
}

function bestCurve(learner: LearningCurve["learner"], loss: string, epsilon: number): LearningCurve {
  const solutions = ALPHAS.map(
    (alpha) =>
      lambdaOptimum({ ...pointOf(learner, loss, epsilon), alpha }, (solved) => observables(solved)[E_GEN]).solution,
  );
  return { learner, loss, epsilon, lambda: "best", ...errorsOf(solutions, epsilon) };
}

function limitCurve(learner: LearningCurve["learner"], loss: string, epsilon: number): LearningCurve {
  const solutions = curve(pointOf(learner, loss, epsilon), "alpha", ALPHAS).map(({ solution }) => solution);
  return { learner, loss, epsilon, lambda: "0+", ...errorsOf(solutions, epsilon) };
}

function bayesCurve(epsilon: number): LearningCurve {
  const generalization = ALPHAS.map((alpha) => {
    const { status, generalizationError } = bayesOptimal({ alpha, epsilon, width: WIDTH });
    return status === "converged" ? generalizationError : Number.NaN;
  });
  return { learner: "Bayes-optimal", loss: "", epsilon, lambda: "", generalization, memorization: [] };
}

function errorsOf(
  solutions: readonly Solution[],
  epsilon: number,
): Pick<LearningCurve, "generalization" | "memorization"> {
  const read = solutions.map((solution) => (solution.status === "converged" ? observables(solution) : undefined));
  return {
    generalization: read.map((values) => values?.[E_GEN] ?? Number.NaN),
    memorization: epsilon === 0 ? [] : read.map((values) => values?.[E_MEM] ?? Number.NaN),
  };
}

interface Fitted {
  readonly one: LearningCurve;
  readonly fits: ExponentFits | undefined;
}

function exponentTable(fitted: readonly Fitted[]): TitledTable {
  return {
    name: "exponents",
    title: "Exponents of E_gen at large alpha, by two ways of fitting, and E_mem at the largest alpha",
    columns: [
      "learner",
      "loss",
      "epsilon",
      "lambda",
      "extrapolated local exponent",
      "uncertainty",
      "least squares",
      "its uncertainty",
      "agree",
      "E_mem at 10^5",
    ],
    rows: fitted.map(({ one, fits }) => [
      one.learner,
      one.loss,
      one.epsilon,
      one.lambda,
      fits?.extrapolated.value ?? null,
      fits?.extrapolated.uncertainty ?? null,
      fits?.leastSquares.value ?? null,
      fits?.leastSquares.uncertainty ?? null,
      fits === undefined ? "" : fits.agree ? "yes" : "no",
      finite(one.memorization.at(-1) ?? Number.NaN),
    ]),
  };
}

function notesOf(fitted: readonly Fitted[]): string[] {
  const network = fitted.filter(({ one }) => one.learner === "quadratic network");
  const range = (chosen: readonly Fitted[]): string => {
    const values = chosen.flatMap(({ fits }) => (fits === undefined ? [] : [fits.leastSquares.value]));
    return `${Math.min(...values).toFixed(3)} to ${Math.max(...values).toFixed(3)}`;
  };
  const withFacts = network.filter(({ one }) => one.epsilon > 0);
  const noiseless = network.filter(({ one }) => one.epsilon === 0 && one.loss === "hinge");
  const apart = fitted.filter(({ fits }) => fits?.agree === false).length;
  const forgotten = Math.min(...withFacts.map(({ one }) => one.memorization.at(-1)!));
  return [
    `Numerical, at epsilon > 0: the network with learned features falls with exponents ${range(withFacts)}, as kernels do, at the best lambda and at 0+ and for both losses. Learned features improve the constant and not the rate.`,
    `Numerical: without facts the max-margin network has exponent ${range(noiseless)}, so that it is the facts and not the features that cost the rate.`,
    `Derived: the network has d^2/2 parameters, and above the separability threshold alpha_c(epsilon) (LF.10) no lambda fits all facts. V falls like 1/alpha, and E_mem = Phi(-V/sqrt q) tends to 1/2; at alpha = 10^5 it is at least ${forgotten.toFixed(4)}.`,
    "So this class does not answer the open question with yes: where the rule is learned at the best rate there are no facts, and where there are facts a rate of 1/2 comes with their being forgotten. Classes with more parameters than d^2/2 are not covered.",
    apart === 0
      ? "Both ways of fitting agree within their uncertainties for every curve."
      : `The two ways of fitting disagree beyond their uncertainties for ${apart} of ${fitted.length} curves; the table says which.`,
  ];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function labelOf({ learner, lambda }: LearningCurve): string {
  return lambda === "" ? learner : `${learner}, ${lambda === "best" ? "best $\\lambda$" : "$\\lambda \\to 0^+$"}`;
}

function featuresFigure(curves: readonly LearningCurve[], width: Figure["width"]): Figure {
  const drawn = curves.filter(({ loss }) => loss === DRAWN || loss === "");
  const labels = [...new Set(drawn.map(labelOf))];
  const panels = (["generalization", "memorization"] as const).flatMap((kind) =>
    EPSILONS.filter((epsilon) => kind === "generalization" || epsilon > 0).map((epsilon): LinePanel => {
      const series = drawn
        .filter((one) => one.epsilon === epsilon && one[kind].length > 0)
        .map((one): Series => ({ label: labelOf(one), x: ALPHAS, y: one[kind], color: labels.indexOf(labelOf(one)) }));
      const isError = kind === "generalization";
      return {
        title: `$\\varepsilon = ${epsilon}$`,
        x: { label: "samples per parameter $\\alpha = 2n/d^2$", scale: "log" },
        y: isError
          ? { label: "$E_{\\mathrm{gen}}$", scale: "log", domain: [1e-6, 1] }
          : { label: "$E_{\\mathrm{mem}}$", scale: "linear", domain: [-0.02, 0.52] },
        series,
        ...(isError
          ? {
              powerLaws: [
                { exponent: -0.5, through: [1e4, 1.2e-2], range: [1e3, 1e5], label: "$\\alpha^{-1/2}$" },
                { exponent: -1, through: [1e4, 1e-5], range: [1e3, 1e5], label: "$\\alpha^{-1}$" },
              ],
            }
          : {}),
      };
    }),
  );
  return lineFigure({
    width,
    columns: width === "one-column" ? 1 : 3,
    aspect: 0.9,
    subtitle: [`width of the rule $\\kappa_\\star = ${WIDTH}$`, `${DRAWN} loss`],
    panels,
  });
}
