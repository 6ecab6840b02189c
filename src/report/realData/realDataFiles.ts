import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { REAL_DATA_OBSERVABLES, type RealDataPoint } from "../../../validation/realData/realDataSummary.js";
import type { Figure } from "../figure.js";
import type { Cell, DataTable } from "../paperPart.js";
import type { PaperFile } from "../pipeline/partFiles.js";
import { readableJson } from "../pipeline/readableJson.js";
import { csvText } from "../tables/csvText.js";

/** Name of the files of `raf realdata`, without ending. */
export const REAL_DATA_NAME = "real-data";

/**
 * The files of an experiment on images: its picture in every format, its means as CSV, and its record, which has everything, as JSON.
 */
export async function realDataFiles(
  figure: Figure,
  points: readonly RealDataPoint[],
  record: { readonly testSamples: number },
): Promise<PaperFile[]> {
  const [{ chart }, { everyPicture }] = await Promise.all([import("../chart.js"), import("../picture.js")]);
  return [
    ...(await everyPicture(chart(figure), REAL_DATA_NAME)),
    { name: `${REAL_DATA_NAME}.csv`, content: [...csvText(realDataTable(points, record.testSamples))].join("") },
    { name: `${REAL_DATA_NAME}.json`, content: readableJson({ ...record, points }) },
  ];
}

/**
 * The points as rows: each observable with its deviation and its standard error over the repeats, and countingError, which the repeats share
 * where they have the same test images.
 */
export function realDataTable(points: readonly RealDataPoint[], testSamples: number): DataTable {
  return {
    columns: [
      "eta",
      "lambda",
      "repeats",
      ...REAL_DATA_OBSERVABLES.flatMap((name) => [name, `${name}Deviation`, `${name}StandardError`]),
      "countingError",
      "certificate",
      "rejected",
    ],
    rows: points.map((point) => [
      point.eta,
      point.lambda,
      point.repeats,
      ...REAL_DATA_OBSERVABLES.flatMap((name): Cell[] => {
        const value = point[name];
        return [value?.mean ?? null, value?.deviation ?? null, value?.standardError ?? null];
      }),
      countingError(point, testSamples),
      point.certificate,
      point.rejected,
    ]),
  };
}

/** Standard error of a mean E_gen that comes from counting errors on so many test images; null where there is no mean. */
export function countingError({ [E_GEN]: generalization }: RealDataPoint, testSamples: number): number | null {
  if (generalization === null) return null;
  const { mean } = generalization;
  return Math.sqrt((mean * (1 - mean)) / testSamples);
}
