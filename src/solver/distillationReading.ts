import { CHECK_NODES, chainErrors } from "../../equations/chains/chainErrors.js";
import type { Reading } from "../../equations/observables/reading.js";
import { studentReading } from "../../equations/observables/student.js";
import { appliesTo, MEASURE_NAMES, OBSERVABLES, OVERLAP_NAMES } from "../../equations/vocabulary/observables.js";
import type { ErrorEstimates, SolvedDistillation } from "./solution.js";

/** Rounding of the observables' own formulas. */
const ROUNDING = 1e-15;
/** Absolute rounding of an average of bivariate normal distribution functions, however small it is. */
const RATE_ROUNDING = 4e-16;

/** Reading of a student, for its observables. */
export function distillationReading({ student }: SolvedDistillation): Reading {
  return studentReading(student);
}

/**
 * Absolute error estimates of a student's observables: of the first learner's saddle point, of the students' responses, of the spectrum's
 * rule, of the averages over samples, and of rounding.
 *
 * Source: equations/README.md (DI.10).
 */
export function distillationErrors({ model, student, carriedErrors }: SolvedDistillation): ErrorEstimates {
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter((name) => appliesTo(name, model, "distillation"));
  const read = (reading: Reading): number[] => names.map((name) => OBSERVABLES[name].value(reading) ?? 0);
  const values = read(studentReading(student));
  const checked = read(studentReading(student, CHECK_NODES));
  const carried = carriedErrors((one) => read(studentReading(one)));
  const { trained, heldOut } = chainErrors(student.chain);
  const rates = [trained, heldOut].flatMap((one) => (one === undefined ? [] : [one.facts(), one.rules()]));
  const integration = Math.max(0, ...rates.map(({ error }) => error));
  const entries = names.map((name, i) => {
    const value = values[i]!;
    if (!Number.isFinite(value)) return [name, 0] as const;
    const own = SAMPLE_RATES.has(name)
      ? integration + RATE_ROUNDING
      : name === "disagreement"
        ? angleRounding(value)
        : 0;
    return [name, carried[i]! + Math.abs(checked[i]! - value) + own + ROUNDING * Math.abs(value)] as const;
  });
  return Object.fromEntries(entries) as ErrorEstimates;
}

/** Observables that are averages over training samples. */
const SAMPLE_RATES: ReadonlySet<string> = new Set([
  "heldOutFactError",
  "heldOutRuleError",
  "trainedFactError",
  "trainedRuleError",
  "memorizationError",
  "ruleTrainingError",
  "trainingError",
]);

/** Rounding of the square of an angle between two learners that are nearly one. */
const ANGLE_ROUNDING = 3e-14;

/** An angle is known to the rounding of its square; an exact copy has none. */
function angleRounding(disagreement: number): number {
  return disagreement === 0 ? 0 : Math.min(Math.sqrt(ANGLE_ROUNDING), ANGLE_ROUNDING / disagreement);
}
