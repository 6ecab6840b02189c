/**
 * Studies: plans of many points, and stores that any number of machines may fill.
 *
 * A row depends on its point alone, so that a part of a study may be computed anywhere.
 *
 * @example
 * import { observables, requireSolved, resolvePoint, solve } from "raf-theory";
 * import { readPlan, rowParameters, studyParts, theoryRows } from "raf-theory/study";
 *
 * const plan = await readPlan(
 *   `
 *   name: mine
 *   fixed: {model: linear, loss: hinge, epsilon: 0.1, lambda: 1}
 *   axes: {alpha: [1, 2, 4]}
 *   compute: points
 *   keep: [generalizationError]
 *   `,
 *   "mine.yaml",
 * );
 * const part = studyParts(plan)[0]!;
 * const rows = await Promise.all(Array.from({ length: part.rows }, (_, row) => theoryRows(part)(row)));
 * rows.map(({ cells }) => Number(cells[0]).toFixed(4)) // => ["0.2899", "0.2252", "0.1617"]
 *
 * // A number of one's own at the points of the plan: how much worse new inputs are than training inputs.
 * const gaps = await Promise.all(
 *   rows.map(async (_, row) => {
 *     const point = await resolvePoint(rowParameters(part, row));
 *     const { generalizationError, trainingError } = observables(requireSolved(solve(point)));
 *     return generalizationError - trainingError;
 *   }),
 * );
 * gaps.every((gap) => gap > 0) // => true
 *
 * @module raf-theory/study
 */
export type { Cell, ComputedRow } from "../study/parts/computedRow.js";
export { rowCase, rowParameters, type StudyPart, studyParts } from "../study/parts/studyPart.js";
export { theoryRows } from "../study/parts/theoryRows.js";
export type { Column } from "../study/plan/computations.js";
export type { Axis, Compute, Plan, PlanCase } from "../study/plan/plan.js";
export { PlanError, type PlanMistake } from "../study/plan/planError.js";
export { readPlan } from "../study/plan/readPlan.js";
export { type StudyStatus, studyStatus } from "../study/run/studyStatus.js";
export { type SweepOptions, type SweepResult, sweepStudy } from "../study/run/sweepStudy.js";
