import { integrateAdaptive } from "../../src/numerics/adaptive.js";
import { bivariateCdfAt } from "../../src/numerics/bivariateNormal.js";
import { brentRoot } from "../../src/numerics/bracket.js";
import { exp } from "../../src/numerics/elementary.js";
import { normalCdf } from "../../src/numerics/normal.js";
import { type Integral, panelSum } from "../../src/numerics/panels.js";
import { mirrored } from "../studentLosses.js";
import { type BrokenLine, massBelow, signBelow } from "./brokenLine.js";
import { type Chain, type FieldSum, fieldOn, overlap } from "./learner.js";
import { outputTurn } from "./studentAverages.js";

/** A conditional spread below this part of the field's own is rounding: the field is a function of the first learner's. */
const NO_SPREAD = 1e-15;
/** Absolute error of an integral whose integrand has steps. */
const TOLERANCE = 1e-13;
/** Standard deviations on either side, and panels there for integrands as smooth as the Gaussian itself and for steeper ones. */
const REACH = 7.8;
const GENTLE = 1.5;
const FEW_PANELS = 7;
const STEEP = 3;
const MANY_PANELS = 10;
/** Nodes a panel of the rule, and of the check on it. */
export const RATE_NODES = 12;
export const CHECK_NODES = 10;
/** Beyond so many standard deviations a sign is certain to rounding. */
const CERTAIN = 8.5;
const DENSITY = 1 / Math.sqrt(2 * Math.PI);

/** Error rates of the last learner of a chain on samples of one kind. */
export interface SampleErrors {
  /** Share of the random labels that it gets wrong. */
  readonly facts: () => Integral;
  /** Share of the rule-given labels that it gets wrong. */
  readonly rules: () => Integral;
}

/**
 * Error rates of the last learner on the first learner's training samples that it was trained on itself, and on the others.
 *
 * @param nodes A panel; see RATE_NODES.
 * @returns `trained` is undefined where its inputs are fresh, `heldOut` where it has seen all.
 *
 * Source: equations/README.md (DI.7), (DI.8).
 */
export function chainErrors(
  chain: Chain,
  nodes: number = RATE_NODES,
): {
  readonly trained: SampleErrors | undefined;
  readonly heldOut: SampleErrors | undefined;
} {
  const { learners } = chain;
  const last = learners.length - 1;
  const { origin } = learners[last]!;
  const stages = origin === 0 ? last : origin - 1;
  const classes: { readonly share: number; readonly field: FieldSum }[] = [];
  let share = 1;
  for (let stage = 0; stage <= stages; stage++) {
    // The samples of this stage that the next one leaves out; with fresh inputs the last stage keeps all.
    const kept = stage < stages ? learners[stage + 1]!.fraction : 0;
    if (stage === last) break;
    if (kept < 1) classes.push({ share: share * (1 - kept), field: fieldOn(chain, 0, stage) });
    share *= kept;
  }
  const total = classes.reduce((sum, one) => sum + one.share, 0);
  const mean = (rate: (field: FieldSum) => Integral): Integral =>
    classes.reduce(
      (sum, one) => {
        const { value, error } = rate(one.field);
        const weight = one.share / total;
        return { value: sum.value + weight * value, error: sum.error + weight * error };
      },
      { value: 0, error: 0 },
    );
  return {
    trained: origin === 0 ? trainedErrors(chain, nodes) : undefined,
    heldOut:
      classes.length === 0
        ? undefined
        : {
            facts: () => mean((field) => factErrors(chain, field, nodes)),
            rules: () => mean((field) => ruleErrors(chain, field, nodes)),
          },
  };
}

/** Errors on the last learner's own samples. */
function trainedErrors(chain: Chain, nodes: number): SampleErrors {
  const last = chain.learners.length - 1;
  const { trained } = chain.learners[last]!;
  if (trained === undefined) {
    const own = fieldOn(chain, 0, last);
    return { facts: () => factErrors(chain, own, nodes), rules: () => ruleErrors(chain, own, nodes) };
  }
  const { loss, V } = trained;
  const field = fieldOn(chain, 0, last - 1);
  const { shift } = chain.root;
  const [first] = chain.learners as [Chain["learners"][number]];
  const turn = outputTurn({ root: chain.root, m: first.m, tau: Math.sqrt(first.orthogonal[0]!), inputs: "same" });
  const sides = (loss.symmetric ? [loss] : [loss, mirrored(loss)]).map((side): Threshold => {
    // prox(v) < 0 where v is below what the loss pulls at 0.
    const at = (u: number): number => {
      const slope = side.slope(0, u + shift(u));
      return slope === 0 ? 0 : V * slope;
    };
    return { at, turn };
  });
  const mean = (rate: (threshold: Threshold) => Integral): Integral => {
    const found = sides.map(rate);
    const average = (of: (one: Integral) => number): number =>
      found.reduce((sum, one) => sum + of(one), 0) / found.length;
    return { value: average(({ value }) => value), error: average(({ error }) => error) };
  };
  return {
    facts: () => mean((threshold) => factErrors(chain, field, nodes, threshold)),
    rules: () => mean((threshold) => ruleErrors(chain, field, nodes, threshold)),
  };
}

/** The field below which an output is negative, as a function of the first learner's cavity margin, and where it changes its sign. */
interface Threshold {
  readonly at: (u: number) => number;
  readonly turn: number;
}

/** A sum of fields, given the first learner's cavity field u: slope u + root shift(u) + spread x, x standard normal. */
interface Conditional {
  readonly slope: number;
  readonly spread: number;
  /** Covariance with the rule's field, given u. */
  readonly covariance: number;
}

function conditional(chain: Chain, { fields }: FieldSum): Conditional {
  const q = overlap(chain, 0, 0);
  let first = 0;
  let square = 0;
  let m = 0;
  for (let i = 0; i < fields.length; i++) {
    first += fields[i]! * overlap(chain, i, 0);
    m += fields[i]! * chain.learners[i]!.m;
    for (let j = 0; j < fields.length; j++) square += fields[i]! * fields[j]! * overlap(chain, i, j);
  }
  const slope = first / q;
  const variance = square - slope * first;
  const spread = variance > NO_SPREAD * square ? Math.sqrt(variance) : 0;
  return { slope, spread, covariance: spread === 0 ? 0 : m - slope * chain.learners[0]!.m };
}

/** The line on which a field changes its sign, in units of the first learner's field and of the spread; undefined where it is curved. */
function signChange(
  { root }: Chain,
  field: FieldSum,
  width: number,
  { slope, spread }: Conditional,
): BrokenLine | undefined {
  const { kinks, lines } = root;
  if (lines === undefined || spread === 0) return undefined;
  return {
    corners: kinks.map((u) => u / width),
    slopes: lines.map((line) => (-(slope + field.root * line.slope) * width) / spread),
    heights: lines.map((line) => (-field.root * line.at0) / spread),
  };
}

/** Rates below this are averaged over panels, whose terms do not cancel. */
const LEAST_DIFFERENCE = 1e-3;
/** Absolute rounding of a rate from the line. */
const LINE_ERROR = 1e-15;

/** A rate from the line where a field changes its sign, if its relative error is small too. */
function fromLine(value: number | undefined): Integral | undefined {
  return value !== undefined && value >= LEAST_DIFFERENCE ? { value, error: LINE_ERROR } : undefined;
}

/** E Phi(-(slope u + root shift(u)) / spread) over the facts. */
function factErrors(chain: Chain, field: FieldSum, nodes: number, threshold?: Threshold): Integral {
  const given = conditional(chain, field);
  const { slope, spread } = given;
  const width = Math.sqrt(overlap(chain, 0, 0));
  const line = threshold === undefined ? signChange(chain, field, width, given) : undefined;
  const exact = line === undefined ? undefined : fromLine(massBelow(line));
  if (exact !== undefined) return exact;
  const { shift } = chain.root;
  const meanAt = (u: number): number => slope * u + field.root * shift(u) - (threshold?.at(u) ?? 0);
  const step = {
    steepness: steepness(width, slope, field.root, spread),
    at: [(t: number) => meanAt(width * t) / spread],
  };
  return gaussianMean(chain, nodes, step, threshold, (t) => {
    const mean = meanAt(width * t);
    return spread === 0 || Math.abs(mean) > CERTAIN * spread ? below(mean) : normalCdf(-mean / spread);
  });
}

/** 2 E P(z > 0, field < 0 given u): the label is the sign of the rule's field, and margins are taken along it. */
function ruleErrors(chain: Chain, field: FieldSum, nodes: number, threshold?: Threshold): Integral {
  const given = conditional(chain, field);
  const { slope, spread, covariance } = given;
  const [first] = chain.learners as [Chain["learners"][number]];
  const q = overlap(chain, 0, 0);
  const width = Math.sqrt(q);
  const left = Math.sqrt(first.orthogonal[0]! / q);
  const { shift } = chain.root;
  const correlation = spread === 0 ? 0 : Math.max(-1, Math.min(1, -covariance / (spread * left)));
  const line = threshold === undefined ? signChange(chain, field, width, given) : undefined;
  if (line !== undefined) {
    const rest = left * Math.sqrt(1 - correlation * correlation);
    const sign = signBelow(line, first.m / (width * rest), covariance / (spread * rest), nodes / RATE_NODES);
    const exact = sign === undefined ? undefined : fromLine(massBelow(line) + sign);
    if (exact !== undefined) return exact;
  }
  const labelSteepness = first.m / (width * left);
  const steps = steepness(width, slope, field.root, spread) + labelSteepness;
  const cdf = bivariateCdfAt(correlation);
  const joint = steps / Math.sqrt(1 - correlation * correlation);
  const meanAt = (u: number): number => slope * u + field.root * shift(u) - (threshold?.at(u) ?? 0);
  const output = (t: number): number => meanAt(width * t) / spread;
  const label = (t: number): number => labelSteepness * t;
  const step = { steepness: joint, at: labelSteepness > STEEP ? [output, label] : [output] };
  return gaussianMean(chain, nodes, step, threshold, (t) => {
    const u = width * t;
    const mean = meanAt(u);
    const rule = (first.m * u) / (q * left);
    // Far from the step the label of the output is certain.
    if (spread === 0 || Math.abs(mean) > CERTAIN * spread) return mean > 0 ? 0 : 2 * below(mean) * normalCdf(rule);
    return 2 * cdf(rule, -mean / spread);
  });
}

/** Speed at which the mean in units of the spread moves with the first learner's field, whose shift falls by at most what the field grows. */
function steepness(width: number, slope: number, root: number, spread: number): number {
  return (width * Math.max(Math.abs(slope), Math.abs(slope - root))) / spread;
}

/** Probability that a number without spread is negative. */
function below(mean: number): number {
  return mean < 0 ? 1 : mean > 0 ? 0 : 0.5;
}

/** A step of an integrand. */
interface Step {
  /** Of the function's steps, in units of 1 / t. */
  readonly steepness: number;
  /** Means of normal numbers in units of their spread; a step is where one vanishes. */
  readonly at: readonly ((t: number) => number)[];
}

/** Mean over a standard normal t of a function that has kinks where the first learner's shift has them. */
function gaussianMean(
  { root, learners }: Chain,
  nodes: number,
  step: Step,
  threshold: Threshold | undefined,
  f: (t: number) => number,
): Integral {
  const width = Math.sqrt(overlap({ learners }, 0, 0));
  const kinks = [...root.kinks, ...(threshold === undefined ? [] : [threshold.turn])]
    .map((u) => u / width)
    .filter((t) => Math.abs(t) < REACH);
  const panels = step.steepness < GENTLE ? FEW_PANELS : MANY_PANELS;
  const cuts = Array.from({ length: panels + 1 }, (_, i) => REACH * ((2 * i) / panels - 1));
  const breakpoints = [...new Set([...cuts, ...kinks])].sort((a, b) => a - b);
  const density = (t: number): number => {
    const value = f(t);
    return value === 0 ? 0 : DENSITY * exp(-0.5 * t * t) * value;
  };
  const sumOf = (ends: readonly number[], count: number): number => {
    let value = 0;
    for (let i = 1; i < ends.length; i++) value += panelSum(density, ends[i - 1]!, ends[i]!, count);
    return value;
  };
  const isSteep = step.steepness > STEEP || threshold !== undefined;
  if (!isSteep) return { value: sumOf(breakpoints, nodes), error: 0 };
  const ends = step.at.reduce(withStepCuts, breakpoints);
  const value = sumOf(ends, RATE_NODES);
  const error = Math.abs(value - sumOf(ends, CHECK_NODES));
  return error < STEP_TOLERANCE ? { value, error } : integrateAdaptive(density, ends, TOLERANCE);
}

/** Rules of two orders that agree so well need no adaptive panels. */
const STEP_TOLERANCE = 1e-11;
/** Cuts around a step, in its widths. */
const STEP_CUTS = [2, 4.5, 8.5];
/** Distance at which the slope of a step is taken. */
const STEP_PROBE = 1e-7;

/** Breakpoints with cuts around the zeros of a function, in units of its slope on either side. */
function withStepCuts(breakpoints: readonly number[], at: (t: number) => number): readonly number[] {
  const cuts: number[] = [];
  for (let i = 1; i < breakpoints.length; i++) {
    const zero = brentRoot(at, breakpoints[i - 1]!, breakpoints[i]!, 0)?.x;
    if (zero === undefined) continue;
    cuts.push(zero);
    for (const side of [-1, 1]) {
      const slope = Math.abs(at(zero + side * STEP_PROBE)) / STEP_PROBE;
      for (const k of STEP_CUTS) if (slope > 0) cuts.push(zero + (side * k) / slope);
    }
  }
  return [...new Set([...breakpoints, ...cuts.filter((t) => Math.abs(t) < REACH)])].sort((a, b) => a - b);
}
