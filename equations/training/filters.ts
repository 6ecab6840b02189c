import {
  type Complex,
  type ComplexColumn,
  complexColumn,
  complexExponential,
  complexLog1p,
  product,
  quotient,
  scaled,
  squareRoot,
  sum,
} from "../../src/numerics/complex.js";
import { cos, exp, hypot, log, sin } from "../../src/numerics/elementary.js";

/** Options of methods in steps: mini-batches of a fraction of the samples, and how exactly averages are sampled. */
interface Sampled {
  readonly batch?: number;
  readonly precision?: number;
}

/** One method with its constants. */
export type Algorithm =
  | { readonly name: "gradient-flow" }
  | ({ readonly name: "gradient-descent" | "nesterov"; readonly eta: number } & Sampled)
  | ({ readonly name: "heavy-ball"; readonly eta: number; readonly momentum: number } & Sampled);

/** The fraction of the samples that takes part in a step. */
export function batchOf(algorithm: Algorithm): number {
  return algorithm.name === "gradient-flow" ? 1 : (algorithm.batch ?? 1);
}

/**
 * The residual polynomials of a method: a mode whose eigenvalue plus ridge is -z has still the share p_t(z) of its distance to the minimum after time t.
 */
export interface Filter {
  /**
   * p_t(z) at every node.
   *
   * @param times Ascending; whole numbers for methods in steps.
   */
  readonly residuals: (z: ComplexColumn, times: readonly number[]) => readonly ComplexColumn[];
  /** Log of the factor by which a step multiplies the residual in the long run. */
  readonly rate: (z: Complex) => number;
  /** Largest stable eta times the largest eigenvalue plus ridge. */
  readonly stability: number;
}

/**
 * The filter of a method.
 *
 * Gradient flow exp(zt); gradient descent (1 + eta z)^k; heavy ball in closed form by the two roots of its recursion; Nesterov's method, whose momentum
 * (k - 1) / (k + 2) changes from step to step, by recursion.
 *
 * Source: equations/README.md (TI.3).
 */
export function filterOf(algorithm: Algorithm): Filter {
  switch (algorithm.name) {
    case "gradient-flow":
      return {
        residuals: exponentials,
        rate: (z) => z.re,
        stability: Number.POSITIVE_INFINITY,
      };
    case "gradient-descent":
      return { ...heavyBall(algorithm.eta, 0), stability: 2 };
    case "heavy-ball":
      return heavyBall(algorithm.eta, algorithm.momentum);
    case "nesterov":
      return nesterov(algorithm.eta);
  }
}

/** exp(zt). */
function exponentials(z: ComplexColumn, times: readonly number[]): ComplexColumn[] {
  return times.map((time) => {
    const column = complexColumn(z.re.length);
    for (let j = 0; j < z.re.length; j++) {
      const size = exp(z.re[j]! * time);
      column.re[j] = size * cos(z.im[j]! * time);
      column.im[j] = size * sin(z.im[j]! * time);
    }
    return column;
  });
}

/**
 * w_{k+1} = w_k - eta grad(w_k) + momentum (w_k - w_{k-1}).
 *
 * The roots of r^2 - (1 + momentum + eta z) r + momentum are 1 + rho and momentum / (1 + rho), rho small at small z, which keeps its digits.
 */
function heavyBall(eta: number, momentum: number): Filter {
  const rootAt = (z: Complex): Complex => {
    const x = scaled(z, eta);
    // rho^2 + (1 - momentum - x) rho - x = 0.
    const b = { re: 1 - momentum - x.re, im: -x.im };
    const root = squareRoot(sum(product(b, b), scaled(x, 4)));
    if (b.re * root.re + b.im * root.im >= 0) return quotient(scaled(x, 2), sum(b, root));
    return { re: 0.5 * (root.re - b.re), im: 0.5 * (root.im - b.im) };
  };
  const residualAt = (z: Complex): ((k: number) => Complex) => {
    const rho = rootAt(z);
    if (momentum === 0) {
      const growth = complexLog1p(scaled(z, eta));
      return (k) => complexExponential(scaled(growth, k));
    }
    const one = { re: 1 + rho.re, im: rho.im };
    const other = quotient({ re: momentum, im: 0 }, one);
    const first = complexLog1p(rho);
    const second = complexLog1p({ re: other.re - 1, im: other.im });
    const apart = { re: one.re - other.re, im: one.im - other.im };
    // [(r - momentum) r^k + (momentum rho / r) (momentum / r)^k] / (r - momentum / r).
    const share = quotient({ re: one.re - momentum, im: one.im }, apart);
    const rest = quotient(product(other, rho), apart);
    return (k) =>
      sum(product(share, complexExponential(scaled(first, k))), product(rest, complexExponential(scaled(second, k))));
  };
  return {
    residuals: eachNode(residualAt),
    rate: (z) => {
      if (momentum === 0) return complexLog1p(scaled(z, eta)).re;
      const first = complexLog1p(rootAt(z)).re;
      return Math.max(first, log(momentum) - first);
    },
    stability: 2 * (1 + momentum),
  };
}

/** y_k = w_k + (k - 1) / (k + 2) (w_k - w_{k-1}), w_{k+1} = y_k - eta grad(y_k). */
function nesterov(eta: number): Filter {
  return {
    residuals: (z, times) => {
      const columns = times.map(() => complexColumn(z.re.length));
      for (let j = 0; j < z.re.length; j++) {
        const xr = eta * z.re[j]!;
        const xi = eta * z.im[j]!;
        // The step d_k = p_k - p_{k-1} is carried by itself: at small z it is a small difference.
        let [pr, pi, dr, di] = [1, 0, 0, 0];
        let k = 0;
        for (const [index, column] of columns.entries()) {
          for (; k < times[index]!; k++) {
            const beta = k === 0 ? 0 : (k - 1) / (k + 2);
            const yr = pr + beta * dr;
            const yi = pi + beta * di;
            dr = beta * dr + xr * yr - xi * yi;
            di = beta * di + xr * yi + xi * yr;
            pr += dr;
            pi += di;
          }
          column.re[j] = pr;
          column.im[j] = pi;
        }
      }
      return columns;
    },
    rate: (z) => {
      // In the long run the momentum is 1: r^2 - 2 (1 + x) r + (1 + x) = 0.
      const y = { re: 1 + eta * z.re, im: eta * z.im };
      const root = squareRoot(product(y, { re: y.re - 1, im: y.im }));
      return log(Math.max(hypot(y.re + root.re, y.im + root.im), hypot(y.re - root.re, y.im - root.im)));
    },
    stability: 4 / 3,
  };
}

function eachNode(residualAt: (z: Complex) => (time: number) => Complex): Filter["residuals"] {
  return (z, times) => {
    const columns = times.map(() => complexColumn(z.re.length));
    for (let j = 0; j < z.re.length; j++) {
      const residual = residualAt({ re: z.re[j]!, im: z.im[j]! });
      for (const [index, time] of times.entries()) {
        const { re, im } = residual(time);
        columns[index]!.re[j] = re;
        columns[index]!.im[j] = im;
      }
    }
    return columns;
  };
}
