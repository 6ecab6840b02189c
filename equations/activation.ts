import { ParameterError } from "../src/core/errors.js";
import { integrateAdaptive } from "../src/numerics/adaptive.js";
import { exp, tanh } from "../src/numerics/elementary.js";
import { integerPower } from "../src/numerics/integerPower.js";
import { NORMAL_DENSITY_AT_ZERO } from "../src/numerics/normal.js";
import type { Integral } from "../src/numerics/panels.js";
import { parseExpression } from "./expression.js";
import { EXACT, FARTHEST, type Moments, momentsOf, requireLinearPart } from "./gaussianMoments.js";

export type { Moments } from "./gaussianMoments.js";
export { momentsOf } from "./gaussianMoments.js";

/** K(1) - K(0) - K'(0) below this part of its terms is the integral of (1 - t) K''(t) instead, which does not cancel. */
const CANCELLED = 1e-2;

/** Standard deviations over which the slope of an activation is averaged. */
const SLOPE_REACH = 12;
/** Half the distance over which a jump is looked for. */
const JUMP = 1e-9;
/** Relative error beyond which the average is refused. */
const SLOPE_ERROR = 1e-9;

/** arcsin(2/3), of the kernel of erf. */
const ARCSINE_TWO_THIRDS = 0.7297276562269663;

/** Moments of the two kernels of the paper, that of erf features (arcsine) and that of ReLU features (arc-cosine). */
export const PAPER_KERNELS = {
  erf: exact(0, 2 / Math.sqrt(3 * Math.PI), (2 / Math.PI) * ARCSINE_TWO_THIRDS - 4 / (3 * Math.PI)),
  relu: exact(0, 0.5, 0.25 - 0.5 / Math.PI),
} as const;

/** Activations with moments in closed form. */
export type ClosedActivation = "erf" | "relu" | "sign" | "linear";

/** Activations that have a name. */
export type ActivationName = ClosedActivation | "tanh";

/** Kernels that have a name. */
export type KernelName = "arcsine" | "arc-cosine" | "rbf" | "polynomial";

/** Moments known in closed form, by activation. Source: equations/README.md (AC.2). */
const ACTIVATIONS: { readonly [name in ClosedActivation]: Moments } = {
  erf: PAPER_KERNELS.erf,
  relu: { ...PAPER_KERNELS.relu, mu0: NORMAL_DENSITY_AT_ZERO },
  sign: exact(0, Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI),
  linear: exact(0, 1, 0),
};

/** Bandwidths of the RBF kernel lie below this: exp(-eta) underflows soon after. */
export const LARGEST_ETA = 700;

/** Kernels of t = x.x'/d with their arguments, by name. Source: equations/README.md (AC.3). */
const KERNELS: { readonly [name in KernelName]: (where: string, args: readonly number[]) => Moments } = {
  arcsine: (where, args) => {
    requireArguments(where, "arcsine", args, 0);
    return PAPER_KERNELS.erf;
  },
  "arc-cosine": (where, args) => {
    requireArguments(where, "arc-cosine", args, 0);
    return PAPER_KERNELS.relu;
  },
  rbf: (where, args) => {
    const [eta] = requireArguments(where, "rbf(eta)", args, 1) as [number];
    if (!(eta > 0 && eta < LARGEST_ETA)) throw new ParameterError(where, "eta", eta, `(0, ${LARGEST_ETA})`);
    // 1 - (1 + eta) exp(-eta), without the cancellation at small eta.
    const rest = eta < 0.1 ? smallEtaRest(eta) : 1 - (1 + eta) * exp(-eta);
    return exact(0, Math.sqrt(eta * exp(-eta)), rest);
  },
  polynomial: (where, args) => {
    const [degree, offset] = requireArguments(where, "polynomial(degree, offset)", args, 2) as [number, number];
    if (!Number.isInteger(degree) || degree < 1 || degree > 100) {
      throw new ParameterError(where, "degree", degree, "the integers 1 to 100");
    }
    if (!(offset >= 0 && offset < 1e6) || (offset === 0 && degree > 1)) {
      throw new ParameterError(
        where,
        "offset",
        offset,
        degree > 1 ? "(0, 1e6)" : "[0, 1e6)",
        "Without a linear part nothing is learned",
      );
    }
    const slope = degree * integerPower(offset, degree - 1);
    return exact(
      0,
      Math.sqrt(slope),
      degree === 1 ? 0 : integerPower(1 + offset, degree) - integerPower(offset, degree) - slope,
    );
  },
};

/** Names accepted as activations and kernels without being expressions. */
export const ACTIVATION_NAMES: readonly string[] = [...Object.keys(ACTIVATIONS), "tanh"];
export const KERNEL_NAMES: readonly string[] = ["arcsine", "arc-cosine", "rbf(eta)", "polynomial(degree, offset)"];

/**
 * Gaussian moments of an activation given by name or as an expression in x.
 *
 * Closed forms for erf, relu, sign and linear; otherwise adaptive panel quadrature, which finds the kinks. A fixed-order
 * Gauss-Hermite rule gets muStar of relu wrong in the third digit.
 *
 * @param activation Name, or expression such as "tanh(2*x)".
 * @returns Moments with their error.
 * @throws {ParameterError} if it does not parse, is not square-integrable, or has no linear part.
 *
 * Source: equations/README.md (AC.1), (AC.2).
 */
export async function activationMoments(activation: string): Promise<Moments> {
  if (isClosedActivation(activation)) return ACTIVATIONS[activation];
  if (activation === "tanh") return momentsOf(activation, tanh, [0], -1);
  const expression = await parseExpression("activation", "activation", activation, "x");
  const { value, kinks, parity, reason } = expression;
  return momentsOf(activation, value, kinks(-FARTHEST, FARTHEST), parity, reason);
}

/** E sigma'(g)^2 in closed form; a step has no slope. */
const SLOPE_SQUARES: { readonly [name in ClosedActivation]: number } = {
  erf: 4 / (Math.PI * Math.sqrt(5)),
  relu: 0.5,
  sign: Number.POSITIVE_INFINITY,
  linear: 1,
};

/**
 * E sigma'(g)^2 of an activation given by name or as an expression in x.
 *
 * @throws {ParameterError} if it jumps, or the average does not exist.
 *
 * Source: equations/README.md (AC.4).
 */
export async function activationSlopeSquare(activation: string): Promise<number> {
  const value = isClosedActivation(activation) ? SLOPE_SQUARES[activation] : await expressionSlopeSquare(activation);
  if (Number.isFinite(value)) return value;
  const allowed = "activations whose slope is square-integrable under a Gaussian";
  throw new ParameterError("activation", "activation", activation, allowed, "An attack needs the slope");
}

async function expressionSlopeSquare(activation: string): Promise<number> {
  const text = activation === "tanh" ? "tanh(x)" : activation;
  const { value, kinks, derivative } = await parseExpression("activation", "activation", text, "x");
  const bends = kinks(-SLOPE_REACH, SLOPE_REACH);
  const jumps = bends.some((x) => Math.abs(value(x + JUMP) - value(x - JUMP)) > Math.sqrt(JUMP));
  if (jumps) return Number.POSITIVE_INFINITY;
  const slope = derivative(1);
  const cuts = [...new Set([-SLOPE_REACH, -4, -1, 0, 1, 4, SLOPE_REACH, ...bends])].sort((a, b) => a - b);
  const weighted = (x: number): number => NORMAL_DENSITY_AT_ZERO * exp(-0.5 * x * x) * slope(x) ** 2;
  const { value: average, error } = integrateAdaptive(weighted, cuts, 1e-14);
  return error <= SLOPE_ERROR * average ? average : Number.POSITIVE_INFINITY;
}

/** True if a text names an activation whose moments, and whose kernel at any size, have a closed form. */
export function isClosedActivation(text: string): text is ClosedActivation {
  return Object.hasOwn(ACTIVATIONS, text);
}

function isKernelName(text: string): text is KernelName {
  return Object.hasOwn(KERNELS, text);
}

/** A kernel given by name with its arguments, such as "rbf(2)"; undefined for an expression. */
export function kernelCall(text: string): { readonly name: KernelName; readonly args: readonly number[] } | undefined {
  const [, name, inner = ""] = /^\s*([a-z-]+)\s*(?:\(([^()]*)\))?\s*$/.exec(text) ?? [];
  if (name === undefined || !isKernelName(name)) return undefined;
  const args = inner.split(",").filter((part) => part.trim() !== "");
  return { name, args: args.map(Number) };
}

/**
 * mu1 and muStar of a dot-product kernel K(t) given by name, such as "rbf(2)", or as an expression in t.
 *
 * @param kernel Name with arguments, or expression such as "exp(-2*(1-t))".
 * @throws {ParameterError} if it does not parse, or K'(0) <= 0, or K(1) - K(0) - K'(0) < 0 (no positive definite kernel).
 *
 * Source: equations/README.md (AC.3).
 */
export async function kernelMoments(kernel: string): Promise<Moments> {
  const call = kernelCall(kernel);
  if (call?.args.some(Number.isNaN)) {
    const forms = KERNEL_NAMES.find((form) => form.split("(")[0] === call.name) ?? call.name;
    throw new ParameterError("kernel", "kernel", kernel.trim(), forms, "The arguments are numbers");
  }
  if (call !== undefined) return KERNELS[call.name]("kernel", call.args);
  const expression = await parseExpression("kernel", "kernel", kernel, "t");
  const slope = expression.derivative(1)(0);
  const atZero = expression.value(0);
  const atOne = expression.value(1);
  if (![slope, atZero, atOne].every(Number.isFinite)) {
    throw new ParameterError("kernel", "kernel", kernel, "functions of t that are finite at 0 and 1 and smooth at 0");
  }
  const difference = atOne - atZero - slope;
  const size = Math.abs(atOne) + Math.abs(atZero) + Math.abs(slope);
  const rounding = 4e-16 * size;
  const { value: rest, error: restError } =
    Math.abs(difference) < CANCELLED * size
      ? remainder(expression.derivative(2), { value: difference, error: rounding })
      : { value: difference, error: rounding };
  if (!(slope > 0)) requireLinearPart("kernel", kernel, slope, size);
  if (rest < -1e-12 * size) {
    throw new ParameterError(
      "kernel",
      "kernel",
      kernel,
      "positive definite kernels",
      `K(1) - K(0) - K'(0) = ${rest.toPrecision(4)} < 0`,
    );
  }
  const muStar = rest <= restError ? 0 : Math.sqrt(rest);
  return {
    mu0: 0,
    mu1: Math.sqrt(slope),
    muStar,
    error: muStar === 0 ? Math.sqrt(restError) : EXACT + restError / muStar,
  };
}

/** K(1) - K(0) - K'(0) as Taylor's remainder, int_0^1 (1 - t) K''(t) dt, where that is known better than the difference. */
function remainder(curvature: (t: number) => number, difference: Integral): Integral {
  const { value, error } = integrateAdaptive((t) => (1 - t) * curvature(t), [0, 0.5, 1], 0);
  const total = error + 4e-16 * Math.abs(value);
  return Number.isFinite(value) && total < difference.error ? { value, error: total } : difference;
}

function exact(mu0: number, mu1: number, muStarSquare: number): Moments {
  return { mu0, mu1, muStar: Math.sqrt(muStarSquare), error: EXACT };
}

function smallEtaRest(eta: number): number {
  // sum_k>=2 (-1)^k (k - 1) eta^k / k!
  let power = 0.5 * eta * eta;
  let sum = power;
  for (let k = 3; k < 20; k++) {
    power *= -eta / k;
    sum += (k - 1) * power;
  }
  return sum;
}

function requireArguments(where: string, form: string, args: readonly number[], count: number): readonly number[] {
  if (args.length === count && args.every(Number.isFinite)) return args;
  const forms = form === "polynomial(degree, offset)" ? `${form} such as polynomial(2, 1)` : form;
  throw new ParameterError(where, "kernel", `${form.split("(")[0] ?? form}(${args.join(", ")})`, forms);
}
