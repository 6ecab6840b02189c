import { activationMoments, activationSlopeSquare } from "../../../equations/activation.js";
import type { Point } from "../../../equations/point.js";
import { E_GEN, E_MEM, OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { observables } from "../../solver/solve.js";
import { type CurvePoint, curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import { optimum } from "../../sweep/optimum.js";
import type { Figure } from "../figure.js";
import { lineFigure } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { TRADE_OFF_TASK } from "./figureOne.js";

/** Size of the attack. */
const ATTACK = 0.3;
const KAPPA = 2;
const SMALL_LAMBDA = 1e-3;
const LAMBDAS = grid(1e-3, 1e2, 121, "log");
const TRAINING_ATTACKS = grid(0, 0.9, 46, "linear");
const DRAWN = [E_GEN, "robustError", E_MEM, "lostFacts"] as const;

/** The price of memorizing in robustness: errors with and without an attack, along lambda and along the attack that is trained against. */
export const attack: PaperPart = {
  name: "attack",
  title: "The cost of memorizing in robustness",
  caption:
    "Errors with and without an attack of size $e = 0.3$ on the input, hinge loss along $\\lambda$ and logistic loss along the size of attack that is trained against. For a perceptron the learner with the least $E_{\\mathrm{gen}}$ is the most robust one, for random features it is not; a perceptron that is trained against attacks unlearns its facts.",
  parameters: [
    ["epsilon", "0.1"],
    ["alpha", "2/(1 - epsilon)"],
    ["attack", String(ATTACK)],
    ["kappa", `${KAPPA}, random features`],
    ["lambda", `${SMALL_LAMBDA} where the attack of the training runs`],
  ],
  compute: computeAttack,
};

interface AttackPanel {
  readonly title: string;
  readonly over: "lambda" | "trainingAttack";
  readonly points: readonly CurvePoint[];
}

async function computeAttack(progress: (fraction: number) => void): Promise<PaperResult> {
  const { mu1, muStar } = await activationMoments("relu");
  const task = { ...TRADE_OFF_TASK, lambda: SMALL_LAMBDA, attack: ATTACK };
  const perceptron: Point = { ...task, model: "linear", loss: "hinge" };
  const features: Point = {
    ...task,
    model: "rf",
    loss: "hinge",
    mu1,
    muStar,
    kappa: KAPPA,
    slopeSquare: await activationSlopeSquare("relu"),
  };
  const panels: AttackPanel[] = [
    { title: "perceptron, hinge", over: "lambda", points: curve(perceptron, "lambda", LAMBDAS) },
    { title: "ReLU random features, hinge", over: "lambda", points: curve(features, "lambda", LAMBDAS) },
  ];
  progress(0.3);
  const trained: Point = { ...perceptron, loss: "logistic", trainingAttack: 0 };
  panels.push({
    title: "perceptron, logistic",
    over: "trainingAttack",
    points: curve(trained, "trainingAttack", TRAINING_ATTACKS),
  });
  const best = [perceptron, features].map((point) => ({
    general: optimum(point, { over: "lambda", objective: "generalization" }),
    robust: optimum(point, { over: "lambda", objective: "robust" }),
  }));
  progress(1);
  const rows = panels.flatMap(({ title, over, points }) =>
    points.map(({ value, solution }): Cell[] => {
      const found = solution.status === "converged" ? observables(solution) : undefined;
      return [title, over, value, ...DRAWN.map((name) => found?.[name] ?? null)];
    }),
  );
  return {
    draw: (width) => attackFigure(panels, width),
    data: { columns: ["learner", "over", "value", ...DRAWN], rows },
    tables: [
      {
        name: "attack",
        title: `The most general and the most robust learner, attack ${ATTACK}`,
        columns: ["learner", "best for", "lambda", ...DRAWN],
        rows: best.flatMap(({ general, robust }, k) =>
          [general, robust].map(({ lambda, solution }, j): Cell[] => [
            panels[k]!.title,
            j === 0 ? "E_gen" : "robust error",
            lambda,
            ...DRAWN.map((name) => observables(solution)[name] ?? null),
          ]),
        ),
      },
    ],
    comparisons: [],
    unsolved: rows.filter((row) => row[3] === null).length,
    notes: notesOf(panels, best),
  };
}

function notesOf(
  panels: readonly AttackPanel[],
  best: readonly { readonly general: { readonly lambda: number }; readonly robust: { readonly lambda: number } }[],
): string[] {
  const [perceptron, features] = panels.map(({ points }) => valuesAt(points[0]!));
  const trained = panels[2]!.points.map((point) => ({ ...valuesAt(point), size: point.value }));
  const least = trained.reduce((one, other) => (other.robustError < one.robustError ? other : one));
  const lambdas = best.map(
    ({ general, robust }) => `${general.lambda.toPrecision(3)} and ${robust.lambda.toPrecision(3)}`,
  );
  const atBest = (k: number): string =>
    Math.min(...panels[k]!.points.map((point) => valuesAt(point).robustError)).toFixed(4);
  return [
    `Perceptron: the most general and the most robust lambda are one (${lambdas[0]}), because the robust error depends on the angle to the rule alone. At lambda = ${SMALL_LAMBDA}, with E_mem = ${perceptron!.memorizationError.toFixed(3)}, the robust error is ${perceptron!.robustError.toFixed(4)} against ${atBest(0)} at its best.`,
    `ReLU random features: they are two (${lambdas[1]}). At lambda = ${SMALL_LAMBDA}, with E_mem = ${features!.memorizationError.toFixed(3)}, the robust error is ${features!.robustError.toFixed(4)} against ${atBest(1)} at its best.`,
    `Trained against attacks a perceptron unlearns its facts: the robust error is least, ${least.robustError.toFixed(4)} against ${trained[0]!.robustError.toFixed(4)} without, at e_t = ${least.size.toPrecision(2)}, where E_mem is ${least.memorizationError.toFixed(3)} against ${trained[0]!.memorizationError.toFixed(3)}.`,
    `Facts that a hinge loss has memorized lie on its margin: where the attack e |w| / sqrt d crosses it, they are lost all at once (the step of the perceptron at small lambda).`,
  ];
}

function valuesAt({ solution }: CurvePoint): { readonly robustError: number; readonly memorizationError: number } {
  if (solution.status !== "converged") return { robustError: Number.NaN, memorizationError: Number.NaN };
  const { robustError = null, [E_MEM]: memorizationError } = observables(solution);
  return { robustError: robustError ?? Number.NaN, memorizationError };
}

function attackFigure(panels: readonly AttackPanel[], width: Figure["width"]): Figure {
  return lineFigure({
    width,
    subtitle: [
      `attack $e = ${ATTACK}$`,
      `$\\varepsilon = ${TRADE_OFF_TASK.epsilon}$`,
      "$\\alpha = 2/0.9$",
      `$\\kappa = ${KAPPA}$ (random features)`,
      "$\\lambda = 10^{-3}$ where $e_{\\mathrm{t}}$ runs",
    ],
    columns: width === "one-column" ? 1 : 3,
    sharedAxes: ["y"],
    aspect: 0.9,
    panels: panels.map(({ title, over, points }) => ({
      title,
      x:
        over === "lambda"
          ? { label: "regularization $\\lambda$", scale: "log" as const }
          : { label: "training attack $e_{\\mathrm{t}}$", scale: "linear" as const },
      y: { label: "error", scale: "linear" as const },
      series: DRAWN.map((name, index) => ({
        label: OBSERVABLES[name].short ?? OBSERVABLES[name].words,
        x: points.map(({ value }) => value),
        y: points.map(({ solution }) =>
          solution.status === "converged" ? (observables(solution)[name] ?? null) : null,
        ),
        color: index < 2 ? 0 : 3,
        dash: index % 2,
      })),
    })),
  });
}
