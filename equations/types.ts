import type { Complex, ComplexColumn } from "../src/numerics/complex.js";
import type { Loss } from "./losses.js";
import type { NumericName } from "./vocabulary/parameters.js";

/**
 * Order parameters of the pre-activation f on a fresh input, with teacher field z of unit variance.
 *
 * m = Cov(z, f), q = Var f, V = the response. |m| <= sqrt q, V >= 0.
 */
export interface Overlaps {
  readonly m: number;
  readonly q: number;
  readonly V: number;
}

/** Conjugate order parameters, the sample ratio alpha included. */
export interface Conjugates {
  readonly mHat: number;
  readonly qHat: number;
  readonly VHat: number;
}

/**
 * Cavity of the learner as a channel sees it: the overlaps with the part of f orthogonal to the teacher carried by itself.
 *
 * tau^2 = q - m^2 is a variable of its own because the difference cancels at large alpha. V may be Infinity: that is the
 * interpolating side of lambda -> 0+.
 */
export interface Cavity {
  readonly V: number;
  readonly m: number;
  readonly tau: number;
}

/**
 * V mHat / alpha and its logarithmic partial derivatives.
 *
 * In units of the response the conjugates stay finite when V diverges, so one set of equations serves every lambda.
 */
export interface Alignment {
  /** V mHat / alpha = (1 - epsilon) sqrt(2 / pi) E[prox(tau s) - tau s]. */
  readonly mHat: number;
  /** Partial derivative of mHat with respect to log V. */
  readonly mHatByLogV: number;
  /** Partial derivative of mHat with respect to log tau. */
  readonly mHatByLogTau: number;
}

/** V^2 qHat / alpha and V VHat / alpha, with partial derivatives. */
export interface Fluctuation {
  /** V VHat / alpha, the mean of 1 - prox', in [0, 1]. */
  readonly VHat: number;
  readonly VHatByLogV: number;
  readonly VHatByLogTau: number;
  readonly VHatByM: number;
  /** V^2 qHat / alpha, the mean square of prox(u) - u. */
  readonly qHat: number;
  readonly qHatByLogV: number;
  readonly qHatByLogTau: number;
  readonly qHatByM: number;
}

/** Route of the channel averages: closed form where there is one, or quadrature for every loss. */
export type Route = "exact" | "quadrature";

/**
 * Everything that depends on the labels: the loss and the label rule. Values are per sample (alpha = 1).
 *
 * Contract of a channel, ours and any other:
 * - Labels are those of the task: a share epsilon of fair coins, the others the sign of the teacher field. The thresholds, Hebb's rule at
 *   lambda = Infinity and the observables of facts and rules take them so.
 * - It answers at every V in (0, Infinity], tau > 0 and m >= 0 with finite numbers. At V = Infinity prox is the projection onto the
 *   minimizers of the loss, which is what the interpolating side of lambda -> 0+ asks for.
 * - alignment and fluctuation are the averages of one proximal map: with the mean envelope E[M] = trainingLoss + qHat / (2 V) of this
 *   channel's own qHat, dE[M]/dV = -qHat / (2 V^2), dE[M]/dm = -mHat / V at fixed q, and dE[M]/dq = VHat / (2 V) at fixed m.
 * - VHat lies in [0, 1]; qHat >= 0; mHat has the sign of 1 - epsilon.
 * - Derivatives are exact to rounding: Newton's method and the error estimates rely on them.
 *
 * test/laws/vocabularyLosses.test.ts checks all of it for the channels of the vocabulary.
 */
export interface Channel {
  readonly loss: Loss;
  /** Route of the averages. */
  readonly route: Route;
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** Relative error of the averages: rounding for closed forms, the quadrature's own estimate otherwise. */
  readonly relativeError: (cavity: Cavity) => number;
  readonly alignment: (V: number, tau: number) => Alignment;
  readonly fluctuation: (cavity: Cavity) => Fluctuation;
  /** Mean training loss per sample, E[loss(prox(u))]. */
  readonly trainingLoss: (cavity: Cavity) => number;
  /** Absolute error of trainingLoss, of its own quadrature and rounding; `relativeError` of it where there is none. */
  readonly lossError?: (cavity: Cavity) => number;
}

/** Averages of the feature spectrum at zeta = lambda / VHat; < > is the sum over eigenvalues per input dimension. */
export interface SpectrumMoments {
  /** A = <nu / (zeta + nu)>, which equals V VHat at the solution. */
  readonly response: number;
  /** S = <t / (zeta + nu)>. */
  readonly teacher: number;
  /** Q = <nu^2 / (zeta + nu)^2>. */
  readonly noise: number;
  /** R = <t nu / (zeta + nu)^2> - S^2, the spread of the learned teacher over the spectrum; 0 for one eigenvalue. */
  readonly spread: number;
  /** W = <nu / (zeta + nu)^2> = -dA/dzeta; Infinity where it diverges. */
  readonly weight: number;
  /** <t / (zeta + nu)^2> = -dS/dzeta. */
  readonly teacherWeight: number;
  readonly responseByLogZeta: number;
  readonly teacherByLogZeta: number;
  readonly noiseByLogZeta: number;
  readonly spreadByLogZeta: number;
}

/** The first moments of the spectrum, for lambda -> infinity. */
export interface SpectrumMeans {
  /** <nu>, the variance of f per unit weight; the vanishing eigenvalues of a kernel included. */
  readonly nu: number;
  readonly t: number;
  readonly nuSquare: number;
  /** <t nu> - <t>^2. */
  readonly spread: number;
}

/** One eigenvalue of a spectrum, or a node of a quadrature rule for it: averages are sums over modes. */
export interface Mode {
  /** Eigenvalue, >= 0. */
  readonly nu: number;
  /** Number per input dimension. */
  readonly weight: number;
  /** Fraction of the teacher field's variance that is carried linearly along it. */
  readonly share: number;
  /** Total variance per input dimension in vanishing eigenvalues; only with nu = 0. */
  readonly continuum?: number;
}

/** Moments of the spectrum for one ridge, at complex zeta. */
export interface ComplexMoments {
  /** alpha - A = VHat, without its cancellation at the interpolation threshold. */
  readonly excess: Complex;
  /** A. */
  readonly response: Complex;
  /** S. */
  readonly teacher: Complex;
  /** W = -dA/dzeta. */
  readonly weight: Complex;
  /** -dS/dzeta. */
  readonly teacherWeight: Complex;
}

/** Places of the averages of a pair of ridges in the array that PairAverages fills: real part here, imaginary part behind it. */
export const PAIR = {
  /** Q = <nu^2 / ((zeta_1 + nu)(zeta_2 + nu))>, the vanishing eigenvalues of a kernel excepted, as in all but W. */
  noise: 0,
  /** R = <t nu / ((zeta_1 + nu)(zeta_2 + nu))> - S_1 S_2. */
  spread: 2,
  /** W = <nu / ((zeta_1 + nu)(zeta_2 + nu))>. */
  weight: 4,
  /** <t / ((zeta_1 + nu)(zeta_2 + nu))>. */
  teacherWeight: 6,
} as const;

/** Length of the part of one pair. */
export const PAIR_LENGTH = 8;

/**
 * Averages over a pair of ridges, i of the first column and j of the second: fills the first eight places of the array with those of (zeta_i, zeta_j), the
 * next eight with those of (zeta_i, conjugate of zeta_j).
 */
export type PairAverages = (i: number, j: number, into: Float64Array) => void;

/** The spectrum at complex zeta off the negative axis, and at real zeta below all -nu. */
export interface ComplexSpectrum {
  readonly moments: (zeta: Complex, alpha: number) => ComplexMoments;
  readonly pairs: (first: ComplexColumn, second: ComplexColumn) => PairAverages;
  /** Largest eigenvalue; the largest of the bulk for random features. */
  readonly largest: number;
}

/**
 * Everything that depends on the inputs and the features: eigenvalues nu per input dimension, and on each the teacher's part t.
 *
 * Contract of a spectrum, ours and any other:
 * - moments(zeta) is finite at every zeta > 0. A and S fall with zeta; A at zeta -> 0 is the rank, S there the teacher's share.
 * - weight = -dA/dzeta and teacherWeight = -dS/dzeta; the derivatives by log zeta are exact to rounding.
 * - The means are the limits of large zeta: zeta A -> nu, zeta S -> t, zeta^2 Q -> nuSquare, zeta^2 R -> spread. A kernel's vanishing
 *   eigenvalues count in nu and A only.
 * - spread >= 0 is not taken as a difference where that would cancel: with random features the weights follow from it.
 */
export interface Spectrum {
  /** Averages at zeta in [0, Infinity). */
  readonly moments: (zeta: number) => SpectrumMoments;
  readonly means: SpectrumMeans;
  /** A at zeta -> 0: eigenvalues per input dimension that can interpolate; Infinity for a kernel. */
  readonly rank: number;
  /** rho_x^2: the fraction of the teacher field that the features carry linearly, (0, 1]. */
  readonly teacherShare: number;
  /** 1 - rho_x^2 without its cancellation, and the absolute error it is known to. */
  readonly teacherMissing: { readonly value: number; readonly error: number };
  /** Size of the smallest eigenvalues that matter, or the variance of the vanishing ones if that is less: far below, lambda is 0+. */
  readonly smallest: number;
  /** mu1^2 and muStar^2 where one eigenvalue carries the whole teacher; undefined otherwise. */
  readonly isotropic?: { readonly mu1Square: number; readonly muStarSquare: number };
  /** The spectrum as a sum, exact for polynomials in nu of this degree; the corner has none. */
  readonly modes?: (degree: number) => readonly Mode[];
  /** For training in time; the corner has none. */
  readonly complex?: ComplexSpectrum;
}

/** Averages over the positive eigenvalues of the field mHat S* + sqrt(qHat) GOE - lambda of a learner of positive semidefinite matrices. */
export interface PositivePart {
  /** F, half the mean square of the positive eigenvalues; q = 2 F / VHat^2. */
  readonly energy: number;
  /** dF / dmHat; m = byM / VHat. */
  readonly byM: number;
  /** dF / dqHat; V = 2 byQ / VHat. */
  readonly byQ: number;
  /** -dF / dlambda, the mean of the positive eigenvalues. */
  readonly mean: number;
  /** 2 F - byM^2, without the cancellation where the rule is nearly found; tau^2 = spread / VHat^2. */
  readonly spread: number;
  /** Relative rounding of the spread where it is taken as a difference. */
  readonly spreadError?: number;
  /** Fraction of the eigenvalues that are positive, (0, 1]. */
  readonly rank: number;
  /** Second derivatives of F. */
  readonly byMM: number;
  readonly byMQ: number;
  readonly byMLambda: number;
  readonly byQQ: number;
  readonly byQLambda: number;
}

/** A stretch of eigenvalues without a gap. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/**
 * A rule given by a positive semidefinite matrix S*, for a learner of such matrices: a map of all conjugates and lambda.
 *
 * S* has unit mean square. What it must keep:
 * - positivePart is homogeneous: F(s mHat, s^2 qHat, s lambda) = s^2 F.
 * - Derivatives are exact to rounding. The energy is convex in mHat and lambda.
 * - edge is the lambda from which on nothing is positive.
 */
export interface MatrixSpectrum {
  /** Undefined where no eigenvalue is positive. mHat >= 0, qHat > 0, lambda >= 0. */
  readonly positivePart: (mHat: number, qHat: number, lambda: number) => PositivePart | undefined;
  /** Largest eigenvalue of mHat S* + sqrt(qHat) GOE. */
  readonly edge: (mHat: number, qHat: number) => number;
  /** Density of the eigenvalues of mHat S* + sqrt(qHat) GOE - lambda at nu. */
  readonly density: (mHat: number, qHat: number, lambda: number, nu: number) => number;
  /** Intervals where that density is not zero, in rising order. */
  readonly bands: (mHat: number, qHat: number, lambda: number) => readonly Band[];
  /** Mean eigenvalue of S*, (0, 1]. */
  readonly mean: number;
  /** Fraction of the eigenvalues of S* that are not 0. */
  readonly rank: number;
}

/** Parameters of every saddle-point problem, whatever is learned. */
export interface LearningTask {
  /** For messages: a model of the vocabulary, or one of the caller's own. */
  readonly name: string;
  /** Samples per parameter: n / d, or 2 n / d^2 for matrices. */
  readonly alpha: number;
  /** Ridge penalty, [0, Infinity]; 0 is the limit 0+ and Infinity that of infinite regularization. */
  readonly lambda: number;
  readonly channel: Channel;
  /** Parameters of observables, such as the size of an attack: they change nothing in the equations. */
  readonly observed?: { readonly [name in NumericName]?: number };
  /** Shift of the pre-activation by an attack on the input; known where the point has an attack. */
  readonly inputGradient?: InputGradient;
}

/**
 * The gradient of f with respect to its input, the same at every input: |grad f|^2 = perVariance q + perNorm |w|^2 / d.
 *
 * Source: equations/README.md (AT.2).
 */
export interface InputGradient {
  readonly perVariance: number;
  readonly perNorm: number;
}

/** One saddle-point problem with given features: a vector of weights is learned. */
export interface Model extends LearningTask {
  readonly spectrum: Spectrum;
}

/** One saddle-point problem with learned features: a positive semidefinite matrix is learned. */
export interface MatrixModel extends LearningTask {
  readonly spectrum: MatrixSpectrum;
}

/** One saddle-point problem of either kind. */
export type AnyModel = Model | MatrixModel;

/** True if a matrix is learned. */
export function isMatrixModel(model: AnyModel): model is MatrixModel {
  return "positivePart" in model.spectrum;
}
