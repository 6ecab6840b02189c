import { ParameterError } from "../src/core/errors.js";
import { requireParameter } from "../src/core/parameters.js";
import { cos, sin } from "../src/numerics/elementary.js";
import { hingeChannel, squaredHingeChannel } from "./channels/hinge.js";
import { proximalChannel } from "./channels/proximal.js";
import { squareChannel } from "./channels/square.js";
import { LOSSES, type Loss, namedLoss } from "./losses.js";
import { type Eigenvalue, empirical } from "./spectra/empirical.js";
import { isotropic } from "./spectra/isotropic.js";
import { randomFeatures } from "./spectra/randomFeatures.js";
import type { Channel, Model, Spectrum } from "./types.js";

/** How channel averages are computed: closed form where there is one, or quadrature for every loss. */
export type Route = "exact" | "quadrature";

/** What every model needs. */
export interface TaskParameters {
  /** Samples per input dimension, (0, Infinity). */
  readonly alpha: number;
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** Ridge penalty, [0, Infinity]; 0 is the limit 0+, Infinity the limit of Hebb's rule. */
  readonly lambda: number;
  /** A built-in loss by name, or any convex margin loss. */
  readonly loss: string | Loss;
  /** Defaults to "exact", which falls back to quadrature for losses without closed form. */
  readonly channel?: Route;
}

/** The two moments of the features: given directly, or by the angle gamma with unit scale. */
export type FeatureParameters =
  | { readonly mu1: number; readonly muStar: number; readonly gamma?: never }
  | { readonly gamma: number; readonly mu1?: never; readonly muStar?: never };

/** Input may come from a file or a web form, where types promise nothing. */
const ROUTES: readonly string[] = ["exact", "quadrature"];

const EXACT_CHANNELS: { readonly [name: string]: (epsilon: number) => Channel } = {
  square: squareChannel,
  hinge: hingeChannel,
  "squared-hinge": squaredHingeChannel,
};

/**
 * The perceptron: the learner sees the inputs themselves.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * Source: equations/README.md (SP.2).
 */
export function linear(task: TaskParameters): Model {
  return compose("linear", task, isotropic(1, 0));
}

/**
 * A dot-product kernel, through mu1 and muStar or the angle gamma.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * Source: equations/README.md (SP.3).
 */
export function kernel(parameters: TaskParameters & FeatureParameters): Model {
  const { mu1, muStar } = featureMoments("kernel", parameters);
  return compose("kernel", parameters, isotropic(mu1, muStar));
}

/**
 * Random features with kappa = p / d.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * Source: equations/README.md (SP.5).
 */
export function randomFeaturesModel(
  parameters: TaskParameters & FeatureParameters & { readonly kappa: number },
): Model {
  const { mu1, muStar } = featureMoments("rf", parameters);
  const kappa = requireParameter("rf", "kappa", parameters.kappa);
  return compose("rf", parameters, randomFeatures(mu1, muStar, kappa));
}

/**
 * Any covariance spectrum, as a list of eigenvalues with the teacher's share on each.
 *
 * @throws {ParameterError} naming the parameter, its value and its range.
 *
 * Source: equations/README.md (SP.6).
 */
export function empiricalModel(
  parameters: TaskParameters & { readonly eigenvalues: readonly Eigenvalue[]; readonly continuum?: number },
): Model {
  return compose("empirical", parameters, empirical(parameters.eigenvalues, parameters.continuum ?? 0));
}

/**
 * mu1 and muStar from either form.
 *
 * @throws {ParameterError} if they are missing, doubled or out of range.
 */
export function featureMoments(
  where: string,
  parameters: { readonly mu1?: unknown; readonly muStar?: unknown; readonly gamma?: unknown },
): { readonly mu1: number; readonly muStar: number } {
  if (parameters.gamma !== undefined) {
    if (parameters.mu1 !== undefined || parameters.muStar !== undefined) {
      throw new ParameterError(
        where,
        "gamma",
        parameters.gamma,
        "calls without mu1 and muStar",
        "Give gamma, or mu1 and muStar",
      );
    }
    const gamma = requireParameter(where, "gamma", parameters.gamma);
    return { mu1: sin(gamma), muStar: cos(gamma) };
  }
  return {
    mu1: requireParameter(where, "mu1", parameters.mu1),
    muStar: requireParameter(where, "muStar", parameters.muStar),
  };
}

/** The channel of a loss: closed form where there is one and it is asked for, else quadrature. */
export function channelOf(where: string, loss: string | Loss, epsilon: number, route: Route): Channel {
  const resolved = typeof loss === "string" ? namedLoss(loss) : loss;
  if (resolved === undefined) {
    throw new ParameterError(
      where,
      "loss",
      loss,
      `{${Object.keys(LOSSES).join(", ")}}`,
      "For another loss use lossFromExpression",
    );
  }
  if (!ROUTES.includes(route)) {
    throw new ParameterError(where, "channel", route, "{exact, quadrature}");
  }
  const exact = namedLoss(resolved.name) === resolved ? EXACT_CHANNELS[resolved.name] : undefined;
  return route === "exact" && exact !== undefined ? exact(epsilon) : proximalChannel(resolved, epsilon);
}

function compose(name: Model["name"], task: TaskParameters, spectrum: Spectrum): Model {
  const epsilon = requireParameter(name, "epsilon", task.epsilon);
  return {
    name,
    alpha: requireParameter(name, "alpha", task.alpha),
    lambda: requireParameter(name, "lambda", task.lambda),
    channel: channelOf(name, task.loss, epsilon, task.channel ?? "exact"),
    spectrum,
  };
}
