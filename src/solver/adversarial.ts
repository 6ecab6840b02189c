import { hasRobustLoss, meanByAttack, robustChannel } from "../../equations/adversarial/robustLoss.js";
import { labelCorrelation } from "../../equations/channels/labelField.js";
import { minimumReading } from "../../equations/observables/minimum.js";
import type { Reading } from "../../equations/observables/reading.js";
import type { Model } from "../../equations/types.js";
import { appliesTo, MEASURE_NAMES, OBSERVABLES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import { ParameterError } from "../core/errors.js";
import { valuesByName } from "../core/valuesByName.js";
import { exp, log } from "../numerics/elementary.js";
import { minimumErrors } from "./minimumErrors.js";
import { DEFAULT_TOLERANCE, type SolveOptions, saddlePoint } from "./saddlePoint.js";
import {
  type ErrorEstimates,
  type SolvedAdversarial,
  type SolvedVectorMinimum,
  type Unsolved,
  unsolvedMessage,
} from "./solution.js";

/** Displacement of the two logarithms over which they are differenced. */
const PROBE = 1e-5;
const MOST_STEPS = 40;
/** The attack is halved where Newton's method does not find its way, so often. */
const MOST_HALVINGS = 12;
/** Newton's method ends below this residual; on the way to another attack, below a rougher one. */
const ROUNDING = 1e-13;
const ROUGH = 0.03;
/** A residual that is no better at the end belongs to no solution. */
const ACCEPTED = 1e-8;
const MOST_BACKTRACKS = 6;
/** Largest step in a logarithm. */
const LONGEST = 1;

/**
 * A learner trained on attacked inputs: the minimum of sum_i max over |a| <= e of loss(y_i f(x_i + a)) + (lambda / 2) |w|^2.
 *
 * f is linear in the input here, so that an attack lowers a margin by e |w| / sqrt d: one more order parameter. Given the lowering a and the
 * ridge that its growth with |w| amounts to, the problem is that of another loss at another lambda; both follow from its solution.
 *
 * @param model  A perceptron or a list of eigenvalues, lambda in (0, Infinity).
 * @param attack e, [0, Infinity).
 * @throws {ParameterError} naming the model, the loss or lambda.
 *
 * Source: equations/README.md (AD.1)-(AD.3).
 */
export function adversarialTraining(
  model: Model,
  attack: number,
  options: SolveOptions = {},
): SolvedAdversarial | Unsolved {
  requireTrainable(model);
  requireBearable(model, attack);
  const { tolerance = DEFAULT_TOLERANCE } = options;
  const found = attack === 0 ? undefined : startOf(model, attack, MOST_HALVINGS);
  const solution = found?.solution ?? solutionAt(model, 0, model.lambda);
  if (solution.status !== "converged") return { ...solution, question: "adversarial", model };
  const gap =
    attack === 0
      ? 0
      : found === undefined
        ? Number.POSITIVE_INFINITY
        : gapSize(residualOf(model, attack, found.place, solution));
  const diagnostics = { ...solution.diagnostics, residual: Math.max(gap, solution.diagnostics.residual) };
  const answer = { question: "adversarial", model, regime: "regular", diagnostics } as const;
  if (diagnostics.residual <= tolerance) {
    const { overlaps } = solution;
    return { ...answer, status: "converged", overlaps, attack, minimum: solution, place: found?.place ?? null };
  }
  const message = unsolvedMessage(model, "max-iterations", diagnostics, tolerance);
  return { ...answer, status: "max-iterations", lastOverlaps: solution.overlaps, message };
}

/** Reading of an adversarially trained learner, for its observables. */
export function adversarialReading({ model, minimum }: SolvedAdversarial): Reading {
  // The loss is that of attacked inputs, the ridge that of the point.
  return minimumReading({ ...minimum, model: { ...model, channel: minimum.model.channel } });
}

/** Error estimates: of the saddle point, and of what is left of the two equations beside it. */
export function adversarialErrors(solved: SolvedAdversarial): ErrorEstimates {
  const { model, attack, minimum, place, diagnostics } = solved;
  const own: Partial<ErrorEstimates> = minimumErrors({
    ...minimum,
    model: {
      ...minimum.model,
      ...(model.observed && { observed: model.observed }),
      ...(model.inputGradient && { inputGradient: model.inputGradient }),
    },
  });
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "adversarial"));
  const valuesAt = (at: SolvedVectorMinimum): number[] => {
    const reading = adversarialReading({ ...solved, minimum: at });
    return names.map((name) => OBSERVABLES[name].value(reading) ?? 0);
  };
  const changes =
    place === null ? [] : displaced(model, attack, place, diagnostics.residual + diagnostics.errorEstimate);
  const base = valuesAt(minimum);
  const moved = changes.map(({ at, scale }) => valuesAt(at).map((value, i) => Math.abs(value - base[i]!) / scale));
  return valuesByName(names, (name) => {
    const i = names.indexOf(name);
    return (own[name] ?? 0) + moved.reduce((sum, change) => sum + (Number.isFinite(change[i]!) ? change[i]! : 0), 0);
  }) as ErrorEstimates;
}

/** log a and log of the ridge that acts. */
type Place = readonly [number, number];

interface Found {
  readonly place: Place;
  readonly solution: SolvedVectorMinimum;
}

function requireTrainable({ name, channel: { loss }, lambda }: Model): void {
  if (name !== "linear" && name !== "empirical") {
    const remedy = "There f is linear in the input at every weight";
    throw new ParameterError("point", "model", name, "{linear, empirical} for training on attacked inputs", remedy);
  }
  if (!hasRobustLoss(loss)) {
    throw new ParameterError(
      "point",
      "loss",
      loss.name,
      "the square loss and falling losses for training on attacked inputs",
    );
  }
  if (!(lambda > 0 && lambda < Number.POSITIVE_INFINITY)) {
    throw new ParameterError("point", "lambda", lambda, "(0, Infinity) for training on attacked inputs");
  }
}

/**
 * Against stronger attacks no direction of the weights is worth its price, and w = 0 is the minimum.
 *
 * Source: equations/README.md (AD.4).
 */
function requireBearable(model: Model, attack: number): void {
  const { alpha, channel, spectrum } = model;
  const c = labelCorrelation(channel.epsilon);
  const most = Math.sqrt(c * c * spectrum.means.t + spectrum.means.nu / alpha);
  if (attack < most) return;
  const remedy = "Against stronger attacks no weights are better than none";
  throw new ParameterError("point", "trainingAttack", attack, `[0, ${most}) here`, remedy);
}

function solutionAt(
  model: Model,
  a: number,
  ridge: number,
  near?: SolvedVectorMinimum,
): SolvedVectorMinimum | Unsolved {
  const attacked = { ...model, lambda: ridge, channel: robustChannel(model.channel, a) };
  return saddlePoint(attacked, near === undefined ? {} : { start: near.coordinates });
}

/** Residuals of log a = log(e |w| / sqrt d) and log ridge = log(lambda + alpha e E[d loss / d a] sqrt d / |w|). */
function residualOf(model: Model, attack: number, [logA, logRidge]: Place, solution: SolvedVectorMinimum): Place {
  const { alpha, lambda, channel } = model;
  const a = exp(logA);
  const length = Math.sqrt(minimumReading(solution).norm());
  const growth = meanByAttack(channel.loss, solution.model.channel.loss, a, channel.epsilon, solution.state);
  return [log(attack * length) - logA, log(lambda + (alpha * attack * growth) / length) - logRidge];
}

const gapSize = ([first, second]: Place): number => Math.max(Math.abs(first), Math.abs(second));

/** The solution by Newton's method from that without attack, or from about that of a smaller one. */
function startOf(model: Model, attack: number, halvings: number, accuracy = ROUNDING): Found | undefined {
  const plain = solutionAt(model, 0, model.lambda);
  if (plain.status !== "converged") return undefined;
  const length = Math.sqrt(minimumReading(plain).norm());
  const direct = newtonFrom(model, attack, [log(attack * length), log(model.lambda)], plain, accuracy);
  if (direct !== undefined || halvings === 0) return direct;
  const nearer = startOf(model, 0.5 * attack, halvings - 1, ROUGH);
  if (nearer === undefined) return undefined;
  const [a, ridge] = nearer.place;
  return newtonFrom(model, attack, [a + Math.LN2, ridge], nearer.solution, accuracy);
}

/** The equations at a place, solved from a solution nearby. */
function stateAt(model: Model, attack: number, place: Place, near?: SolvedVectorMinimum): State | undefined {
  const solution = solutionAt(model, exp(place[0]), exp(place[1]), near);
  if (solution.status !== "converged") return undefined;
  return { solution, residual: residualOf(model, attack, place, solution) };
}

interface State {
  readonly solution: SolvedVectorMinimum;
  readonly residual: Place;
}

function newtonFrom(
  model: Model,
  attack: number,
  from: Place,
  near: SolvedVectorMinimum,
  accuracy: number,
): Found | undefined {
  let place = from;
  let here = stateAt(model, attack, place, near);
  if (here === undefined) return undefined;
  for (let k = 0; k < MOST_STEPS; k++) {
    const size = gapSize(here.residual);
    if (size < accuracy) break;
    const { solution } = here;
    const jacobian = jacobianAt(place, here.residual, (one) => stateAt(model, attack, one, solution));
    if (jacobian === undefined) return undefined;
    const full = solve2(jacobian, here.residual);
    let factor = Math.min(1, LONGEST / gapSize(full));
    let next: State | undefined;
    let trial: Place = place;
    for (let halving = 0; halving < MOST_BACKTRACKS; halving++) {
      trial = [place[0] - factor * full[0], place[1] - factor * full[1]];
      next = stateAt(model, attack, trial, solution);
      if (next !== undefined && gapSize(next.residual) < size) break;
      factor *= 0.5;
    }
    // Rounding: no step helps any more.
    if (next === undefined || !(gapSize(next.residual) < size)) break;
    place = trial;
    here = next;
  }
  if (!(gapSize(here.residual) < Math.max(ACCEPTED, accuracy))) return undefined;
  return { place, solution: here.solution };
}

type Matrix2 = readonly [Place, Place];

function jacobianAt(
  place: Place,
  residual: Place,
  at: (place: Place) => { readonly residual: Place } | undefined,
): Matrix2 | undefined {
  const columns = [0, 1].map((k) => {
    const moved = at(k === 0 ? [place[0] + PROBE, place[1]] : [place[0], place[1] + PROBE]);
    return moved && ([0, 1].map((i) => (moved.residual[i]! - residual[i]!) / PROBE) as unknown as Place);
  });
  const [first, second] = columns;
  return first === undefined || second === undefined ? undefined : [first, second];
}

/** x with columns x = right side. */
function solve2([first, second]: Matrix2, [r, s]: Place): Place {
  const determinant = first[0] * second[1] - second[0] * first[1];
  return [(r * second[1] - second[0] * s) / determinant, (first[0] * s - r * first[1]) / determinant];
}

/** Solutions displaced as an error of either equation would, and by which factor that is magnified. */
function displaced(
  model: Model,
  attack: number,
  place: Place,
  relative: number,
): { readonly at: SolvedVectorMinimum; readonly scale: number }[] {
  const at = (where: Place): State | undefined => stateAt(model, attack, where);
  const jacobian = jacobianAt(place, at(place)?.residual ?? [0, 0], at);
  if (jacobian === undefined) return [];
  return (
    [
      [relative, 0],
      [0, relative],
    ] as const
  ).flatMap((error) => {
    const step = solve2(jacobian, error);
    const scale = PROBE / gapSize(step);
    const moved = solutionAt(model, exp(place[0] + scale * step[0]), exp(place[1] + scale * step[1]));
    return moved.status === "converged" ? [{ at: moved, scale }] : [];
  });
}
