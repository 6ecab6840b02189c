import { brentRoot } from "../../src/numerics/bracket.js";
import { hypot } from "../../src/numerics/elementary.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { skewNormalCdf } from "../../src/numerics/owensT.js";
import { leastLoss, separates, unitMargin } from "../losses.js";
import type { ReducedState } from "../reduction.js";
import type { Conjugates, Model, Overlaps } from "../types.js";
import { type FactMargins, once, type Reading, type RegimeName } from "./reading.js";

/** The reading of a saddle point: overlaps, training errors and norm of the minimizer of the training objective. */
export interface MinimumState {
  readonly model: Model;
  readonly regime: RegimeName;
  readonly overlaps: Overlaps;
  readonly conjugates: Conjugates;
  readonly state: ReducedState;
}

/**
 * Reads the minimizer of the training objective off a solved state.
 *
 * A training sample's margin is prox(u) of its cavity margin u; it is negative where u lies below -V times the pull of the loss at 0. On the
 * interpolating side of lambda -> 0+ no sample is wrong. At lambda = Infinity the norm is in units of 1 / lambda^2.
 *
 * Source: equations/README.md (OB.2)-(OB.6).
 */
export function minimumReading({ model, regime, overlaps, conjugates, state }: MinimumState): Reading {
  const { m, tau } = state;
  const norm = once(() => normOf(state));
  const factMargins = factMarginsOf(model, regime, state);
  const { loss } = model.channel;
  if (regime === "interpolating") {
    return {
      model,
      regime,
      overlaps,
      tau,
      conjugates,
      factErrors: () => 0,
      ruleErrors: () => 0,
      trainingLoss: () => leastLoss(loss),
      norm,
      factMargins,
      margin: () => (separates(loss) ? unitMargin(loss) / Math.sqrt(norm()) : null),
      freeEnergy: () => model.alpha * leastLoss(loss),
    };
  }
  const flip = (-state.V * loss.pull) / hypot(m, tau);
  const factErrors = once(() => normalCdf(flip));
  const ruleErrors = once(() => (m === 0 ? factErrors() : skewNormalCdf(flip, m / tau)));
  const trainingLoss = once(() => (regime === "infinite" ? loss.value(0) : model.channel.trainingLoss(state)));
  // In the corner lambda is the unit, and lambda norm stays finite while the norm diverges.
  const ridge = (): number =>
    regime === "corner" ? 0.5 * norm() : regime === "regular" ? 0.5 * model.lambda * norm() : 0;
  return {
    model,
    regime,
    overlaps,
    tau,
    conjugates,
    factErrors,
    ruleErrors,
    trainingLoss,
    norm: regime === "corner" ? () => Number.POSITIVE_INFINITY : norm,
    factMargins,
    margin: () => null,
    freeEnergy: () => model.alpha * trainingLoss() + ridge(),
  };
}

/** |w|^2 / d = (V^2 qHat W + (V mHat)^2 <t / (zeta + nu)^2>) / A^2; at lambda = Infinity W and A are their limits. */
function normOf(state: ReducedState): number {
  const { moments, mHat, qHat, zeta } = state;
  const scale = zeta === Number.POSITIVE_INFINITY ? state.V : moments.response;
  // The teacher's part may diverge, but not if nothing is learned of it.
  const learned = mHat === 0 ? 0 : mHat * mHat * moments.teacherWeight;
  return (qHat * moments.weight + learned) / (scale * scale);
}

/**
 * Margins prox(u) of the facts, u normal with variance q: below A where u is below A + V loss'(A). At lambda = Infinity V and u are in units
 * of 1 / lambda, and the slope is that at 0.
 *
 * Source: equations/README.md (AT.5).
 */
function factMarginsOf({ channel: { loss } }: Model, regime: RegimeName, { V, m, tau }: ReducedState): FactMargins {
  const root = hypot(m, tau);
  if (regime === "interpolating") {
    const from = unitMargin(loss);
    const to = separates(loss) ? Number.POSITIVE_INFINITY : from;
    return { below: (A) => (A < from ? 0 : A >= to ? 1 : normalCdf(A / root)), median: () => from };
  }
  const slope = regime === "infinite" ? () => -loss.pull : loss.slope;
  return {
    below: (A) => normalCdf((A + V * slope(A)) / root),
    // The slope rises from -pull: the median margin lies between 0 and V pull, at a kink if the bracket shrinks to one.
    median: () => brentRoot((x) => (x === 0 ? -V * loss.pull : x + V * slope(x)), 0, V * loss.pull, 0)?.x ?? 0,
  };
}
