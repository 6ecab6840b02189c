import type { Compute } from "../plan/plan.js";

/** A column of a table of results. */
export interface Column {
  readonly name: string;
  readonly type: "number" | "integer" | "text";
}

/** A cell: null where there is nothing. Numbers may be infinite, and are never NaN. */
export type Cell = number | string | null;

const number = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "number" }));
const integer = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "integer" }));
const text = (...names: readonly string[]): Column[] => names.map((name) => ({ name, type: "text" }));

const ERRORS = ["generalizationError", "memorizationError", "ruleTrainingError", "trainingError"] as const;
const LOSSES = ["trainingLoss", "norm", "margin", "freeEnergy"] as const;

/** What each computation gives, the status aside, in the order of the tables. */
const COLUMNS: { readonly [kind in Compute["kind"]]: readonly Column[] } = {
  points: [
    ...number("m", "q", "V", "mHat", "qHat", "VHat", ...ERRORS, ...LOSSES),
    ...text("regime", "method"),
    ...integer("iterations"),
    ...number("residual", "contraction", "errorEstimate"),
  ],
  optimum: [
    ...number("value", "lambda", "gamma", "delta"),
    ...text("boundary"),
    ...number("locationError", ...ERRORS, ...LOSSES, "m", "q", "V", "errorEstimate"),
    ...integer("degenerate", "flat", "unsolved"),
  ],
  thresholds: number("separability", "separabilityRelativeError", "R", "generalizationError", "interpolation"),
  bayes: [
    ...number("generalizationError", "q", "qHat"),
    ...integer("iterations"),
    ...number("residual", "errorEstimate"),
  ],
  replicas: [
    ...integer("n", "facts"),
    ...number("generalizationError", "generalizationErrorStandardError", "memorizationError", "ruleTrainingError"),
    ...number("trainingError", "trainingLoss", "m", "q", "norm", "certificate", "certificateBound"),
  ],
};

/** Columns of the results of a computation. An optimum does not tell what it was given. */
export function columnsOf(compute: Compute): readonly Column[] {
  const all = COLUMNS[compute.kind];
  if (compute.kind !== "optimum" || compute.over === "both") return all;
  const given = compute.over === "lambda" ? ["gamma", "delta"] : ["lambda", "delta"];
  return all.filter(({ name }) => !given.includes(name));
}

/** Column that says whether a row is a result: "converged", or why not. */
export const STATUS_COLUMN: Column = { name: "status", type: "text" };

/** The one status of a result. */
export const CONVERGED = "converged";
