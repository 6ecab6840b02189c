import {
  appliesTo,
  type ConjugateName,
  MEASURE_NAMES,
  type MeasureName,
  OBSERVABLES,
  type ObservableEntry,
  type ObservableName,
  OVERLAP_NAMES,
  type OverlapName,
  observablesOf,
  type ValuesOf,
} from "../../equations/vocabulary/observables.js";
import { errorsOf, readingOf } from "./answers.js";
import type { Diagnostics, Solution, Solved } from "./solution.js";

/** A number, or null where it diverges or does not exist: JSON has no Infinity. */
type Finite = number | null;

/** Record of a solved or unsolved point: the contract of `raf batch` and `raf solve --json`. */
export interface SolutionRecord extends ValuesOf<MeasureName, Finite> {
  readonly status: Solution["status"];
  /** The equations that held: regular, interpolating, ridgeless, infinite or corner. */
  readonly regime: Solution["regime"];
  /** Null unless converged; V is null where it diverges. */
  readonly overlaps: ValuesOf<OverlapName, Finite> | null;
  /** Null unless converged, and where the answer is not a saddle point. */
  readonly conjugates: ValuesOf<ConjugateName, Finite> | null;
  readonly diagnostics: { readonly [name in keyof Diagnostics]: Diagnostics[name] | null };
  /** Of every observable whose averages are sampled; absent where they are not. */
  readonly standardErrors?: { readonly [name in MeasureName | OverlapName]?: number };
  /** Of a student: the learner that it learned from. */
  readonly teacher?: SolutionRecord;
  /** Why it is not solved; absent when converged. */
  readonly message?: string;
}

/** The record of a solution: plain data, every number finite or null. */
export function recordOf(solution: Solution): SolutionRecord {
  const { status, regime, model, question } = solution;
  const reading = solution.status === "converged" ? readingOf(solution) : undefined;
  const valuesOf = (group: ObservableEntry["group"]): { readonly [name: string]: Finite } => {
    const values: { [name: string]: Finite } = {};
    for (const { name, value } of observablesOf(group, model, question)) {
      values[name] = reading === undefined ? null : finite(value(reading));
    }
    return values;
  };
  const { method, iterations, residual, contraction, errorEstimate } = solution.diagnostics;
  return {
    status,
    regime,
    overlaps: reading === undefined ? null : (valuesOf("overlaps") as SolutionRecord["overlaps"]),
    conjugates:
      reading === undefined || reading.conjugates === null
        ? null
        : (valuesOf("conjugates") as SolutionRecord["conjugates"]),
    ...(valuesOf("observables") as ValuesOf<MeasureName, Finite>),
    diagnostics: {
      method,
      iterations: finite(iterations),
      residual: finite(residual),
      contraction: finite(contraction),
      errorEstimate: finite(errorEstimate),
    },
    ...(solution.status === "converged" ? standardErrorsOf(solution) : { message: solution.message }),
    ...(solution.status === "converged" && solution.question === "distillation"
      ? { teacher: recordOf(solution.teacher) }
      : {}),
  };
}

function standardErrorsOf(solution: Solved): Pick<SolutionRecord, "standardErrors"> {
  if (solution.diagnostics.method !== "mean-field") return {};
  const errors: { readonly [name in ObservableName]?: number } = errorsOf(solution);
  const reading = readingOf(solution);
  const names = [...OVERLAP_NAMES, ...MEASURE_NAMES].filter(
    (name) =>
      appliesTo(name, solution.model, solution.question) &&
      Number.isFinite(errors[name]) &&
      finite(OBSERVABLES[name].value(reading)) !== null,
  );
  return { standardErrors: Object.fromEntries(names.map((name) => [name, errors[name]!])) };
}

function finite(value: Finite): Finite {
  return value !== null && Number.isFinite(value) ? value : null;
}
