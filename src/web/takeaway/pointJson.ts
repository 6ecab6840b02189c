import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";

/**
 * The values of a point as JSON: the record of `raf solve --json`, with null for the error of what has no value.
 *
 * @param answer Of a point; thresholds are given as the page has them.
 */
export function pointJson(answer: DetailsAnswer | ThresholdAnswer): string {
  if (answer.kind === "threshold") {
    const { kind, ...thresholds } = answer;
    return `${JSON.stringify(thresholds)}\n`;
  }
  const { record, errors, point } = answer;
  const values: Readonly<Record<string, unknown>> = { ...record, ...record.overlaps };
  const known =
    errors === null
      ? null
      : Object.fromEntries(
          Object.entries(errors).map(([name, error]) => [name, Number.isFinite(values[name]) ? error : null]),
        );
  return `${JSON.stringify({ ...record, errors: known, point })}\n`;
}
