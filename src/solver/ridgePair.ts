import type { MemberPair } from "../../equations/chains/ensemble.js";
import { ridgePair, ridgePairErrors } from "../../equations/chains/ridgePair.js";
import { square } from "../../equations/losses.js";
import { minimumReading } from "../../equations/observables/minimum.js";
import { once, type Reading } from "../../equations/observables/reading.js";
import type { ReducedState } from "../../equations/reduction.js";
import type { Model } from "../../equations/types.js";
import type { Ensemble } from "../../equations/vocabulary/ensembles.js";
import { appliesTo, MEASURE_NAMES, OBSERVABLES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import { ParameterError } from "../core/errors.js";
import { valuesByName } from "../core/valuesByName.js";
import { atan2 } from "../numerics/elementary.js";
import { type SolveOptions, saddlePoint } from "./saddlePoint.js";
import type { ErrorEstimates, SolvedEnsemble, SolvedVectorMinimum, Unsolved } from "./solution.js";
import { stateErrors } from "./stateErrors.js";

/** A solved ensemble of two ridges. */
export type SolvedRidgePair = SolvedEnsemble & { readonly other: SolvedVectorMinimum };

/** Tells ensembles of two ridges from the others. */
export function isRidgePair(solved: SolvedEnsemble): solved is SolvedRidgePair {
  return solved.other !== undefined;
}

/**
 * The average of two ridge solutions of one data set, with lambda and with another ridge.
 *
 * @param model Square loss, lambda in [0, Infinity).
 * @param otherLambda (0, Infinity).
 * @throws {ParameterError} naming the loss.
 *
 * Source: equations/README.md (EN.8).
 */
export function ridgePairSolution(
  model: Model,
  ensemble: Ensemble,
  otherLambda: number,
  options: SolveOptions,
): SolvedRidgePair | Unsolved {
  if (model.channel.loss !== square) {
    throw new ParameterError("point", "loss", model.channel.loss.name, "{square} for ensembles over lambdas");
  }
  const [member, other] = [model.lambda, otherLambda].map((lambda) => saddlePoint({ ...model, lambda }, options)) as [
    ReturnType<typeof saddlePoint>,
    ReturnType<typeof saddlePoint>,
  ];
  for (const one of [member, other]) if (one.status !== "converged") return { ...one, question: "ensemble", model };
  const [first, second] = [member, other] as unknown as [SolvedVectorMinimum, SolvedVectorMinimum];
  const pair = ridgePair(model, first.state, second.state);
  const { m, tau } = averageOf(first.state, second.state, pair.cross);
  return {
    status: "converged",
    question: "ensemble",
    model,
    regime: first.regime,
    ensemble,
    member: first,
    other: second,
    pair,
    overlaps: { m, q: m * m + tau * tau, V: Number.NaN },
    diagnostics: {
      ...first.diagnostics,
      residual: Math.max(first.diagnostics.residual, second.diagnostics.residual),
      errorEstimate: Math.max(first.diagnostics.errorEstimate, second.diagnostics.errorEstimate),
    },
  };
}

function averageOf(first: ReducedState, second: ReducedState, cross: number): Pick<ReducedState, "m" | "tau"> {
  const rest = first.tau * first.tau + second.tau * second.tau + 2 * cross;
  return { m: (first.m + second.m) / 2, tau: Math.sqrt(rest) / 2 };
}

/** The reading of the average of two ridge solutions. */
export function ridgePairReading(solved: SolvedRidgePair): Reading {
  return readingAt(solved, solved.member.state, solved.other.state, solved.pair);
}

function readingAt(solved: SolvedRidgePair, first: ReducedState, second: ReducedState, pair: MemberPair): Reading {
  const { m, tau } = averageOf(first, second, pair.cross);
  const errors = once(() => ridgePairErrors(first, second, pair.cross));
  const own = [minimumReading({ ...solved.member, state: first }), minimumReading({ ...solved.other, state: second })];
  const mean = (of: (one: Reading) => number): number => own.reduce((sum, one) => sum + of(one) / 2, 0);
  return {
    model: solved.model,
    regime: solved.regime,
    overlaps: { m, q: m * m + tau * tau, V: Number.NaN },
    tau,
    conjugates: null,
    factErrors: () => errors().facts,
    ruleErrors: () => errors().rules,
    trainingLoss: () => Number.NaN,
    norm: () => (mean((one) => one.norm()) + pair.crossNorm) / 2,
    margin: () => null,
    freeEnergy: () => Number.NaN,
    ensemble: {
      crossOverlap: first.m * second.m + pair.cross,
      memberGeneralizationError: (atan2(first.tau, first.m) + atan2(second.tau, second.m)) / (2 * Math.PI),
      memberMemorizationError: mean((one) => one.factErrors()),
    },
  };
}

/** Rounding of the observables' own formulas. */
const ROUNDING = 1e-15;

/** Error estimates: those of the states of both members, and rounding. */
export function ridgePairErrorEstimates(solved: SolvedRidgePair): ErrorEstimates {
  const { model, member, other } = solved;
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "ensemble"));
  const valuesAt = (first: ReducedState, second: ReducedState): number[] => {
    const reading = readingAt(solved, first, second, ridgePair(model, first, second));
    return names.map((name) => OBSERVABLES[name].value(reading) ?? 0);
  };
  const base = valuesAt(member.state, other.state);
  const byFirst = stateErrors(member, (state) => valuesAt(state, other.state));
  const bySecond = stateErrors(other, (state) => valuesAt(member.state, state));
  return valuesByName(names, (name) => {
    const i = names.indexOf(name);
    const rounding = ROUNDING * Math.abs(base[i]!);
    return byFirst[i]! + bySecond[i]! + (Number.isFinite(rounding) ? rounding : 0);
  }) as ErrorEstimates;
}
