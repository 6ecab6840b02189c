/** A root or a minimizer, with the half-width of the interval known to hold it. */
export interface Located {
  readonly x: number;
  readonly value: number;
  readonly error: number;
  readonly evaluations: number;
}

/** Brent's methods halve the interval at least every other step: 200 steps shrink any double interval to rounding. */
const MAX_STEPS = 200;
const MACHINE_EPSILON = 2.220446049250313e-16;

/**
 * Root of a continuous function between two points where its signs differ, by Brent's method.
 *
 * @param f    Continuous on [a, b].
 * @param a, b Ends with f(a) f(b) <= 0.
 * @param tolerance Absolute tolerance on x; rounding of x is added.
 * @returns The root, f there and the width of the last bracket; `undefined` when the signs agree.
 *
 * @example
 * brentRoot((x) => x * x - 2, 0, 2, 0)?.x // => 1.414213562373095
 */
export function brentRoot(f: (x: number) => number, a: number, b: number, tolerance: number): Located | undefined {
  let left = a;
  let right = b;
  let fLeft = f(left);
  let fRight = f(right);
  let evaluations = 2;
  if (fLeft === 0) return { x: left, value: 0, error: 0, evaluations };
  if (!(fLeft * fRight <= 0)) return undefined;
  let other = left;
  let fOther = fLeft;
  let step = right - left;
  let lastStep = step;
  for (let k = 0; k < MAX_STEPS; k++) {
    if (fRight * fOther > 0) {
      other = left;
      fOther = fLeft;
      step = right - left;
      lastStep = step;
    }
    if (Math.abs(fOther) < Math.abs(fRight)) {
      left = right;
      right = other;
      other = left;
      fLeft = fRight;
      fRight = fOther;
      fOther = fLeft;
    }
    const slack = 2 * MACHINE_EPSILON * Math.abs(right) + 0.5 * tolerance;
    const half = 0.5 * (other - right);
    if (Math.abs(half) <= slack || fRight === 0) break;
    if (Math.abs(lastStep) >= slack && Math.abs(fLeft) > Math.abs(fRight)) {
      const ratio = fRight / fLeft;
      let p: number;
      let q: number;
      if (left === other) {
        p = 2 * half * ratio;
        q = 1 - ratio;
      } else {
        const s = fLeft / fOther;
        const t = fRight / fOther;
        p = ratio * (2 * half * s * (s - t) - (right - left) * (t - 1));
        q = (s - 1) * (t - 1) * (ratio - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      const accept = 2 * p < Math.min(3 * half * q - Math.abs(slack * q), Math.abs(lastStep * q));
      lastStep = accept ? step : half;
      step = accept ? p / q : half;
    } else {
      lastStep = half;
      step = half;
    }
    left = right;
    fLeft = fRight;
    right += Math.abs(step) > slack ? step : Math.sign(half) * slack;
    fRight = f(right);
    evaluations++;
  }
  return { x: right, value: fRight, error: fRight === 0 ? 0 : Math.abs(other - right), evaluations };
}

/** Part of the interval over which the curvature at a minimum is taken, and the rounding of the values it is set against. */
const PROBE = 0.01;
const ROUNDING = 1e-15;
/** The rise is measured where it is this many times its rounding. */
const VISIBLE = 100;
const GOLDEN = 0.3819660112501051;

/**
 * Minimizer of a function that has one minimum in [a, b], by Brent's golden section with parabolas.
 *
 * @param f    Continuous on [a, b].
 * @param a, b Ends, a < b. A minimum at an end is approached, not reached.
 * @param tolerance Absolute tolerance on x; no better than the square root of rounding is possible.
 * @returns The minimizer, the value there, and an error of x that counts the rounding of f: sqrt(rounding / curvature).
 *
 * @example
 * brentMinimum((x) => (x - 1) * (x - 1), 0, 3, 1e-9).value < 1e-16 // => true
 */
export function brentMinimum(f: (x: number) => number, a: number, b: number, tolerance: number): Located {
  let left = a;
  let right = b;
  let best = left + GOLDEN * (right - left);
  let second = best;
  let third = best;
  let fBest = f(best);
  let fSecond = fBest;
  let fThird = fBest;
  let evaluations = 1;
  let step = 0;
  let lastStep = 0;
  for (let k = 0; k < MAX_STEPS; k++) {
    const middle = 0.5 * (left + right);
    const slack = 1e-11 * Math.abs(best) + tolerance;
    if (Math.abs(best - middle) <= 2 * slack - 0.5 * (right - left)) break;
    let useGolden = true;
    if (Math.abs(lastStep) > slack) {
      const r = (best - second) * (fBest - fThird);
      let q = (best - third) * (fBest - fSecond);
      let p = (best - third) * q - (best - second) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      q = Math.abs(q);
      const before = lastStep;
      lastStep = step;
      if (Math.abs(p) < Math.abs(0.5 * q * before) && p > q * (left - best) && p < q * (right - best)) {
        step = p / q;
        const trial = best + step;
        if (trial - left < 2 * slack || right - trial < 2 * slack) step = best < middle ? slack : -slack;
        useGolden = false;
      }
    }
    if (useGolden) {
      lastStep = best < middle ? right - best : left - best;
      step = GOLDEN * lastStep;
    }
    const trial = best + (Math.abs(step) >= slack ? step : Math.sign(step) * slack);
    const fTrial = f(trial);
    evaluations++;
    if (fTrial <= fBest) {
      if (trial < best) right = best;
      else left = best;
      third = second;
      fThird = fSecond;
      second = best;
      fSecond = fBest;
      best = trial;
      fBest = fTrial;
    } else {
      if (trial < best) left = trial;
      else right = trial;
      if (fTrial <= fSecond || second === best) {
        third = second;
        fThird = fSecond;
        second = trial;
        fSecond = fTrial;
      } else if (fTrial <= fThird || third === best || third === second) {
        third = trial;
        fThird = fTrial;
      }
    }
  }
  // A minimum is located only as well as its curvature lifts the function above rounding; that rise itself must stand out of it.
  const noise = ROUNDING * Math.abs(fBest);
  let reach = Math.min(PROBE * (b - a), best - a, b - best);
  let rise = f(best - reach) - 2 * fBest + f(best + reach);
  let probes = 2;
  while (!(rise > VISIBLE * noise) && best - 2 * reach >= a && best + 2 * reach <= b) {
    reach *= 2;
    rise = f(best - reach) - 2 * fBest + f(best + reach);
    probes += 2;
  }
  // Two values that differ by rounding: rise (x / reach)^2 / 2 <= 2 noise.
  const flat = rise > 0 ? 2 * reach * Math.sqrt(noise / rise) : 0.5 * (b - a);
  return { x: best, value: fBest, error: Math.max(0.5 * (right - left), flat), evaluations: evaluations + probes };
}
