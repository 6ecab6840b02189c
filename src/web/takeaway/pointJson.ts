import { jsonText } from "../../core/jsonText.js";
import { NO_PART_OF_A_THRESHOLD, thresholdRecord } from "../../report/thresholdRecord.js";
import { pointEcho } from "../../solver/pointEcho.js";
import type { DetailsAnswer, ThresholdAnswer } from "../theory/questions.js";

/**
 * The values of a point as JSON: the record of `raf solve --json`, or for thresholds that of `raf threshold --json`. The error of an
 * observable without a value is null.
 */
export function pointJson(answer: DetailsAnswer | ThresholdAnswer): string {
  if (answer.kind === "threshold") {
    const { interpolation, point } = answer;
    return jsonText({ ...thresholdRecord(answer, interpolation), point: pointEcho(point, NO_PART_OF_A_THRESHOLD) });
  }
  const { record, errors, point } = answer;
  const values = new Map<string, unknown>(Object.entries({ ...record, ...record.overlaps }));
  const known =
    errors === null
      ? null
      : Object.fromEntries(
          Object.entries(errors).map(([name, error]) => [name, Number.isFinite(values.get(name)) ? error : null]),
        );
  return jsonText({ ...record, errors: known, point });
}
