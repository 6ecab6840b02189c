import { curveLabel } from "../state/curveLabel.js";
import { type CurveSettings, DEFAULT_SETTINGS } from "../state/curveSettings.js";
import { type ExplorerState, freeColor, INITIAL_STATE, type Pin } from "../state/explorerState.js";

/** A named state of the page. */
export interface Preset {
  readonly name: string;
  /** Description in one sentence. */
  readonly about: string;
  readonly state: ExplorerState;
}

const ALPHA = 2 / 0.9;

/** A state with the last curve as the current one and the others as pins. */
function page(part: Partial<ExplorerState>, curves: readonly Partial<CurveSettings>[]): ExplorerState {
  const all = curves.map((curve) => ({ ...DEFAULT_SETTINGS, ...curve }));
  const pins: Pin[] = all.slice(0, -1).map((settings, color) => ({
    settings,
    color,
    label: curveLabel(settings, all, part.view ?? INITIAL_STATE.view),
  }));
  return { ...INITIAL_STATE, ...part, pins, settings: all.at(-1) ?? DEFAULT_SETTINGS, color: freeColor(pins) };
}

const figureOne = (loss: string): readonly Partial<CurveSettings>[] => [
  { loss },
  { loss, model: "kernel", activation: "erf" },
  { loss, model: "kernel", activation: "relu" },
];

const angles = (loss: string, gammas: readonly number[]): readonly Partial<CurveSettings>[] =>
  gammas.map((gamma) => ({ loss, model: "kernel" as const, featureKind: "gamma" as const, gamma }));

/** Gradient flow on the square loss without regularization. */
const flows = (...curves: readonly Partial<CurveSettings>[]): readonly Partial<CurveSettings>[] =>
  curves.map((curve) => ({ loss: "square", lambda: 0, algorithm: "gradient-flow" as const, ...curve }));

/** Students without regularization of a teacher on the hinge loss. */
const students = (...curves: readonly Partial<CurveSettings>[]): readonly Partial<CurveSettings>[] =>
  curves.map((curve) => ({ alpha: 1.5, epsilon: 0.5, loss: "square", lambda: 0, teacher: "hinge", ...curve }));

/** The paper's figures, double descent, learning curves, distillation and training in time as states of the page. */
export const PRESETS: readonly Preset[] = [
  {
    name: "Figure 1, square loss",
    about: "Perceptron and kernels with the square loss: memorization against generalization",
    state: page({}, figureOne("square")),
  },
  {
    name: "Figure 1, hinge loss",
    about: "Perceptron and kernels with the hinge loss: memorization against generalization",
    state: page({}, figureOne("hinge")),
  },
  {
    name: "Figure 2, growing κ",
    about: "More and more random features approach the kernel",
    state: page({}, [...[1, 2, 4, 16].map((kappa) => ({ model: "rf" as const, kappa })), { model: "kernel" as const }]),
  },
  {
    name: "Figure 3, kernel angle",
    about: "Against the kernel angle, for four numbers of samples, in the limit of no regularization",
    state: page({ view: "gamma", yScale: "log" }, [
      ...[2, 4, 10, 20].map((alpha) => ({
        ...{ model: "kernel" as const, loss: "square", featureKind: "gamma" as const },
        ...{ alpha, epsilon: 0.2, lambda: 0 },
      })),
    ]),
  },
  {
    name: "Figure 4, square loss",
    about: "Kernel angles with the square loss: the best angle reaches the Bayes-optimal error",
    state: page({}, angles("square", [0.6, 1, 0.8011])),
  },
  {
    name: "Figure 4, hinge loss",
    about: "Kernel angles with the hinge loss",
    state: page({}, angles("hinge", [0.7, 1.2, 0.9774])),
  },
  {
    name: "Double descent",
    about: "The error peaks where the features just fit all labels, and falls again beyond",
    state: page({ view: "kappa" }, [
      ...[1e-3, 0.1].map((lambda) => ({
        model: "rf" as const,
        loss: "square",
        activation: "relu",
        alpha: ALPHA,
        epsilon: 0.2,
        lambda,
      })),
      { model: "rf" as const, loss: "square", activation: "relu", alpha: ALPHA, epsilon: 0.2, lambda: 0 },
    ]),
  },
  {
    name: "Learning curves",
    about: "Square and hinge loss against the number of samples",
    state: page({ view: "alpha", yScale: "log" }, [
      { loss: "square", lambda: 1 },
      { loss: "hinge", lambda: 1 },
    ]),
  },
  {
    name: "Distillation",
    about: "Facts reach a student that never saw them, through the outputs of a teacher that memorized them",
    state: page(
      { view: "fraction", observable: "heldOutFactError", best: false },
      students({}, { model: "kernel", activation: "relu" }, { model: "rf", activation: "relu", kappa: 1 }),
    ),
  },
  {
    name: "Early stopping",
    about: "Along gradient flow the rule is learned first, and partly lost while the facts are memorized",
    state: page({ view: "time" }, [
      ...flows({ model: "linear" }, { model: "kernel", activation: "erf" }, { model: "kernel", activation: "relu" }),
    ]),
  },
];
