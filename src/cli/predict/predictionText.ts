import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { Pool } from "../../../validation/pool/pool.js";
import type { DataTable } from "../../report/paperPart.js";
import type { PaperFile } from "../../report/pipeline/partFiles.js";
import { readableJson } from "../../report/pipeline/readableJson.js";
import { predictionFigure } from "../../report/realData/predictionFigure.js";
import { type TableCell, table } from "../../report/table.js";
import { csvText } from "../../report/tables/csvText.js";
import { PREDICTED, type PredictionRow, type PredictionTask, scoreOf } from "./predictionRows.js";

const NAME = "prediction";
const DIGITS = 4;

/** The predictions as a table: values with their standard errors, and what was measured with its z. */
export function predictionTable(rows: readonly PredictionRow[]): string {
  const measured = rows.some((row) => row.measured !== undefined);
  const names = { [E_GEN]: "E_gen", [E_MEM]: "E_mem", squaredError: "sq. error" } as const;
  const headers = [
    "epsilon",
    "eta",
    "n",
    "lambda",
    ...PREDICTED.flatMap((name) => [names[name], "+-", ...(measured ? ["measured", "+-", "z"] : [])]),
    "trusted",
  ];
  const cells = rows.map((row): TableCell[] => {
    const { epsilon, eta, prediction, measured: found } = row;
    return [
      epsilon,
      eta,
      prediction.n,
      prediction.lambda === 0 ? "0+" : prediction.lambda,
      ...PREDICTED.flatMap((name): TableCell[] => {
        const [predicted, over] = [prediction[name], found?.[name]];
        return [
          predicted?.value ?? null,
          predicted?.standardError ?? null,
          ...(measured ? [over?.mean ?? null, over?.standardError ?? null, scoreOf(row, name)] : []),
        ];
      }),
      prediction.trusted ? "yes" : "no",
    ];
  });
  return `\n${table(headers, cells, DIGITS)}\n`;
}

/** Notes below the table. */
export function predictionText(rows: readonly PredictionRow[], { standardize, repeats }: PredictionTask): string {
  const reasons = [...new Set(rows.flatMap(({ prediction }) => prediction.reason ?? []))];
  const rejected = rows.reduce((sum, { measured }) => sum + (measured?.rejected ?? 0), 0);
  const pool = Math.max(...rows.map(({ prediction }) => prediction[E_GEN].poolError));
  return [
    "\n+- is the standard error of the drawn training sets",
    `other images of the same kind would move E_gen by up to ${pool.toPrecision(2)} more (standard error over the images of the pool)`,
    ...(repeats > 0
      ? [
          "z is the distance of the measured mean in standard errors of both; the images not trained on are the new ones",
        ]
      : []),
    ...(repeats > 0 && standardize === "pool"
      ? [
          "both have one kernel, standardized on the whole pool; raf realdata without --predict standardizes on training images alone",
        ]
      : []),
    ...reasons.map((reason) => `not trusted: ${reason}`),
    ...(rejected > 0 ? [`${rejected} learners failed their certificate and are not in the measured means`] : []),
    "",
  ].join("\n");
}

/** Figure, table of all numbers, table of all images, and record. */
export async function predictionFiles({
  rows,
  pool,
  title,
  options,
  record,
}: {
  readonly rows: readonly PredictionRow[];
  readonly pool: Pool;
  readonly title: string;
  readonly options: PredictionTask;
  readonly record: object;
}): Promise<PaperFile[]> {
  const [{ chart }, { everyPicture }] = await Promise.all([
    import("../../report/chart.js"),
    import("../../report/picture.js"),
  ]);
  const figure = predictionFigure(rows, { title, standardize: options.standardize });
  return [
    ...(await everyPicture(chart(figure), NAME)),
    { name: `${NAME}.csv`, content: [...csvText(numbersTable(rows))].join("") },
    { name: `${NAME}-images.csv`, content: [...csvText(imagesTable(rows, pool))].join("") },
    { name: `${NAME}.json`, content: readableJson(record) },
  ];
}

function numbersTable(rows: readonly PredictionRow[]): DataTable {
  return {
    columns: [
      "epsilon",
      "eta",
      "n",
      "lambda",
      ...PREDICTED.flatMap((name) => [
        name,
        `${name}StandardError`,
        `${name}PoolError`,
        `${name}Measured`,
        `${name}MeasuredStandardError`,
        `${name}Z`,
      ]),
      "trusted",
    ],
    rows: rows.map((row) => {
      const { epsilon, eta, prediction, measured } = row;
      return [
        epsilon,
        eta,
        prediction.n,
        prediction.lambda,
        ...PREDICTED.flatMap((name) => {
          const [predicted, over] = [prediction[name], measured?.[name]];
          return [
            predicted?.value ?? null,
            predicted?.standardError ?? null,
            predicted?.poolError ?? null,
            over?.mean ?? null,
            over?.standardError ?? null,
            scoreOf(row, name),
          ];
        }),
        prediction.trusted ? 1 : 0,
      ];
    }),
  };
}

/** Every image at the first point: where it stands in the file, how probably it is wrong as a new image and lost as a fact, and the measured shares. */
function imagesTable([row]: readonly PredictionRow[], pool: Pool): DataTable {
  const indices = "indices" in pool ? (pool as { readonly indices: Int32Array }).indices : undefined;
  const share = (count: number | undefined, of: number | undefined): number | null =>
    count === undefined || of === undefined || of === 0 ? null : count / of;
  return {
    columns: ["index", "stratum", "wrong", "wrongMeasured", "lost", "lostMeasured"],
    rows: pool.strata.flatMap(({ name, members }) =>
      Array.from(members, (i) => [
        indices?.[i] ?? i,
        name,
        row!.prediction.images.wrong[i]!,
        share(row!.measured?.images.wrong[i], row!.measured?.images.tested[i]),
        row!.prediction.images.lost[i]!,
        share(row!.measured?.images.lost[i], row!.measured?.images.learned[i]),
      ]),
    ),
  };
}
