import { type ClosedActivation, isClosedActivation, type KernelName, kernelCall } from "../equations/activation.js";
import { parseExpression } from "../equations/expression.js";
import { ParameterError } from "../src/core/errors.js";
import type { Matrix } from "./linearAlgebra/linearAlgebra.js";

/** A kernel between finite inputs, as it is. */
export interface FiniteKernel {
  /** From t = x.x'/d and the squared norms r = |x|^2/d, s = |x'|^2/d. */
  readonly entry: (t: number, r: number, s: number) => number;
  /** Part of the kernel that does not depend on t: the one that centeredKernel takes away. mu0^2 or K(0) at unit norms. */
  readonly constant: (r: number, s: number) => number;
}

/**
 * A kernel less the constant of orthogonal inputs, mu0^2 or K(0): that of the features less their means.
 *
 * The constant adds one direction to the features, in which f is a bias, of eigenvalue n K(0). In the theory it plays no role because the
 * labels are balanced. Fair coins are balanced only to 1/sqrt n, and the constant mode answers with their sum: the hinge loss, whose
 * beta are bounded, shows it wherever lambda is not small against n K(0), and Hebb's rule fully.
 */
export function centeredKernel({ entry, constant }: FiniteKernel): FiniteKernel {
  return { entry: (t, r, s) => entry(t, r, s) - constant(r, s), constant: none };
}

const none = (): number => 0;

/** Kernel of erf features: the arcsine kernel with the actual norms. */
export const arcsineKernel: FiniteKernel = {
  constant: none,
  entry: (t, r, s) => (2 / Math.PI) * Math.asin((2 * t) / Math.sqrt((1 + 2 * r) * (1 + 2 * s))),
};

/** Kernel of ReLU features: the arc-cosine kernel with the actual norms. */
export const arcCosineKernel: FiniteKernel = {
  entry: (t, r, s) => {
    const size = Math.sqrt(r * s);
    const cosine = clip(t / size);
    return (size * (Math.sqrt(1 - cosine * cosine) + cosine * (Math.PI - Math.acos(cosine)))) / (2 * Math.PI);
  },
  // Of features less mu0 = 1 / sqrt(2 pi), whose own means are mu0 times the norms.
  constant: (r, s) => (Math.sqrt(r) + Math.sqrt(s) - 1) / (2 * Math.PI),
};

/** Kernel of sign features. */
const signKernel: FiniteKernel = {
  constant: none,
  entry: (t, r, s) => (2 / Math.PI) * Math.asin(clip(t / Math.sqrt(r * s))),
};

const linearKernel: FiniteKernel = { entry: (t) => t, constant: none };

/** Kernels of activations whose infinite network has one in closed form. */
const BY_ACTIVATION: { readonly [name in ClosedActivation]: FiniteKernel } = {
  erf: arcsineKernel,
  relu: arcCosineKernel,
  sign: signKernel,
  linear: linearKernel,
};

/** Kernels by name, with their arguments. */
const BY_NAME: { readonly [name in KernelName]: (args: readonly number[]) => FiniteKernel } = {
  arcsine: () => arcsineKernel,
  "arc-cosine": () => arcCosineKernel,
  // exp(-eta |x - x'|^2 / (2 d)), the squared distance in units of its median.
  rbf: ([eta = 0]) => ({
    entry: (t, r, s) => Math.exp(eta * (t - 0.5 * (r + s))),
    constant: (r, s) => Math.exp(-0.5 * eta * (r + s)),
  }),
  polynomial: ([degree = 0, offset = 0]) => ({
    entry: (t) => (t + offset) ** degree,
    constant: () => offset ** degree,
  }),
};

/** The kernel of an infinite network with this activation; undefined where it has no closed form. */
export function kernelOfActivation(activation: string): FiniteKernel | undefined {
  return isClosedActivation(activation) ? BY_ACTIVATION[activation] : undefined;
}

/**
 * A kernel by name with arguments, or as an expression in t = x.x'/d.
 *
 * @throws {ParameterError} if it does not parse. Whether it can be learned with is for kernelMoments to say.
 */
export async function finiteKernel(text: string): Promise<FiniteKernel> {
  const call = kernelCall(text);
  if (call !== undefined) return BY_NAME[call.name](call.args);
  const { value } = await parseExpression("kernel", "kernel", text, "t");
  const atZero = value(0);
  return {
    entry: (t) => {
      const entry = value(t);
      if (!Number.isFinite(entry)) {
        throw new ParameterError(
          "kernel",
          "kernel",
          text,
          "functions that are finite at every x.x'/d of the sample",
          `At t = ${t.toPrecision(6)} it is not; at finite d, t = |x|^2/d is not exactly 1`,
        );
      }
      return entry;
    },
    constant: () => atZero,
  };
}

/** The matrix of a kernel between two sets of inputs, from their inner products over d, which are overwritten. */
export function kernelMatrix(
  { entry }: FiniteKernel,
  products: Matrix,
  rowSquares: Float64Array,
  columnSquares: Float64Array,
): Matrix {
  const { rows, columns, data } = products;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      data[i * columns + j] = entry(data[i * columns + j]!, rowSquares[i]!, columnSquares[j]!);
    }
  }
  return products;
}

/** Rounding must not take a cosine out of its range. */
function clip(cosine: number): number {
  return Math.min(1, Math.max(-1, cosine));
}
