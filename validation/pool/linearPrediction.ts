import { type Eigenvalue, empirical } from "../../equations/spectra/empirical.js";
import { squareSolutionOf } from "../../equations/squareSolution.js";
import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { normalCdf } from "../../src/numerics/normal.js";
import type { LinearSpectrum } from "./linearSpectrum.js";

/** Ridge regression on given inputs: what it does if the field of each class is Gaussian. */
export interface LinearPrediction {
  readonly n: number;
  readonly lambda: number;
  readonly [E_GEN]: number;
  /** null without facts. */
  readonly [E_MEM]: number | null;
  /** E (f - y)^2 of new inputs. */
  readonly squaredError: number;
  /** E_gen if the rule were the sign of a linear function of Gaussian inputs; null where the labels are too linear for that. */
  readonly signTeacher: number | null;
}

/** lambda in units of the mean eigenvalue that stands for 0+, and for infinity. */
const VANISHING = 1e-9;
const INFINITE = 1e9;
/** R^2 of the sign of a Gaussian: the square of E|z|. */
export const SIGN_R_SQUARED = 2 / Math.PI;

/**
 * Predicts ridge regression, sum (1 - y f)^2 + lambda |w|^2 with f = w.x / sqrt d, on n samples whose labels are coins with probability epsilon.
 *
 * The saddle-point equations of the square loss know the labels by their correlation with the inputs alone, so the labels themselves take the
 * place of the teacher's field: c = 1 - epsilon, and the shares sum to R^2. The field of a new input is then a Gaussian about +-m by its class.
 *
 * @param epsilon [0, 1].
 * @param lambda  [0, Infinity].
 *
 * Source: equations/README.md (PO.11).
 */
export function linearPrediction(
  { d, eigenvalues, rSquared }: LinearSpectrum,
  { n, epsilon, lambda }: { readonly n: number; readonly epsilon: number; readonly lambda: number },
): LinearPrediction {
  const spectrum = empirical(
    eigenvalues.map(({ nu, weight, explained }): Eigenvalue => ({ nu, weight, share: explained })),
    0,
  );
  const ridge = Math.min(Math.max(lambda, VANISHING * spectrum.means.nu), INFINITE * spectrum.means.nu);
  const correlation = 1 - epsilon;
  const { x, y } = squareSolutionOf(spectrum, n / d, correlation, ridge);
  const zeta = Math.exp(x);
  const { response, teacher } = spectrum.moments(zeta);
  const [m, tau] = [correlation * teacher, Math.exp(y)];
  const edge = (zeta * response) / ridge;
  return {
    n,
    lambda,
    [E_GEN]: normalCdf(-m / tau),
    [E_MEM]: epsilon > 0 ? (normalCdf((-edge - m) / tau) + normalCdf((m - edge) / tau)) / 2 : null,
    squaredError: (1 - m) ** 2 + tau * tau,
    signTeacher: rSquared > SIGN_R_SQUARED ? null : signTeacherError(m, tau),
  };
}

/** arccos(m'/sqrt q)/pi, with m' = m / E|z| the overlap with a teacher whose field is z, and q = E f^2. */
function signTeacherError(m: number, tau: number): number {
  const overlap = m / Math.sqrt(SIGN_R_SQUARED);
  return Math.acos(Math.min(1, overlap / Math.hypot(m, tau))) / Math.PI;
}
