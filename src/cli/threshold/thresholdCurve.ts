import { interpolationOf, separabilityOf } from "../../../equations/fitThresholds.js";
import { anyModelOf, type Point, type PointInput, withParameter } from "../../../equations/point.js";
import { isModelName, MODEL_NAMES, parametersOf } from "../../../equations/vocabulary/models.js";
import { isSwept, type SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { jsonText } from "../../core/jsonText.js";
import { requireName } from "../../core/nearMiss.js";
import { PARAMETER_LABELS } from "../../report/curveChart.js";
import type { Figure } from "../../report/figure.js";
import {
  NO_PART_OF_A_THRESHOLD,
  THRESHOLD_COLUMNS,
  type ThresholdRecord,
  thresholdCells,
  thresholdRecord,
} from "../../report/thresholdRecord.js";
import { pointEcho } from "../../solver/pointEcho.js";
import type { TableFormat } from "../../study/table/encodedTable.js";
import { dataContent } from "../output/dataFile.js";

/** The thresholds at one value of the parameter that they run over. */
export interface ThresholdRow {
  readonly value: number;
  readonly record: ThresholdRecord;
}

/** Parameters that thresholds can run over: the numbers of a model that a threshold depends on. */
export function thresholdParameters(model: string | undefined): readonly SweptParameter[] {
  const names = new Set((isModelName(model) ? [model] : MODEL_NAMES).flatMap((name) => parametersOf(name)));
  return [...names].filter(isSwept).filter((name) => !NO_PART_OF_A_THRESHOLD.some((other) => other === name));
}

/**
 * The parameter that --over names.
 *
 * @throws {ParameterError} if the thresholds of the model do not run over it.
 */
export function thresholdParameter(over: string, model: string | undefined): SweptParameter {
  return requireName("raf", "over", over, thresholdParameters(model));
}

/**
 * Both thresholds for each value.
 *
 * @param point As resolved, with any value of the parameter that runs.
 */
export function thresholdRows(point: Point, over: SweptParameter, values: readonly number[]): readonly ThresholdRow[] {
  return values.map((value) => {
    const here = withParameter(point, over, value);
    const model = anyModelOf(here);
    return {
      value,
      record: thresholdRecord(separabilityOf(model), interpolationOf(model)),
    };
  });
}

/** Rows of thresholds as the content of a file; JSON and NDJSON are the records of one value, each with its point. */
export async function thresholdContent(
  format: TableFormat,
  over: SweptParameter,
  rows: readonly ThresholdRow[],
  input: PointInput,
): Promise<Iterable<string | Uint8Array>> {
  if (format === ".json" || format === ".ndjson") {
    const records = rows.map(({ value, record }) =>
      jsonText({ ...record, point: pointEcho({ ...input, [over]: value }, NO_PART_OF_A_THRESHOLD) }),
    );
    return format === ".ndjson" ? records : [`[${records.join(",")}]\n`];
  }
  return dataContent(format, {
    columns: [over, ...THRESHOLD_COLUMNS].map((name) => ({ name, type: "number" })),
    count: rows.length,
    rows: () => rows.map(({ value, record }) => [value, ...thresholdCells(record)]),
  });
}

/** Both thresholds against the parameter that runs; an infinite threshold is a gap. */
export function thresholdFigure(over: SweptParameter, rows: readonly ThresholdRow[], scale: "linear" | "log"): Figure {
  const x = rows.map(({ value }) => value);
  const finite = (alpha: number): number | null => (Number.isFinite(alpha) ? alpha : null);
  return {
    width: "one-column",
    aspect: 0.75,
    panels: [
      {
        x: { label: PARAMETER_LABELS[over], scale },
        y: { label: PARAMETER_LABELS.alpha, scale: "log" },
        lines: [
          {
            label: "separability",
            x,
            y: rows.map(({ record }) => finite(record.separability.alpha)),
            color: 0,
          },
          {
            label: "interpolation",
            x,
            y: rows.map(({ record }) => finite(record.interpolation.alpha)),
            color: 1,
          },
        ],
      },
    ],
  };
}
