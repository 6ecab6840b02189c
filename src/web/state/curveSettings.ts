import type { PointInput } from "../../../equations/point.js";
import type { SweptParameter } from "../../../equations/vocabulary/parameters.js";

/** Models of the page. The library's model with a list of eigenvalues is left out. */
export const MODEL_NAMES = ["linear", "kernel", "rf"] as const;

/** Ways to give the features of a kernel or of random features. */
export const FEATURE_KINDS = ["activation", "kernel", "gamma", "rbf"] as const;

/** Settings of a curve. Parameters that the model does not use keep their values for other models. */
export interface CurveSettings {
  readonly model: (typeof MODEL_NAMES)[number];
  /** Name or expression in u. */
  readonly loss: string;
  readonly featureKind: (typeof FEATURE_KINDS)[number];
  /** Name or expression in x, for featureKind "activation". */
  readonly activation: string;
  /** Name or expression in t, for featureKind "kernel". */
  readonly kernel: string;
  readonly alpha: number;
  readonly epsilon: number;
  /** [0, Infinity]; 0 is the limit 0+. */
  readonly lambda: number;
  /** For featureKind "gamma". */
  readonly gamma: number;
  readonly kappa: number;
  /** Bandwidth, for featureKind "rbf". */
  readonly eta: number;
}

/** Numerical parameters, in the order of the page. */
export const NUMBER_KNOBS = ["alpha", "epsilon", "lambda", "gamma", "eta", "kappa"] as const;

/** One of them. */
export type NumberKnob = (typeof NUMBER_KNOBS)[number];

/** The perceptron of the paper's Figure 1 (right panel). */
export const DEFAULT_SETTINGS: CurveSettings = {
  model: "linear",
  loss: "hinge",
  featureKind: "activation",
  activation: "erf",
  kernel: "polynomial(2, 1)",
  alpha: 2 / 0.9,
  epsilon: 0.1,
  lambda: 0.1,
  gamma: 0.8,
  kappa: 2,
  eta: 1,
};

/** Whether the curve depends on a parameter, when `over` is on the axis. */
export function usesKnob(
  { model, featureKind }: CurveSettings,
  knob: NumberKnob,
  over: SweptParameter | undefined,
): boolean {
  if (knob === over) return false;
  const features = model !== "linear" && over !== "gamma";
  if (knob === "kappa") return model === "rf";
  if (knob === "gamma") return features && featureKind === "gamma";
  if (knob === "eta") return features && featureKind === "rbf";
  return true;
}

/** Lambda as it is written in JSON and on command lines. */
function writtenLambda(lambda: number): number | "inf" {
  return lambda === Number.POSITIVE_INFINITY ? "inf" : lambda;
}

/**
 * The point of a curve's settings, as `raf batch` reads it.
 *
 * @param settings Settings of the curve.
 * @param over     Parameter of the axis. For gamma, it replaces the other ways to give the features.
 */
export function pointInputOf(settings: CurveSettings, over?: SweptParameter): PointInput {
  const { model, loss, alpha, epsilon, lambda, kappa } = settings;
  return {
    model,
    loss,
    alpha,
    epsilon,
    lambda: writtenLambda(lambda),
    ...(model === "linear" ? {} : featuresOf(settings, over)),
    ...(model === "rf" ? { kappa } : {}),
  };
}

function featuresOf(settings: CurveSettings, over: SweptParameter | undefined): Partial<PointInput> {
  const { featureKind, activation, kernel, gamma, eta } = settings;
  if (over === "gamma" || featureKind === "gamma") return { gamma };
  switch (featureKind) {
    case "activation":
      return { activation };
    case "kernel":
      return { kernel };
    case "rbf":
      return { kernel: `rbf(${eta})` };
  }
}
