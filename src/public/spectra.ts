/**
 * Spectra: what inputs and features make of weights.
 *
 * A spectrum of one's own joins any channel. See Spectrum for what it must keep.
 *
 * @example
 * import { requireSolved, saddlePoint } from "raf-theory";
 * import { hingeChannel } from "raf-theory/channels";
 * import { empirical, type Spectrum } from "raf-theory/spectra";
 *
 * // Inputs whose variances are spread evenly over [a, b], and a teacher that does not know them: t = nu.
 * const uniform = (a: number, b: number): Spectrum => {
 *   const mean = (f: (nu: number) => number): number => (f(b) - f(a)) / (b - a);
 *   const moments: Spectrum["moments"] = (zeta) => {
 *     // Integrals of nu / (zeta + nu), of its square, of nu / (zeta + nu)^2 and of nu^2 / (zeta + nu)^3.
 *     const first = mean((nu) => nu - zeta * Math.log(zeta + nu));
 *     const second = mean((nu) => nu - 2 * zeta * Math.log(zeta + nu) - (zeta * zeta) / (zeta + nu));
 *     const weight = mean((nu) => Math.log(zeta + nu) + zeta / (zeta + nu));
 *     const cubic = mean((nu) => Math.log(zeta + nu) + (2 * zeta) / (zeta + nu) - (zeta * zeta) / (2 * (zeta + nu) ** 2));
 *     return {
 *       ...{ response: first, teacher: first, noise: second, spread: second - first * first, weight, teacherWeight: weight },
 *       ...{ responseByLogZeta: -zeta * weight, teacherByLogZeta: -zeta * weight, noiseByLogZeta: -2 * zeta * cubic },
 *       spreadByLogZeta: -2 * zeta * cubic + 2 * first * zeta * weight,
 *     };
 *   };
 *   const nu = mean((x) => x ** 2 / 2);
 *   const nuSquare = mean((x) => x ** 3 / 3);
 *   const means = { nu, t: nu, nuSquare, spread: nuSquare - nu * nu };
 *   return { moments, means, rank: 1, teacherShare: 1, teacherMissing: { value: 0, error: 0 }, smallest: a };
 * };
 * const task = { name: "mine", alpha: 2, lambda: 0.3, channel: hingeChannel(0.1) };
 * const mine = requireSolved(saddlePoint({ ...task, spectrum: uniform(0.5, 2) }));
 * mine.overlaps.m.toFixed(6) // => "1.060075"
 * const list = Array.from({ length: 2000 }, (_, i) => ({ nu: 0.5 + (1.5 * (i + 0.5)) / 2000, share: 1 / 2000 }));
 * requireSolved(saddlePoint({ ...task, spectrum: empirical(list, 0) })).overlaps.m.toFixed(6) // => "1.060075"
 *
 * @module raf-theory/spectra
 */
export { activationMoments, kernelMoments, type Moments } from "../../equations/activation.js";
export { type Eigenvalue, empirical } from "../../equations/spectra/empirical.js";
export { isotropic } from "../../equations/spectra/isotropic.js";
export { marchenkoPasturResolvent } from "../../equations/spectra/marchenkoPastur.js";
export { randomFeatures } from "../../equations/spectra/randomFeatures.js";
export type { Model, Spectrum, SpectrumMeans, SpectrumMoments } from "../../equations/types.js";
export { MODELS, type ModelEntry, type ModelName } from "../../equations/vocabulary/models.js";
