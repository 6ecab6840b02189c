import { type ActivationFunction, activationFunction } from "../equations/activationFunction.js";
import { gaussLegendre } from "../src/numerics/gaussLegendre.js";
import { NORMAL_DENSITY_AT_ZERO } from "../src/numerics/normal.js";
import { type FiniteKernel, kernelOfActivation } from "./finiteKernel.js";

/** Hermite coefficients kept: the terms fall like the cosine of two inputs to this power, and faster for smooth activations. */
const ORDERS = 64;
/** A power of the cosine below which the rest of the series is rounding. */
const NEGLIGIBLE = 1e-17;
/** Two inputs this close are one: there the series does not converge, and the variance is taken. */
const SAME_INPUT = 1e-9;
/** The integrals: panels of this width over so many standard deviations, cut at the kinks. */
const REACH = 12;
const PANEL = 0.5;
const NODES = 20;
/** Norms whose coefficients are kept. */
const MOST_KEPT = 50_000;

/** sigma(a g) in normalized Hermite polynomials of g, and its mean square. */
interface Expansion {
  readonly coefficients: Float64Array;
  readonly meanSquare: number;
}

/**
 * The kernel of an infinitely wide layer of any activation, E sigma(w.x/sqrt d) sigma(w.x'/sqrt d), with the actual norms.
 *
 * Closed forms for erf, relu, sign and linear; otherwise by Mehler's formula, sum_k c_k(|x|) c_k(|x'|) cos^k, the Hermite coefficients
 * of sigma(a g) by quadrature for every norm a that occurs.
 *
 * @throws {ParameterError} if the activation does not parse, or has no linear part.
 */
export async function activationKernel(activation: string): Promise<FiniteKernel> {
  const known = kernelOfActivation(activation);
  if (known !== undefined) return known;
  const sigma = await activationFunction(activation);
  const kept = new Map<number, Expansion>();
  const expansionAt = (square: number): Expansion => {
    let found = kept.get(square);
    if (found === undefined) {
      if (kept.size >= MOST_KEPT) kept.clear();
      found = expansion(sigma, Math.sqrt(square));
      kept.set(square, found);
    }
    return found;
  };
  return {
    entry: (t, r, s) => {
      const cosine = t / Math.sqrt(r * s);
      const [one, other] = [expansionAt(r), expansionAt(s)];
      if (cosine >= 1 - SAME_INPUT) return Math.sqrt(one.meanSquare * other.meanSquare);
      let power = 1;
      let sum = 0;
      for (let k = 0; k < ORDERS && Math.abs(power) > NEGLIGIBLE; k++) {
        sum += one.coefficients[k]! * other.coefficients[k]! * power;
        power *= cosine;
      }
      return sum;
    },
    // Of features less mu0: their own means, at the actual norms, are the coefficients of order 0.
    constant: (r, s) => {
      const means = expansionAt(r).coefficients[0]! + expansionAt(s).coefficients[0]!;
      return sigma.mu0 * (means - sigma.mu0);
    },
  };
}

function expansion({ value, kinks }: ActivationFunction, norm: number): Expansion {
  const cuts = kinks.map((kink) => kink / norm).filter((cut) => Math.abs(cut) < REACH);
  for (let cut = -REACH; cut <= REACH; cut += PANEL) cuts.push(cut);
  cuts.sort((a, b) => a - b);
  const { nodes, weights } = gaussLegendre(NODES);
  const coefficients = new Float64Array(ORDERS);
  let meanSquare = 0;
  for (let panel = 1; panel < cuts.length; panel++) {
    const half = 0.5 * (cuts[panel]! - cuts[panel - 1]!);
    const middle = 0.5 * (cuts[panel]! + cuts[panel - 1]!);
    for (let node = 0; node < NODES; node++) {
      const g = middle + half * nodes[node]!;
      const height = value(norm * g);
      const weight = half * weights[node]! * NORMAL_DENSITY_AT_ZERO * Math.exp(-0.5 * g * g) * height;
      meanSquare += weight * height;
      // Normalized: sqrt(k+1) h_{k+1} = g h_k - sqrt(k) h_{k-1}.
      let [before, now] = [0, 1];
      for (let k = 0; k < ORDERS; k++) {
        coefficients[k]! += weight * now;
        [before, now] = [now, (g * now - Math.sqrt(k) * before) / Math.sqrt(k + 1)];
      }
    }
  }
  return { coefficients, meanSquare };
}
