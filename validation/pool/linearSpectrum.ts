import type { LinearAlgebra, Matrix } from "../linearAlgebra/linearAlgebra.js";
import { rowDot, transposedTimesVector } from "../linearAlgebra/vectors.js";

/** Estimated spectrum of inputs, as the model `empirical` takes it, with the rule's share on each eigenvalue. */
export interface LinearSpectrum {
  /** Samples, and inputs that vary. */
  readonly size: number;
  readonly d: number;
  readonly eigenvalues: readonly {
    readonly nu: number;
    /** Eigenvalues of this size per input. */
    readonly weight: number;
    /** Part of the labels' variance that the inputs along them carry; the sum is R^2. */
    readonly explained: number;
  }[];
  /** Part of the labels' variance that a linear function of the inputs carries, in [0, 1], without the part that so few samples pretend. */
  readonly rSquared: number;
  /** Largest misfit of the two averages that were measured, in units of their largest values. */
  readonly misfit: { readonly response: number; readonly explained: number };
}

/** Regularizations at which the averages are measured, as a range in units of the largest eigenvalue of the kernel matrix. */
const RIDGES = { least: 1e-7, largest: 10, count: 60 } as const;
/** Eigenvalues that are offered, from a share of the least zeta to a multiple of the largest sample eigenvalue. */
const OFFERED = { below: 0.3, above: 1.5, count: 80 } as const;
/** Growth of the diagonal that keeps neighboring eigenvalues apart in double precision. */
const LIFTED = 1e-10;
/** Eigenvalues that enter the list, at most, and the slope of the misfit below which none does, in units of its first. */
const MOST_ENTERED = 200;
const STEEP = 1e-7;
/** Unit of an average that is nearly 0, and noise, as a share of the largest. */
const SMALLEST_UNIT = 1e-3;
/** Weight of an eigenvalue that has a share and no weight of its own, which hardly counts. */
const LEAST_WEIGHT = 1e-7;
/** Eigenvalues below this share of the largest are rounding. */
const NO_VARIANCE = 1e-12;
/** Weights below this share of the sum are left out. */
const NEGLIGIBLE = 1e-7;

/**
 * The population's spectrum and the rule's share on it, from a sample of about as many samples as inputs.
 *
 * Sample eigenvalues spread farther than those of the population, and every squared correlation of the labels with an eigenvector is too large.
 * The two averages that ridge regression depends on have neither bias: with G = (Z Z'/d + lambda)^-1 and zeta = d/tr G they are
 * A(zeta) = N/d - lambda/zeta and T(zeta) = 1 - y'G y/tr G. The spectrum is the list with positive weights that has these averages.
 *
 * @param inputs One row a sample; columns have mean 0, and a mean variance of 1 over all of them.
 * @param labels +1 and -1, in equal numbers.
 *
 * Source: equations/README.md (PO.10).
 */
export function linearSpectrum(inputs: Matrix, labels: Float64Array, algebra: LinearAlgebra): LinearSpectrum {
  const { rows: size, columns: d } = inputs;
  const { values, along } = principalParts(inputs, labels, algebra);
  const top = values.reduce((most, value) => Math.max(most, value), 0);
  const averages = Array.from({ length: RIDGES.count }, (_, k) => {
    const lambda = top * RIDGES.least * (RIDGES.largest / RIDGES.least) ** (k / (RIDGES.count - 1));
    // Directions without samples have eigenvalue 0.
    let trace = (size - values.length) / lambda;
    let form = Math.max(0, size - along.reduce((sum, value) => sum + value, 0)) / lambda;
    for (const [i, value] of values.entries()) {
      const inverse = 1 / (Math.max(value, 0) + lambda);
      trace += inverse;
      form += along[i]! * inverse;
    }
    const zeta = d / trace;
    return { zeta, response: Math.max(0, size / d - lambda / zeta), explained: Math.max(0, 1 - form / trace) };
  });
  const least = OFFERED.below * averages[0]!.zeta;
  const most = OFFERED.above * top * (d / size);
  const nus = Array.from({ length: OFFERED.count }, (_, k) => least * (most / least) ** (k / (OFFERED.count - 1)));
  const passed = averages.map(({ zeta }) => nus.map((nu) => nu / (zeta + nu)));
  const weight = positiveFit(
    passed,
    averages.map(({ response }) => response),
    algebra,
  );
  const explained = positiveFit(
    passed,
    averages.map((average) => average.explained),
    algebra,
  );
  const [allWeight, allExplained] = [weight, explained].map((list) =>
    list.values.reduce((sum, value) => sum + value, 0),
  ) as [number, number];
  const rSquared = Math.min(1, allExplained);
  return {
    size,
    d,
    eigenvalues: nus.flatMap((nu, k) => {
      const [own, part] = [weight.values[k]!, explained.values[k]!];
      return own > NEGLIGIBLE * allWeight || part > NEGLIGIBLE * allExplained
        ? [
            {
              nu,
              weight: Math.max(own, LEAST_WEIGHT),
              explained: allExplained > 0 ? (part * rSquared) / allExplained : 0,
            },
          ]
        : [];
    }),
    rSquared,
    misfit: { response: weight.misfit, explained: explained.misfit },
  };
}

/** Eigenvalues of Z Z'/d, those that are 0 because there are fewer inputs than samples left out, and the squared parts of the labels along them. */
function principalParts(
  inputs: Matrix,
  labels: Float64Array,
  algebra: LinearAlgebra,
): { readonly values: Float64Array; readonly along: Float64Array } {
  const { rows: size, columns: d } = inputs;
  const column = { rows: size, columns: 1, data: labels };
  const square = size <= d ? algebra.crossProducts(inputs, inputs) : algebra.gram(inputs);
  for (let place = 0; place < square.data.length; place++) square.data[place]! /= d;
  const { values, vectors } = algebra.eigen(square);
  if (size <= d) return { values, along: algebra.product(vectors, column).data.map((value) => value * value) };
  const onto = algebra.product(vectors, { rows: d, columns: 1, data: transposedTimesVector(inputs, labels) }).data;
  const least = NO_VARIANCE * values[d - 1]!;
  return { values, along: onto.map((value, k) => (values[k]! > least ? (value * value) / (d * values[k]!) : 0)) };
}

/**
 * Weights, none negative, whose sums over the columns are nearest to the wanted ones, each in units of itself: least squares by the active-set
 * method of Lawson and Hanson, which leaves few of them positive.
 */
function positiveFit(
  rows: readonly (readonly number[])[],
  wanted: readonly number[],
  algebra: LinearAlgebra,
): { readonly values: Float64Array; readonly misfit: number } {
  const largest = wanted.reduce((most, value) => Math.max(most, value), 0);
  const columns = rows[0]!.length;
  const values = new Float64Array(columns);
  if (largest === 0) return { values, misfit: 0 };
  const units = wanted.map((value) => value + SMALLEST_UNIT * largest);
  const scaled = {
    rows: rows.length,
    columns,
    data: Float64Array.from(rows.flatMap((row, j) => row.map((value) => value / units[j]!))),
  };
  const target = Float64Array.from(wanted, (value, j) => value / units[j]!);
  const { data: square } = algebra.gram(scaled);
  for (let k = 0; k < columns; k++) square[k * columns + k]! *= 1 + LIFTED;
  const side = transposedTimesVector(scaled, target);
  const misses = (): Float64Array =>
    target.map((value, j) => value - rowDot(scaled.data, j * columns, values, columns));
  let positive: number[] = [];
  for (let entered = 0; entered < MOST_ENTERED; entered++) {
    const slope = transposedTimesVector(scaled, misses());
    const next = slope.reduce(
      (best, value, k) => (!positive.includes(k) && (best < 0 || value > slope[best]!) ? k : best),
      -1,
    );
    if (next < 0 || slope[next]! <= STEEP * side[next]!) break;
    positive.push(next);
    for (;;) {
      const inner = Float64Array.from(positive.flatMap((k) => positive.map((l) => square[k * columns + l]!)));
      const size = positive.length;
      const { data: free } = algebra.solvePositive(
        { rows: size, columns: size, data: inner },
        { rows: size, columns: 1, data: Float64Array.from(positive, (k) => side[k]!) },
      );
      // As far as no weight becomes negative; the one that stops the step leaves.
      const step = positive.reduce(
        (least, k, place) => (free[place]! > 0 ? least : Math.min(least, values[k]! / (values[k]! - free[place]!))),
        1,
      );
      for (const [place, k] of positive.entries()) values[k]! += step * (free[place]! - values[k]!);
      if (step === 1) break;
      const stopped = positive.filter((k, place) => free[place]! <= 0 && values[k]! <= NEGLIGIBLE * largest);
      for (const k of stopped) values[k] = 0;
      positive = positive.filter((k) => !stopped.includes(k));
    }
  }
  const misfit = misses().reduce((most, miss, j) => Math.max(most, Math.abs(miss) * units[j]!), 0) / largest;
  return { values, misfit };
}
