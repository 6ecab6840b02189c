/**
 * Channels: what a loss makes of labels.
 *
 * A channel of one's own joins any spectrum. See Channel for what it must keep.
 *
 * @example
 * import { requireSolved, saddlePoint, solve } from "raf-theory";
 * import { type Channel, square } from "raf-theory/channels";
 * import { isotropic } from "raf-theory/spectra";
 *
 * // Samples that count twice: the loss (1 - u)^2, whose proximal map moves u by s (1 - u) with s = 2 V / (1 + 2 V).
 * const twice = (epsilon: number): Channel => {
 *   const c = (1 - epsilon) * Math.sqrt(2 / Math.PI);
 *   const share = (V: number): number => (V === Infinity ? 1 : (2 * V) / (1 + 2 * V));
 *   const residual = (m: number, tau: number): number => 1 - 2 * c * m + m * m + tau * tau;
 *   return {
 *     loss: { ...square, name: "twice the square", value: (u) => (1 - u) ** 2, slope: (u) => 2 * (u - 1), curvature: () => 2, pull: 2 },
 *     route: "exact",
 *     epsilon,
 *     relativeError: () => 1e-15,
 *     alignment: (V) => ({ mHat: c * share(V), mHatByLogV: c * share(V) * (1 - share(V)), mHatByLogTau: 0 }),
 *     fluctuation: ({ V, m, tau }) => {
 *       const s = share(V);
 *       const qHat = s * s * residual(m, tau);
 *       return {
 *         ...{ VHat: s, VHatByLogV: s * (1 - s), VHatByLogTau: 0, VHatByM: 0 },
 *         ...{ qHat, qHatByLogV: 2 * (1 - s) * qHat, qHatByLogTau: 2 * s * s * tau * tau, qHatByM: 2 * s * s * (m - c) },
 *       };
 *     },
 *     trainingLoss: ({ V, m, tau }) => (1 - share(V)) ** 2 * residual(m, tau),
 *   };
 * };
 * const mine = saddlePoint({ name: "mine", alpha: 2, lambda: 1, channel: twice(0.1), spectrum: isotropic(1, 0) });
 * requireSolved(mine).overlaps.m.toFixed(9) // => "0.516471661"
 * const half = solve({ model: "linear", loss: "square", alpha: 2, epsilon: 0.1, lambda: 0.5 });
 * requireSolved(half).overlaps.m.toFixed(9) // => "0.516471661"
 *
 * @module raf-theory/channels
 */
export { type BayesOptimal, bayesOptimalOverlap } from "../../equations/channels/bayes.js";
export { hingeChannel, squaredHingeChannel } from "../../equations/channels/hinge.js";
export { proximalChannel } from "../../equations/channels/proximal.js";
export { squareChannel } from "../../equations/channels/square.js";
export { lossFromExpression } from "../../equations/lossExpression.js";
export { hinge, type Loss, logistic, square, squaredHinge } from "../../equations/losses.js";
export { channelOf } from "../../equations/models.js";
export type { Alignment, Cavity, Channel, Fluctuation, Route } from "../../equations/types.js";
export { LOSSES, type LossEntry, type LossName } from "../../equations/vocabulary/losses.js";
