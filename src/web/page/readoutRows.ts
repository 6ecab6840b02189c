import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";

/** A row of the table of values. */
export interface ReadoutRow {
  /** Name of the field in CSV and JSON. */
  readonly name: string;
  /** HTML. */
  readonly symbol: string;
  readonly value: number | string;
  /** Estimated absolute error. */
  readonly error?: number;
}

/** A group of rows with a heading. */
export interface ReadoutGroup {
  readonly name: string;
  readonly rows: readonly ReadoutRow[];
}

const OVERLAPS = { m: "<i>m</i>", q: "<i>q</i>", V: "<i>V</i>" } as const;
const CONJUGATES = { mHat: "<i>m̂</i>", qHat: "<i>q̂</i>", VHat: "<i>V̂</i>" } as const;
const OBSERVABLES = {
  generalizationError: "<i>E</i><sub>gen</sub>",
  memorizationError: "<i>E</i><sub>mem</sub>",
  ruleTrainingError: "<i>E</i><sub>rule</sub>",
  trainingError: "<i>E</i><sub>train</sub>",
  trainingLoss: "training loss",
  norm: "|<i>w</i>|²/<i>d</i>",
  margin: "margin",
  freeEnergy: "free energy",
} as const;

const NONE = "—";

/** The rows of the table for a point or for thresholds. A point that did not converge has only its diagnostics. */
export function readoutRows(answer: DetailsAnswer | ThresholdAnswer): readonly ReadoutGroup[] {
  return answer.kind === "threshold" ? thresholdRows(answer) : pointRows(answer);
}

function pointRows({ record, errors }: DetailsAnswer): readonly ReadoutGroup[] {
  const { overlaps, conjugates, diagnostics } = record;
  const infinite = record.regime === "interpolating" ? "∞" : NONE;
  const withError = (name: keyof typeof OVERLAPS | keyof typeof OBSERVABLES): { error?: number } => {
    const error = errors?.[name];
    return error === undefined ? {} : { error };
  };
  return [
    {
      name: "observables",
      rows: names(OBSERVABLES).map((name) => {
        const value = record[name];
        return { name, symbol: OBSERVABLES[name], value: value ?? NONE, ...(value === null ? {} : withError(name)) };
      }),
    },
    {
      name: record.regime === "infinite" ? "order parameters, in units of 1/λ" : "order parameters",
      rows: [
        ...names(OVERLAPS).map((name) => {
          const value = overlaps?.[name] ?? null;
          const shown = value ?? (overlaps === null ? NONE : infinite);
          return { name, symbol: OVERLAPS[name], value: shown, ...(value === null ? {} : withError(name)) };
        }),
        ...names(CONJUGATES).map((name) => ({ name, symbol: CONJUGATES[name], value: conjugates?.[name] ?? NONE })),
      ],
    },
    {
      name: "solver",
      rows: [
        { name: "status", symbol: "status", value: record.status },
        { name: "regime", symbol: "regime", value: record.regime },
        { name: "method", symbol: "method", value: diagnostics.method ?? NONE },
        { name: "iterations", symbol: "evaluations", value: diagnostics.iterations ?? NONE },
        { name: "residual", symbol: "residual", value: brief(diagnostics.residual) },
        { name: "contraction", symbol: "contraction", value: brief(diagnostics.contraction) },
        { name: "errorEstimate", symbol: "relative error", value: brief(diagnostics.errorEstimate) },
      ],
    },
  ];
}

function thresholdRows(answer: ThresholdAnswer): readonly ReadoutGroup[] {
  const { alpha, R, generalizationError, relativeError, interpolation } = answer;
  const shown = (value: number): number | string =>
    value === Number.POSITIVE_INFINITY ? "∞" : Number.isNaN(value) ? NONE : value;
  const error = (value: number): { error?: number } =>
    Number.isFinite(value) ? { error: Math.abs(value) * relativeError } : {};
  return [
    {
      name: "separability (hinge, squared hinge, logistic)",
      rows: [
        { name: "alpha", symbol: "<i>α</i><sub>c</sub>", value: shown(alpha), ...error(alpha) },
        { name: "R", symbol: "<i>R</i>", value: shown(R), ...error(R) },
        {
          name: "generalizationError",
          symbol: OBSERVABLES.generalizationError,
          value: shown(generalizationError),
          ...error(generalizationError),
        },
      ],
    },
    {
      name: "interpolation (square loss)",
      rows: [{ name: "interpolation", symbol: "<i>α</i><sub>i</sub>", value: shown(interpolation) }],
    },
  ];
}

function names<Table extends object>(table: Table): (keyof Table)[] {
  return Object.keys(table) as (keyof Table)[];
}

function brief(value: number | null): string {
  return value === null ? NONE : value.toExponential(1);
}
