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
  /** a^2. */
  readonly square: number;
  readonly coefficients: Float64Array;
  readonly meanSquare: number;
  /** The next column after it. */
  next?: Expansion;
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
  const { value, kinks } = sigma;
  // A kink at 0 stays there at every norm, and the rule with it.
  const fixed = kinks.every((kink) => kink === 0) ? hermiteRule(kinks) : undefined;
  const kept = new Map<number, Expansion>();
  const expansionAt = (square: number): Expansion => {
    let found = kept.get(square);
    if (found === undefined) {
      if (kept.size >= MOST_KEPT) kept.clear();
      found = expansion(value, square, fixed ?? hermiteRule(kinks.map((kink) => kink / Math.sqrt(square))));
      kept.set(square, found);
    }
    return found;
  };
  const [rowAt, columnAt] = [rememberLast(expansionAt), following(expansionAt)];
  return {
    entry: (t, r, s) => {
      const cosine = t / Math.sqrt(r * s);
      const [one, other] = [rowAt(r), columnAt(s)];
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
      const means = rowAt(r).coefficients[0]! + columnAt(s).coefficients[0]!;
      return sigma.mu0 * (means - sigma.mu0);
    },
  };
}

/** The search for what does not change along a row of a matrix. */
function rememberLast(search: (square: number) => Expansion): (square: number) => Expansion {
  let last: Expansion | undefined;
  return (square) => {
    if (last?.square !== square) last = search(square);
    return last;
  };
}

/** The search for columns, which come in the same order in every row: by norm it would take longer than the series. */
function following(search: (square: number) => Expansion): (square: number) => Expansion {
  let last: Expansion | undefined;
  return (square) => {
    if (last?.square === square) return last;
    const guess = last?.next;
    const found = guess?.square === square ? guess : search(square);
    if (last !== undefined) last.next = found;
    last = found;
    return found;
  };
}

/** A quadrature rule for the standard normal, with the Hermite polynomials at its nodes. */
interface HermiteRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** Polynomials at the nodes: those of node k from k ORDERS on. */
  readonly polynomials: Float64Array;
}

/** sqrt(0), sqrt(1), ...: of the recurrence. */
const ROOTS = Float64Array.from({ length: ORDERS + 1 }, (_, k) => Math.sqrt(k));

/** Panels of equal width, cut at further places as well. */
function hermiteRule(places: readonly number[]): HermiteRule {
  const cuts = places.filter((cut) => Math.abs(cut) < REACH);
  for (let cut = -REACH; cut <= REACH; cut += PANEL) cuts.push(cut);
  cuts.sort((a, b) => a - b);
  const rule = gaussLegendre(NODES);
  const size = (cuts.length - 1) * NODES;
  const [nodes, weights] = [new Float64Array(size), new Float64Array(size)];
  const polynomials = new Float64Array(size * ORDERS);
  for (let index = 0; index < size; index++) {
    const panel = Math.floor(index / NODES);
    const half = 0.5 * (cuts[panel + 1]! - cuts[panel]!);
    const g = 0.5 * (cuts[panel + 1]! + cuts[panel]!) + half * rule.nodes[index % NODES]!;
    nodes[index] = g;
    weights[index] = half * rule.weights[index % NODES]! * NORMAL_DENSITY_AT_ZERO * Math.exp(-0.5 * g * g);
    // Normalized: sqrt(k+1) h_{k+1} = g h_k - sqrt(k) h_{k-1}.
    let [before, now] = [0, 1];
    for (let k = 0; k < ORDERS; k++) {
      polynomials[index * ORDERS + k] = now;
      [before, now] = [now, (g * now - ROOTS[k]! * before) / ROOTS[k + 1]!];
    }
  }
  return { nodes, weights, polynomials };
}

function expansion(value: ActivationFunction["value"], square: number, rule: HermiteRule): Expansion {
  const norm = Math.sqrt(square);
  const { nodes, weights, polynomials } = rule;
  const coefficients = new Float64Array(ORDERS);
  let meanSquare = 0;
  for (let index = 0; index < nodes.length; index++) {
    const height = value(norm * nodes[index]!);
    const weight = weights[index]! * height;
    meanSquare += weight * height;
    const from = index * ORDERS;
    for (let k = 0; k < ORDERS; k++) coefficients[k]! += weight * polynomials[from + k]!;
  }
  return { square, coefficients, meanSquare };
}
