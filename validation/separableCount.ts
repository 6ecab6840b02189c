import { type RandomStream, randomStream } from "./gaussianStream.js";

/** One finite-size experiment on separability. */
export interface SeparabilityExperiment {
  /** Input dimension. */
  readonly d: number;
  /** Fraction of random labels, [0, 1]. */
  readonly epsilon: number;
  /** Random features sigma(F x / sqrt d), p of them; without them the inputs themselves. */
  readonly features?: { readonly p: number; readonly activation: (x: number) => number };
  readonly seed: number;
  readonly replica: number;
}

/** Solves a linear program given in LP format and tells whether it is feasible. */
export type Feasibility = (program: string) => boolean;

/** Digits of a coefficient in the LP text: far below the margins at stake. */
const DIGITS = 9;

/**
 * The largest number of samples of a stream that some weights still separate, found by bisection over linear programs.
 *
 * The samples come one after the other, so separability is lost once and for ever. Feasible means that w exists with
 * y_i w.x_i >= 1 for all i; any separating w can be scaled to that.
 *
 * @param experiment Sizes, labels, features and seed.
 * @param feasible   The LP solver.
 * @returns n between 0 and the first power of two times the number of weights at which the labels are not separable.
 *
 * Source: equations/README.md (TH.1), whose threshold it estimates as n / d.
 */
export function separableCount(experiment: SeparabilityExperiment, feasible: Feasibility): number {
  const rows = signedFeatures(experiment);
  const weights = experiment.features?.p ?? experiment.d;
  const separates = (n: number): boolean => feasible(program(rows.first(n), weights));
  let low = weights;
  let high = 2 * weights;
  // Any n <= weights points in general position are separable.
  while (separates(high)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (separates(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** Rows y_i phi(x_i), drawn once and kept. */
function signedFeatures({ d, epsilon, features, seed, replica }: SeparabilityExperiment): {
  readonly first: (n: number) => readonly Float64Array[];
} {
  const stream = randomStream(seed, replica);
  const teacher = normals(stream, d);
  const projection = features === undefined ? [] : Array.from({ length: features.p }, () => normals(stream, d));
  const rows: Float64Array[] = [];
  const draw = (): Float64Array => {
    const x = normals(stream, d);
    const rule = product(teacher, x) >= 0 ? 1 : -1;
    const fact = stream.uniform() < epsilon;
    const coin = stream.uniform() < 0.5 ? 1 : -1;
    const label = fact ? coin : rule;
    if (features === undefined) return x.map((value) => label * value);
    const { activation } = features;
    return Float64Array.from(projection, (row) => label * activation(product(row, x) / Math.sqrt(d)));
  };
  return {
    first: (n) => {
      while (rows.length < n) rows.push(draw());
      return rows.slice(0, n);
    },
  };
}

function normals(stream: RandomStream, length: number): Float64Array {
  return Float64Array.from({ length }, () => stream.normal());
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** The linear program of the rows, in LP format: no objective, one constraint a sample, free weights. */
function program(rows: readonly Float64Array[], weights: number): string {
  const lines = ["Minimize", " obj: 0 w0", "Subject To"];
  for (const [i, row] of rows.entries()) {
    const terms = Array.from(
      row,
      (value, j) => `${value < 0 ? "-" : "+"} ${Math.abs(value).toPrecision(DIGITS)} w${j}`,
    );
    lines.push(` c${i}: ${terms.join(" ")} >= 1`);
  }
  lines.push("Bounds");
  for (let j = 0; j < weights; j++) lines.push(` w${j} free`);
  lines.push("End");
  return lines.join("\n");
}
