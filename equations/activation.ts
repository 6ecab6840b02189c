import { ParameterError } from "../src/core/errors.js";
import { integrateAdaptive } from "../src/numerics/adaptive.js";
import { NORMAL_DENSITY_AT_ZERO } from "../src/numerics/normal.js";
import { parseExpression } from "./expression.js";

/** The Gaussian moments of an activation or kernel, all that the theory needs of it. */
export interface Moments {
  /** E sigma(g); plays no role in the equations, because the labels are balanced. 0 for kernels. */
  readonly mu0: number;
  /** E g sigma(g), or sqrt K'(0). */
  readonly mu1: number;
  /** sqrt(E sigma^2 - mu0^2 - mu1^2), or sqrt(K(1) - K(0) - K'(0)). */
  readonly muStar: number;
  /** Largest estimated absolute error of the three; rounding where they are known exactly. */
  readonly error: number;
}

/** Standard deviations over which an activation is integrated: enough for a tenth power to reach rounding. */
const REACH = 12;
const TOLERANCE = 1e-14;
/** Rounding of closed forms. */
const EXACT = 1e-15;
/** Relative error, and relative weight at the ends, beyond which moments are refused. */
const WORST_ERROR = 1e-7;

/** Moments of the two kernels of the paper, that of erf features (arcsine) and that of ReLU features (arc-cosine). */
export const PAPER_KERNELS = {
  erf: exact(0, 2 / Math.sqrt(3 * Math.PI), (2 / Math.PI) * Math.asin(2 / 3) - 4 / (3 * Math.PI)),
  relu: exact(0, 0.5, 0.25 - 0.5 / Math.PI),
} as const;

/** Moments known in closed form, by activation. Source: equations/README.md (AC.2). */
const ACTIVATIONS: { readonly [name: string]: Moments } = {
  erf: PAPER_KERNELS.erf,
  relu: { ...PAPER_KERNELS.relu, mu0: NORMAL_DENSITY_AT_ZERO },
  sign: exact(0, Math.sqrt(2 / Math.PI), 1 - 2 / Math.PI),
  linear: exact(0, 1, 0),
};

/** Kernels of t = x.x'/d with their arguments, by name. Source: equations/README.md (AC.3). */
const KERNELS: { readonly [name: string]: (where: string, args: readonly number[]) => Moments } = {
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
    if (!(eta > 0 && eta < 700)) throw new ParameterError(where, "eta", eta, "(0, 700)");
    // 1 - (1 + eta) exp(-eta), without the cancellation at small eta.
    const rest = eta < 0.1 ? smallEtaRest(eta) : 1 - (1 + eta) * Math.exp(-eta);
    return exact(0, Math.sqrt(eta * Math.exp(-eta)), rest);
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
    const slope = degree * offset ** (degree - 1);
    return exact(0, Math.sqrt(slope), degree === 1 ? 0 : (1 + offset) ** degree - offset ** degree - slope);
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
  const known = Object.hasOwn(ACTIVATIONS, activation) ? ACTIVATIONS[activation] : undefined;
  if (known !== undefined) return known;
  if (activation === "tanh") return momentsOf(activation, Math.tanh, [0]);
  const expression = await parseExpression("activation", "activation", activation, "x");
  return momentsOf(activation, expression.value, expression.kinks(-REACH, REACH));
}

/**
 * Moments of any activation function, by quadrature. Source: equations/README.md (AC.1).
 *
 * @param name  For messages.
 * @param sigma The activation.
 * @param kinks Where it is known to bend or jump; others are found.
 */
export function momentsOf(name: string, sigma: (x: number) => number, kinks: readonly number[]): Moments {
  const cuts: number[] = [];
  for (let cut = -REACH; cut <= REACH; cut += 1.5) cuts.push(cut);
  const breakpoints = [...new Set([...cuts, ...kinks.filter((kink) => Math.abs(kink) < REACH)])].sort((a, b) => a - b);
  const average = (f: (x: number) => number): { value: number; error: number } =>
    integrateAdaptive((x) => NORMAL_DENSITY_AT_ZERO * Math.exp(-0.5 * x * x) * f(x), breakpoints, TOLERANCE);
  const zeroth = average(sigma);
  const first = average((x) => x * sigma(x));
  const centered = average((x) => (sigma(x) - zeroth.value - first.value * x) ** 2);
  const all = [zeroth, first, centered];
  const size = Math.max(...all.map(({ value }) => Math.abs(value)));
  const resolved = all.every(({ value, error }) => Number.isFinite(value) && error <= WORST_ERROR * size);
  // What is not negligible where the integration ends would not be negligible beyond.
  const edge = Math.max(...[-REACH, REACH].map((x) => Math.exp(-0.5 * x * x) * sigma(x) ** 2));
  if (!resolved || !(edge <= WORST_ERROR * size)) {
    throw new ParameterError(
      "activation",
      "activation",
      name,
      "functions that are finite and square-integrable under a Gaussian",
    );
  }
  requireLinearPart("activation", name, first.value, Math.sqrt(centered.value));
  const muStar = centered.value < 1e-26 * first.value * first.value ? 0 : Math.sqrt(centered.value);
  const starError = muStar === 0 ? 0 : centered.error / (2 * muStar);
  const error = Math.max(zeroth.error, first.error, starError, EXACT);
  return { mu0: zeroth.value, mu1: Math.abs(first.value), muStar, error };
}

/** A kernel given by name with its arguments, such as "rbf(2)"; undefined for an expression. */
export function kernelCall(text: string): { readonly name: string; readonly args: readonly number[] } | undefined {
  const [, name, inner = ""] = /^\s*([a-z-]+)\s*(?:\(([^()]*)\))?\s*$/.exec(text) ?? [];
  if (name === undefined || !Object.hasOwn(KERNELS, name)) return undefined;
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
  const named = call === undefined ? undefined : KERNELS[call.name];
  if (call !== undefined && named !== undefined) return named("kernel", call.args);
  const expression = await parseExpression("kernel", "kernel", kernel, "t");
  const slope = expression.derivative(1)(0);
  const atZero = expression.value(0);
  const atOne = expression.value(1);
  if (![slope, atZero, atOne].every(Number.isFinite)) {
    throw new ParameterError("kernel", "kernel", kernel, "functions of t that are finite at 0 and 1 and smooth at 0");
  }
  const rest = atOne - atZero - slope;
  const size = Math.abs(atOne) + Math.abs(atZero) + Math.abs(slope);
  if (!(slope > 0)) requireLinearPart("kernel", kernel, slope, Math.sqrt(Math.max(0, rest)));
  if (rest < -1e-12 * size) {
    throw new ParameterError(
      "kernel",
      "kernel",
      kernel,
      "positive definite kernels",
      `K(1) - K(0) - K'(0) = ${rest.toPrecision(4)} < 0`,
    );
  }
  const muStar = rest <= 4e-16 * size ? 0 : Math.sqrt(rest);
  return { mu0: 0, mu1: Math.sqrt(slope), muStar, error: muStar === 0 ? EXACT : (4e-16 * size) / muStar };
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

function requireLinearPart(where: string, name: string, mu1: number, muStar: number): void {
  if (Math.abs(mu1) > 1e-12 * Math.max(1, muStar) && (where === "activation" || mu1 > 0)) return;
  const what = where === "kernel" ? "K'(0)" : "mu1";
  throw new ParameterError(
    where,
    where,
    name,
    "functions with a linear part",
    `${what} = ${mu1.toPrecision(3)}: it cannot learn the rule`,
  );
}

function requireArguments(where: string, form: string, args: readonly number[], count: number): readonly number[] {
  if (args.length === count && args.every(Number.isFinite)) return args;
  const forms = form === "polynomial(degree, offset)" ? `${form} such as polynomial(2, 1)` : form;
  throw new ParameterError(where, "kernel", `${form.split("(")[0] ?? form}(${args.join(", ")})`, forms);
}
