import { labelCorrelation } from "../../../equations/channels/labelField.js";
import type { Point } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { bayesOptimal, observables } from "../../solver/solve.js";
import { curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import { lambdaOptimum } from "../../sweep/lambdaOptimum.js";
import type { Figure } from "../figure.js";
import { lineFigure } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult, TitledTable } from "../paperPart.js";

const EPSILON = 0.1;
const PER_DECADE = 12;
const DECADES = [0, 6] as const;
const ALPHAS = grid(10 ** DECADES[0], 10 ** DECADES[1], PER_DECADE * (DECADES[1] - DECADES[0]) + 1, "log");
const FIXED_LAMBDA = 1;

/** A learning curve. */
interface LearningCurve {
  readonly name: string;
  readonly label: string;
  readonly errors: readonly number[];
}

/** Rates of learning: E_gen against alpha up to 10^6, and its local exponent. */
export const rates: PaperPart = {
  name: "rates",
  title: "Rates of learning",
  caption:
    "The perceptron at $\\varepsilon = 0.1$: $E_{\\mathrm{gen}}$ against $\\alpha$, and the local exponent $-d \\log E_{\\mathrm{gen}} / d \\log \\alpha$, for the square and hinge losses at fixed and at the best $\\lambda$ and for the Bayes-optimal learner.",
  parameters: [
    ["model", "linear"],
    ["epsilon", String(EPSILON)],
    ["alpha", `${ALPHAS.length} values from 1 to 10^6`],
    ["lambda", `${FIXED_LAMBDA} and the best`],
  ],
  compute: (progress) => Promise.resolve(computeRates(progress)),
};

function computeRates(progress: (fraction: number) => void): PaperResult {
  const task = { model: "linear", epsilon: EPSILON, alpha: 1, lambda: FIXED_LAMBDA } as const;
  const fixed = (loss: string): number[] =>
    curve({ ...task, loss }, "alpha", ALPHAS).map(({ solution }) =>
      solution.status === "converged" ? observables(solution)[E_GEN] : Number.NaN,
    );
  const best = (loss: string): number[] =>
    ALPHAS.map((alpha) => {
      const point: Point = { ...task, loss, alpha };
      return lambdaOptimum(point, (solved) => observables(solved)[E_GEN]).value;
    });
  const makers: (() => LearningCurve)[] = [
    () => ({ name: "square", label: "square, $\\lambda = 1$", errors: fixed("square") }),
    () => ({ name: "square, best lambda", label: "square, best $\\lambda$", errors: best("square") }),
    () => ({ name: "hinge", label: "hinge, $\\lambda = 1$", errors: fixed("hinge") }),
    () => ({ name: "hinge, best lambda", label: "hinge, best $\\lambda$", errors: best("hinge") }),
    () => ({
      name: "Bayes-optimal",
      label: "Bayes-optimal",
      errors: ALPHAS.map((alpha) => bayesOptimal({ alpha, epsilon: EPSILON })[E_GEN]),
    }),
  ];
  const curves = makers.map((make, i) => {
    const made = make();
    progress((i + 1) / makers.length);
    return made;
  });
  const rows: Cell[][] = curves.flatMap(({ name, errors }) => {
    const exponents = localExponents(errors);
    return errors.map((error, i) => [name, ALPHAS[i] as number, finite(error), finite(exponents[i] ?? Number.NaN)]);
  });
  return {
    draw: (width) => ratesFigure(curves, width),
    data: { columns: ["learner", "alpha", E_GEN, "localExponent"], rows },
    tables: [exponentTable(curves)],
    comparisons: [],
    unsolved: rows.filter((row) => row[2] === null).length,
    notes: notesOf(curves),
  };
}

/** -d log E / d log alpha by central differences; NaN at the ends. */
function localExponents(errors: readonly number[], stride = 1): number[] {
  return errors.map((_, i) => {
    const before = errors[i - stride];
    const after = errors[i + stride];
    if (before === undefined || after === undefined) return Number.NaN;
    return -Math.log(after / before) / Math.log((ALPHAS[i + stride] as number) / (ALPHAS[i - stride] as number));
  });
}

/** The exponent that three successive decades extrapolate to, and the distance of the last from it. */
function extrapolatedExponent(errors: readonly number[]): { readonly value: number; readonly uncertainty: number } {
  const last = errors.length - 1 - PER_DECADE / 2;
  const exponents = localExponents(errors, PER_DECADE / 2);
  const [first, second, third] = [2, 1, 0].map((decades) => exponents[last - decades * PER_DECADE] as number) as [
    number,
    number,
    number,
  ];
  const bend = third - second - (second - first);
  // Aitken's limit of a geometric approach; where the exponents have settled to rounding there is nothing to extrapolate.
  const step = Math.abs(bend) > 1e-9 ? -((third - second) ** 2) / bend : 0;
  return { value: third + step, uncertainty: Math.max(Math.abs(step), Math.abs(third - second), 1e-9) };
}

function exponentTable(curves: readonly LearningCurve[]): TitledTable {
  const at = (exponents: readonly number[], decade: number): number =>
    exponents[(decade - DECADES[0]) * PER_DECADE] ?? Number.NaN;
  const found = curves.map(({ errors }) => extrapolatedExponent(errors));
  return {
    name: "exponents",
    title: "Local exponents of E_gen at epsilon = 0.1, and what they extrapolate to",
    columns: [
      "learner",
      "alpha = 10^3",
      "alpha = 10^4",
      "alpha = 10^5",
      "extrapolated",
      "uncertainty",
      "E_gen sqrt(alpha) at 10^6",
    ],
    rows: curves.map(({ name, errors }, i) => {
      const exponents = localExponents(errors);
      const { value, uncertainty } = found[i] as { value: number; uncertainty: number };
      const scaled = (errors[errors.length - 1] as number) * Math.sqrt(ALPHAS[ALPHAS.length - 1] as number);
      return [name, at(exponents, 3), at(exponents, 4), at(exponents, 5), value, uncertainty, scaled];
    }),
  };
}

/** sqrt(1 - c^2) / (pi c): E_gen sqrt(alpha) of the square loss at large alpha. Source: equations/README.md (SQ.4). */
function squareConstant(): number {
  const c = labelCorrelation(EPSILON);
  return Math.sqrt(1 - c * c) / (Math.PI * c);
}

function notesOf(curves: readonly LearningCurve[]): string[] {
  const lines = curves
    .filter(({ name }) => name.startsWith("hinge"))
    .map(({ name, errors }) => {
      const { value, uncertainty } = extrapolatedExponent(errors);
      const consistent = Math.abs(value - 0.5) <= uncertainty;
      const verdict = consistent
        ? "consistent with the conjectured 1/2"
        : "not consistent with 1/2 at this range of alpha";
      return `${name}: the exponent extrapolates to ${value.toFixed(4)} +- ${uncertainty.toFixed(4)}, ${verdict}. This is numerical evidence, not a proof.`;
    });
  return [
    `Square loss, analytic: E_gen sqrt(alpha) -> sqrt(1 - c^2)/(pi c) = ${squareConstant().toFixed(6)}.`,
    ...lines,
  ];
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function ratesFigure(curves: readonly LearningCurve[], width: Figure["width"]): Figure {
  const alpha = { label: "samples per input $\\alpha$", scale: "log" } as const;
  return lineFigure({
    width,
    columns: width === "one-column" ? 1 : 2,
    aspect: 0.85,
    panels: [
      {
        x: alpha,
        y: { label: "generalization error $E_{\\mathrm{gen}}$", scale: "log" },
        series: curves.map(({ label, errors }) => ({ label, x: ALPHAS, y: errors })),
        powerLaws: [
          { exponent: -0.5, through: [1e4, squareConstant() * 0.02], range: [1e3, 1e6], label: "$\\alpha^{-1/2}$" },
          { exponent: -1, through: [1e4, 2e-5], range: [1e3, 1e6], label: "$\\alpha^{-1}$" },
        ],
      },
      {
        x: alpha,
        y: { label: "local exponent", scale: "linear", domain: [0, 1.1] },
        series: curves.map(({ label, errors }) => ({ label, x: ALPHAS, y: localExponents(errors) })),
        horizontalLines: [
          { y: 0.5, label: "$1/2$", style: "thin-dotted-grey" },
          { y: 1, label: "$1$", style: "thin-dotted-grey" },
        ],
      },
    ],
  });
}
