import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { Pool } from "../../../validation/pool/pool.js";
import type { ImageSet } from "../../../validation/realData/imageSet.js";
import type { Cell, DataTable } from "../../report/paperPart.js";
import type { PaperFile } from "../../report/pipeline/partFiles.js";
import { readableJson } from "../../report/pipeline/readableJson.js";
import { lossInWords } from "../../report/pointSubtitle.js";
import { predictionFigure } from "../../report/realData/predictionFigure.js";
import { type TableCell, table } from "../../report/table.js";
import { csvText } from "../../report/tables/csvText.js";
import { PREDICTED, type PredictionRow, type PredictionTask, scoreOf } from "./predictionRows.js";
import { hardest, type RankedImage, type Ranking, rankedImages, scatter } from "./rankedImages.js";

const NAME = "prediction";
const DIGITS = 4;
const NAMES = { [E_GEN]: "E_gen", [E_MEM]: "E_mem", squaredError: "sq. error" } as const;

/** The predictions as a table: values with their standard errors, and what was measured with its z. */
export function predictionTable(rows: readonly PredictionRow[]): string {
  const measured = rows.some((row) => row.measured !== undefined);
  const headers = [
    "epsilon",
    "eta",
    "n",
    "lambda",
    ...PREDICTED.flatMap((name) => [NAMES[name], "+-", ...(measured ? ["measured", "+-", "z"] : [])]),
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

/** Accuracy of the trusted predictions, by observable; empty where nothing is measured. */
export function accuracyText(rows: readonly PredictionRow[]): string {
  const trusted = rows.filter(({ prediction }) => prediction.trusted);
  const cells = PREDICTED.flatMap((name): TableCell[][] => {
    const scored = trusted.flatMap((row) => {
      const z = scoreOf(row, name);
      return z === null ? [] : [{ z, miss: row.measured![name]!.mean - row.prediction[name]!.value }];
    });
    if (scored.length === 0) return [];
    const rms = (of: (one: { readonly z: number; readonly miss: number }) => number): number =>
      Math.sqrt(scored.reduce((sum, one) => sum + of(one) ** 2, 0) / scored.length);
    const largest = scored.reduce((most, { z }) => Math.max(most, Math.abs(z)), 0);
    return [
      [
        NAMES[name],
        scored.length,
        rms(({ miss }) => miss),
        rms(({ z, miss }) => miss / z || 0),
        rms(({ z }) => z),
        largest,
      ],
    ];
  });
  if (cells.length === 0) return "";
  const headers = ["measured less predicted", "points", "rms", "rms error", "rms z", "largest |z|"];
  return `\n${table(headers, cells, 3)}\n`;
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
  const figure = predictionFigure(rows, { title, loss: options.loss, standardize: options.standardize });
  return [
    ...(await everyPicture(chart(figure), NAME)),
    { name: `${NAME}.csv`, content: [...csvText(numbersTable(rows))].join("") },
    { name: `${NAME}-images.csv`, content: [...csvText(imagesTable(rankedImages(rows[0]!, pool)))].join("") },
    ...(await sheetFile(rows[0]!, pool, `${title}, ${lossInWords(options.loss)}`)),
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

/** Every image at the first point, the largest predicted error first: as a new image, and as a fact. */
function imagesTable({ wrong, lost }: Ranking): DataTable {
  const rows = (role: string, images: readonly RankedImage[]): Cell[][] =>
    images.map(({ index, stratum, predicted, measured, trials }) => [
      role,
      index,
      stratum,
      predicted,
      measured,
      trials,
    ]);
  return {
    columns: ["role", "index", "stratum", "error", "errorMeasured", "trials"],
    rows: [...rows("new image", wrong), ...rows("fact", lost)],
  };
}

/** The images predicted hardest at the first point, and the facts most easily lost. */
export function rankingText(row: PredictionRow, pool: Pool, draws: number): string {
  const ranking = rankedImages(row, pool);
  const isMeasured = row.measured !== undefined;
  const parts = ROLES.flatMap(({ role, heading, plural }) => {
    const images = ranking[role];
    if (images.length === 0) return [];
    const cells = images
      .slice(0, LISTED)
      .map(({ index, stratum, predicted, measured, trials }): TableCell[] => [
        index,
        stratum,
        predicted,
        ...(isMeasured ? [measured, trials] : []),
      ]);
    const found = scatter(images, draws);
    return [
      `\n${heading} at ${pointWords(row)}`,
      table(["image", "class", "predicted", ...(isMeasured ? ["measured", "trials"] : [])], cells, DIGITS),
      ...(found === null
        ? []
        : [
            `${plural}: measured less predicted error has a root mean square of ${found.found.toPrecision(2)} over the images; counting alone makes ${found.expected.toPrecision(2)}`,
          ]),
    ];
  });
  return parts.length === 0 ? "" : `${parts.join("\n")}\n`;
}

function pointWords({ epsilon, eta, prediction: { n, lambda } }: PredictionRow): string {
  const values = { epsilon, ...(eta === null ? {} : { eta }), n, lambda: lambda === 0 ? "0+" : lambda };
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");
}

/** Images as pictures, with predicted and measured errors below; undefined where the inputs are no pictures. */
async function sheetFile(row: PredictionRow, pool: Pool, title: string): Promise<PaperFile[]> {
  if (!("set" in pool)) return [];
  const { set } = pool as { readonly set: ImageSet };
  const [{ hasPng, png }, { contactSheet, isPictures }] = await Promise.all([
    import("../../report/png.js"),
    import("../../report/realData/contactSheet.js"),
  ]);
  if (!hasPng() || !isPictures(set)) return [];
  const ranking = rankedImages(row, pool);
  const sections = ROLES.flatMap(({ role, heading }) => {
    const images = hardest(ranking[role], SHOWN);
    if (images.length === 0) return [];
    return [
      {
        heading: `${heading}: predicted${row.measured === undefined ? "" : " / measured"} error`,
        images: images.map(({ index, stratum, predicted, measured }) => ({
          index,
          caption: [
            `${index}, ${stratum}`,
            `${predicted.toFixed(2)}${row.measured === undefined ? "" : ` / ${measured?.toFixed(2) ?? "-"}`}`,
          ],
        })),
      },
    ];
  });
  const svg = contactSheet(set, `${title}, ${pointWords(row)}`, sections);
  return [{ name: `${NAME}-images.png`, content: png(svg) }];
}

const ROLES = [
  { role: "wrong", heading: "New images predicted hardest", plural: "new images" },
  { role: "lost", heading: "Facts most easily lost", plural: "facts" },
] as const;
/** Images in the text, and on the contact sheet, of each role. */
const LISTED = 5;
const SHOWN = 30;
