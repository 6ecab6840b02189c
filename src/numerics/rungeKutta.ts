/** A system of ordinary differential equations, y' = f(y); time is a component where it matters. */
export type VectorField = (y: Float64Array) => Float64Array;

/** Dormand and Prince's method: coefficients of the stages, and the difference of its solutions of order 5 and 4. */
const STAGES: readonly (readonly number[])[] = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const DIFFERENCE = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];

/** The step grows and shrinks between these factors. */
const SLOWER = 0.2;
const FASTER = 4;
const CAUTION = 0.85;
/** Steps until the integration is given up: the equations are stiff, or their solution ends. */
const MOST_STEPS = 100_000;

/**
 * Solution of y' = f(y) at given times, by Dormand and Prince's method of order 5 with a step that keeps the error within the tolerance.
 *
 * @param field     f; it must not keep or change its argument.
 * @param start     y at time 0.
 * @param times     >= 0, ascending.
 * @param tolerance Error of a step, relative to the larger of 1 and the component.
 * @returns y at each time; fewer where the solution leaves the range of numbers.
 */
export function integrateField(
  field: VectorField,
  start: Float64Array,
  times: readonly number[],
  tolerance: number,
): Float64Array[] {
  const found: Float64Array[] = [];
  let [y, slope, time] = [start, field(start), 0];
  let step = Number.POSITIVE_INFINITY;
  for (let count = 0; found.length < times.length && count < MOST_STEPS; count++) {
    const target = times[found.length]!;
    if (target <= time) {
      found.push(y);
      continue;
    }
    if (step === Number.POSITIVE_INFINITY) step = Math.min(target, firstStep(y, slope, tolerance));
    const length = Math.min(step, target - time);
    const { next, nextSlope, error } = trial(field, y, slope, length, tolerance);
    if (!(error <= 1)) {
      step = length * (Number.isFinite(error) ? Math.max(SLOWER, CAUTION * fifthRoot(1 / error)) : SLOWER);
      if (!(time + step > time)) break;
      continue;
    }
    time = length === target - time ? target : time + length;
    [y, slope] = [next, nextSlope];
    const growth = error === 0 ? FASTER : Math.min(FASTER, CAUTION * fifthRoot(1 / error));
    // A step that was cut to meet a time says nothing against the step before.
    step = length < step ? Math.max(step, length * growth) : length * growth;
  }
  return found;
}

function firstStep(y: Float64Array, slope: Float64Array, tolerance: number): number {
  let rate = 0;
  for (let i = 0; i < y.length; i++) rate = Math.max(rate, Math.abs(slope[i]!) / Math.max(1, Math.abs(y[i]!)));
  return rate === 0 ? Number.MAX_VALUE : fifthRoot(tolerance) / rate;
}

function trial(
  field: VectorField,
  y: Float64Array,
  slope: Float64Array,
  step: number,
  tolerance: number,
): { readonly next: Float64Array; readonly nextSlope: Float64Array; readonly error: number } {
  const slopes = [slope];
  let next = y;
  for (const coefficients of STAGES) {
    next = y.map((value, i) => value + step * coefficients.reduce((sum, a, k) => sum + a * slopes[k]![i]!, 0));
    slopes.push(field(next));
  }
  let error = 0;
  for (let i = 0; i < y.length; i++) {
    const gap = step * DIFFERENCE.reduce((sum, a, k) => sum + a * slopes[k]![i]!, 0);
    error = Math.max(error, Math.abs(gap) / (tolerance * Math.max(1, Math.abs(next[i]!))));
  }
  return { next, nextSlope: slopes.at(-1)!, error };
}

/** x^(1/5) by Newton's method: it only sets a step. */
function fifthRoot(x: number): number {
  let root = Math.sqrt(Math.sqrt(Math.min(1e300, Math.max(1e-300, x))));
  for (let k = 0; k < 60; k++) {
    const square = root * root;
    const next = 0.8 * root + (0.2 * x) / (square * square);
    if (Math.abs(next - root) <= 1e-3 * root) return next;
    root = next;
  }
  return root;
}
