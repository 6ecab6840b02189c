import { bootstrapChannel, bootstrapFactErrors, bootstrapShift } from "../../equations/chains/bootstrap.js";
import {
  ensembleErrors,
  type MemberPair,
  MOST_SAMPLED,
  MOST_SUMMED,
  memberPair,
} from "../../equations/chains/ensemble.js";
import { type MemberShift, memberShift } from "../../equations/chains/memberShift.js";
import { square } from "../../equations/losses.js";
import { minimumReading } from "../../equations/observables/minimum.js";
import { once, type Reading } from "../../equations/observables/reading.js";
import type { ReducedState } from "../../equations/reduction.js";
import type { Model } from "../../equations/types.js";
import type { Ensemble } from "../../equations/vocabulary/ensembles.js";
import { appliesTo, MEASURE_NAMES, OBSERVABLES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import { ParameterError } from "../core/errors.js";
import { valuesByName } from "../core/valuesByName.js";
import { atan2, hypot } from "../numerics/elementary.js";
import { isRidgePair, ridgePairErrorEstimates, ridgePairReading, ridgePairSolution } from "./ridgePair.js";
import { type SolveOptions, saddlePoint } from "./saddlePoint.js";
import type { ErrorEstimates, SolvedEnsemble, Unsolved } from "./solution.js";
import { stateErrors } from "./stateErrors.js";

/** Relative displacement of the overlap of two members along which observables are differenced. */
const PROBE = 1e-6;

/**
 * The average of K learners of one data set: each is a minimizer by itself, and what two of them share is one equation more.
 *
 * @param model    Of one learner on the whole data set, lambda in [0, Infinity).
 * @param ensemble Number of members, and what they do not share.
 * @throws {ParameterError} naming the loss, lambda or the number of members.
 *
 * Source: equations/README.md (EN.1)-(EN.6).
 */
export function ensembleSolution(
  model: Model,
  ensemble: Ensemble,
  options: SolveOptions = {},
): SolvedEnsemble | Unsolved {
  const { channel, lambda, alpha } = model;
  if (lambda === Number.POSITIVE_INFINITY) {
    throw new ParameterError("point", "lambda", lambda, "[0, Infinity) for ensembles");
  }
  const { otherLambda } = ensemble;
  if (otherLambda !== undefined) return ridgePairSolution(model, ensemble, otherLambda, options);
  const bootstrap = ensemble.over === "bootstrap";
  if (bootstrap && lambda === 0) {
    const remedy = "As lambda -> 0+ members that interpolate are those of subsamples of 1 - exp(-subsample)";
    throw new ParameterError("point", "lambda", lambda, "(0, Infinity) for bootstrap samples", remedy);
  }
  const isSquare = channel.loss === square && !bootstrap;
  const most = isSquare ? MOST_SUMMED : MOST_SAMPLED;
  if (ensemble.members > most && ensemble.members !== Number.POSITIVE_INFINITY) {
    const losses = isSquare ? "the square loss" : bootstrap ? "bootstrap samples" : "other losses than the square loss";
    const allowed = `whole numbers up to ${most}, or inf, for ${losses}`;
    throw new ParameterError("point", "ensemble", ensemble.members, allowed);
  }
  const member = saddlePoint(
    bootstrap
      ? { ...model, channel: bootstrapChannel(channel, ensemble.fraction) }
      : { ...model, alpha: alpha * ensemble.fraction },
    options,
  );
  if (member.status !== "converged") return { ...member, question: "ensemble", model };
  const pair = memberPair(member.model, member.state, ensemble, shiftOf(model, member.state, ensemble));
  const { diagnostics, regime } = member;
  const { m } = member.state;
  return {
    status: "converged",
    question: "ensemble",
    model,
    regime,
    ensemble,
    member,
    pair,
    overlaps: { m, q: m * m + restOf(member.state, ensemble, pair.cross), V: member.overlaps.V },
    diagnostics: {
      ...diagnostics,
      residual: Math.max(diagnostics.residual, pair.residual),
      errorEstimate: Math.max(diagnostics.errorEstimate, pair.error / (m * m + pair.cross)),
    },
  };
}

function shiftOf({ channel }: Model, { V }: ReducedState, { over, fraction }: Ensemble): MemberShift {
  const shift = over === "bootstrap" ? bootstrapShift(channel.loss, V, fraction) : memberShift(channel.loss, V);
  if (shift !== undefined) return shift;
  const allowed = "square, hinge, squared-hinge, and losses without kinks, for ensembles";
  throw new ParameterError("point", "loss", channel.loss.name, allowed);
}

/** q - m^2 of the average: what all share, and a K-th of what is private. */
function restOf({ tau }: ReducedState, { members }: Ensemble, cross: number): number {
  return cross + Math.max(0, tau * tau - cross) / members;
}

/** Reading of an ensemble, for its observables. */
export function ensembleReading(solved: SolvedEnsemble): Reading {
  if (isRidgePair(solved)) return ridgePairReading(solved);
  return readingAt(solved, solved.member.state, solved.pair);
}

function readingAt(solved: SolvedEnsemble, state: ReducedState, pair: MemberPair): Reading {
  const { model, regime, ensemble, member } = solved;
  const { cross, crossNorm } = pair;
  const { m, tau, V } = state;
  const rest = restOf(state, ensemble, cross);
  const errors = once(() => ensembleErrors(model, state, ensemble, cross, shiftOf(model, state, ensemble)));
  const own = minimumReading({ ...member, state });
  const { members } = ensemble;
  return {
    model,
    regime,
    overlaps: { m, q: m * m + rest, V },
    tau: Math.sqrt(rest),
    conjugates: null,
    factErrors: () => errors().facts,
    ruleErrors: () => errors().rules,
    trainingLoss: () => Number.NaN,
    norm: () => own.norm() / members + (1 - 1 / members) * crossNorm,
    margin: () => null,
    freeEnergy: () => Number.NaN,
    ensemble: {
      crossOverlap: m * m + cross,
      memberGeneralizationError: atan2(tau, m) / Math.PI,
      memberMemorizationError: memberFactErrors(model, state, ensemble, own),
    },
  };
}

/** Facts of the whole training set that one member gets wrong: a half of those that it has not seen. */
function memberFactErrors(
  { channel }: Model,
  { V, m, tau }: ReducedState,
  { over, fraction }: Ensemble,
  own: Reading,
): number {
  if (over === "bootstrap") return bootstrapFactErrors(channel.loss.pull, V, hypot(m, tau), fraction);
  return fraction * own.factErrors() + (1 - fraction) / 2;
}

/** Error estimates: of the member's state, of the overlap of two members, the scatter of what is sampled, and rounding. */
export function ensembleErrorEstimates(solved: SolvedEnsemble): ErrorEstimates {
  if (isRidgePair(solved)) return ridgePairErrorEstimates(solved);
  const { model, member, pair, ensemble } = solved;
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "ensemble"));
  const valuesAt = (state: ReducedState, at: MemberPair): number[] => {
    const reading = readingAt(solved, state, at);
    return names.map((name) => OBSERVABLES[name].value(reading) ?? 0);
  };
  const { state } = member;
  const base = valuesAt(state, pair);
  const carried = stateErrors(member, (at) =>
    valuesAt(at, memberPair(member.model, at, ensemble, shiftOf(model, at, ensemble))),
  );
  // The norm follows the overlap of two members through the same average.
  const relative = pair.cross > 0 ? pair.error / pair.cross : 0;
  const crossed = { ...pair, cross: pair.cross * (1 - PROBE), crossNorm: pair.crossNorm * (1 - PROBE) };
  const moved = relative > 0 ? valuesAt(state, crossed) : base;
  const { error } = ensembleErrors(model, state, ensemble, pair.cross, shiftOf(model, state, ensemble));
  return valuesByName(names, (name) => {
    const i = names.indexOf(name);
    const value = base[i]!;
    const change = (Math.abs(moved[i]! - value) / PROBE) * relative;
    const rounding = ROUNDING * Math.abs(value);
    const sum = carried[i]! + (Number.isFinite(change) ? change : 0) + (Number.isFinite(rounding) ? rounding : 0);
    return sum + (SAMPLED.has(name) ? error : 0);
  }) as ErrorEstimates;
}

/** Rounding of the observables' own formulas. */
const ROUNDING = 1e-15;
/** Observables that may be sampled. */
const SAMPLED: ReadonlySet<string> = new Set(["memorizationError", "ruleTrainingError", "trainingError"]);
