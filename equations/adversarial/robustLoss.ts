import { exp, hypot } from "../../src/numerics/elementary.js";
import { NORMAL_DENSITY_AT_ZERO, normalCdf } from "../../src/numerics/normal.js";
import { proximalChannel } from "../channels/proximal.js";
import { proximalNodes } from "../channels/proximalNodes.js";
import { hinge, type Loss, separates, square, squaredHinge } from "../losses.js";
import type { Cavity, Channel } from "../types.js";

/** Panels of the mean over the attack, whose error nobody asks for, in units of the fewest that are enough. */
const DENSITY = 2;

/** True if the worst case of a loss over margins that move by at most a is known: a falling loss, which moves down, or the square loss. */
export function hasRobustLoss(loss: Loss): boolean {
  return loss === square || separates(loss);
}

/**
 * The worst value of a loss over margins within a of u: loss(u - a) for a falling loss, (|1 - u| + a)^2 / 2 for the square loss.
 *
 * @param loss One that hasRobustLoss.
 * @param a    [0, Infinity).
 *
 * Source: equations/README.md (AD.1).
 */
function robustLoss(loss: Loss, a: number): Loss {
  if (a === 0) return loss;
  const name = `${loss.name} under attack`;
  if (loss === square) {
    return {
      name,
      value: (u) => 0.5 * (Math.abs(1 - u) + a) ** 2,
      slope: (u) => (u < 1 ? u - 1 - a : u - 1 + a),
      curvature: () => 1,
      kinks: [1],
      pull: 1 + a,
      minimizers: { from: 1, to: 1 },
    };
  }
  const { minimizers, jets, slowTail } = loss;
  const moved = new Float64Array(1);
  let places = moved;
  return {
    name,
    value: (u) => loss.value(u - a),
    slope: (u) => loss.slope(u - a),
    curvature: (u) => loss.curvature(u - a),
    kinks: loss.kinks.map((kink) => kink + a),
    pull: -loss.slope(-a),
    minimizers: { from: minimizers.from + a, to: minimizers.to },
    ...(slowTail === undefined ? {} : { slowTail }),
    ...(jets === undefined
      ? {}
      : {
          jets: (x, n, slope, curvature, value) => {
            if (places.length < n) places = new Float64Array(2 * n);
            for (let i = 0; i < n; i++) places[i] = x[i]! - a;
            jets(places, n, slope, curvature, value);
          },
        }),
  };
}

/**
 * The channel of robustLoss(loss, a): where the loss is a power of 1 - u that is cut off, that of the loss itself at margins in units of 1 + a.
 *
 * @param channel Of the loss.
 *
 * Source: equations/README.md (AD.3).
 */
export function robustChannel(channel: Channel, a: number): Channel {
  const { loss, epsilon, route } = channel;
  const degree = loss === hinge ? 1 : loss === squaredHinge ? 2 : undefined;
  const robust = robustLoss(loss, a);
  if (a === 0) return channel;
  if (degree === undefined || route === "quadrature") return proximalChannel(robust, epsilon);
  const unit = 1 + a;
  const response = (V: number): number => (degree === 1 ? V / unit : V);
  const scaled = ({ V, m, tau }: Cavity): Cavity => ({ V: response(V), m: m / unit, tau: tau / unit });
  return {
    loss: robust,
    route,
    epsilon,
    relativeError: (cavity) => channel.relativeError(scaled(cavity)),
    alignment: (V, tau) => {
      const { mHat, mHatByLogV, mHatByLogTau } = channel.alignment(response(V), tau / unit);
      return { mHat: unit * mHat, mHatByLogV: unit * mHatByLogV, mHatByLogTau: unit * mHatByLogTau };
    },
    fluctuation: (cavity) => {
      const own = channel.fluctuation(scaled(cavity));
      const square = unit * unit;
      return {
        VHat: own.VHat,
        VHatByLogV: own.VHatByLogV,
        VHatByLogTau: own.VHatByLogTau,
        VHatByM: own.VHatByM / unit,
        qHat: square * own.qHat,
        qHatByLogV: square * own.qHatByLogV,
        qHatByLogTau: square * own.qHatByLogTau,
        qHatByM: unit * own.qHatByM,
      };
    },
    trainingLoss: (cavity) => (degree === 1 ? unit : unit * unit) * channel.trainingLoss(scaled(cavity)),
  };
}

/**
 * Mean of the derivative of the worst loss by a, at the margins prox(u) of the training samples: the pull of a falling loss, |1 - x| + a of
 * the square loss.
 *
 * @param loss    As given to robustLoss.
 * @param robust  robustLoss(loss, a).
 * @param epsilon Fraction of facts.
 * @param cavity  With V < Infinity.
 *
 * Source: equations/README.md (AD.2).
 */
export function meanByAttack(loss: Loss, robust: Loss, a: number, epsilon: number, { V, m, tau }: Cavity): number {
  const scale = hypot(m, tau);
  const slope = m / tau;
  let mean = 0;
  const { count, u, weight, shift } = proximalNodes(robust, V, tau, scale, DENSITY);
  for (let i = 0; i < count; i++) {
    const t = u[i]! / scale;
    const mass = weight[i]! * exp(-0.5 * t * t) * (epsilon + 2 * (1 - epsilon) * normalCdf(slope * t));
    mean += mass * (loss === square ? Math.abs(1 - u[i]! - shift[i]!) + a : shift[i]! / V);
  }
  return (NORMAL_DENSITY_AT_ZERO * mean) / scale;
}
