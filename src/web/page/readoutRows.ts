import {
  CONJUGATE_NAMES,
  E_GEN,
  MEASURE_NAMES,
  OBSERVABLES,
  type ObservableName,
  OVERLAP_NAMES,
} from "../../../equations/vocabulary/observables.js";
import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";

/** A row of the table of values. */
export interface ReadoutRow {
  /** Name of the field in CSV and JSON. */
  readonly name: string;
  /** Symbol or words, with LaTeX between dollar signs. */
  readonly label: string;
  /** The quantity in words. */
  readonly words: string;
  readonly value: number | string;
  /** Estimated absolute error. */
  readonly error?: number;
}

/** A group of rows with a heading. */
export interface ReadoutGroup {
  readonly name: string;
  /** True if the group is closed until it is opened. */
  readonly folded?: boolean;
  readonly rows: readonly ReadoutRow[];
}

const NONE = "—";
const CAPACITY_TEX = "\\alpha_c";
const INTERPOLATION_TEX = "\\alpha_i";

/** Mathematics of the labels of rows that are no observables. */
export const ROW_TEX: readonly string[] = [CAPACITY_TEX, INTERPOLATION_TEX, "R"];

/** The rows of the table for a point or for thresholds. A point that did not converge has only its diagnostics. */
export function readoutRows(answer: DetailsAnswer | ThresholdAnswer): readonly ReadoutGroup[] {
  return answer.kind === "threshold" ? thresholdRows(answer) : pointRows(answer);
}

function pointRows({ record, errors }: DetailsAnswer): readonly ReadoutGroup[] {
  const { overlaps, conjugates, diagnostics } = record;
  const infinite = record.regime === "interpolating" ? "∞" : NONE;
  const row = (name: ObservableName, value: number | null | undefined, none: string = NONE): ReadoutRow => {
    const error = errors === null ? undefined : (errors as { readonly [key in ObservableName]?: number })[name];
    const known = value !== null && value !== undefined;
    return { name, ...labelOf(name), value: known ? value : none, ...(known && error !== undefined ? { error } : {}) };
  };
  return [
    {
      name: "observables",
      rows: MEASURE_NAMES.filter((name) => name in record).map((name) => row(name, record[name])),
    },
    {
      name: record.regime === "infinite" ? "order parameters, in units of 1/λ" : "order parameters",
      folded: true,
      rows: [
        ...OVERLAP_NAMES.map((name) => row(name, overlaps?.[name], overlaps === null ? NONE : infinite)),
        ...CONJUGATE_NAMES.map((name) => row(name, conjugates?.[name])),
      ],
    },
    {
      name: "solver",
      folded: true,
      rows: [
        { ...plainRow("status"), value: record.status },
        { ...plainRow("regime"), value: record.regime },
        { ...plainRow("method"), value: diagnostics.method ?? NONE },
        { ...plainRow("iterations", "evaluations"), value: diagnostics.iterations ?? NONE },
        { ...plainRow("residual"), value: brief(diagnostics.residual) },
        { ...plainRow("contraction"), value: brief(diagnostics.contraction) },
        { ...plainRow("errorEstimate", "relative error"), value: brief(diagnostics.errorEstimate) },
      ],
    },
  ];
}

function labelOf(name: ObservableName): Pick<ReadoutRow, "label" | "words"> {
  const { words, tex } = OBSERVABLES[name];
  return { label: tex === undefined ? words : `$${tex}$`, words };
}

/** A row whose label is its words. */
function plainRow(name: string, words: string = name): Omit<ReadoutRow, "value"> {
  return { name, label: words, words };
}

function thresholdRows(answer: ThresholdAnswer): readonly ReadoutGroup[] {
  const { alpha, R, [E_GEN]: generalization, relativeError, interpolation } = answer;
  const shown = (value: number): number | string =>
    value === Number.POSITIVE_INFINITY ? "∞" : Number.isNaN(value) ? NONE : value;
  const error = (value: number): { error?: number } =>
    Number.isFinite(value) ? { error: Math.abs(value) * relativeError } : {};
  return [
    {
      name: "separability (hinge, squared hinge, logistic)",
      rows: [
        { name: "alpha", label: `$${CAPACITY_TEX}$`, words: "capacity", value: shown(alpha), ...error(alpha) },
        { name: "R", label: "$R$", words: "overlap with the teacher", value: shown(R), ...error(R) },
        {
          name: E_GEN,
          ...labelOf(E_GEN),
          value: shown(generalization),
          ...error(generalization),
        },
      ],
    },
    {
      name: "interpolation (square loss)",
      rows: [
        {
          name: "interpolation",
          label: `$${INTERPOLATION_TEX}$`,
          words: "interpolation threshold",
          value: shown(interpolation),
        },
      ],
    },
  ];
}

function brief(value: number | null): string {
  return value === null ? NONE : value.toExponential(1);
}
