import { BOUND_NAMES, type TextbookBounds, textbookBounds } from "../../../equations/bounds/textbookBounds.js";
import { modelOf, type PointInput, resolvePoint, withParameter } from "../../../equations/point.js";
import { TRAINING_PARAMETERS } from "../../../equations/vocabulary/algorithms.js";
import { ENSEMBLE_PARAMETERS } from "../../../equations/vocabulary/ensembles.js";
import { isModelName, MODEL_NAMES, parametersOf } from "../../../equations/vocabulary/models.js";
import {
  isSwept,
  OBSERVABLE_PARAMETERS,
  type ParameterName,
  type SweptParameter,
} from "../../../equations/vocabulary/parameters.js";
import { STUDENT_PARAMETERS } from "../../../equations/vocabulary/teachers.js";
import { jsonText } from "../../core/jsonText.js";
import { requireName } from "../../core/nearMiss.js";
import { valuesByName } from "../../core/valuesByName.js";
import { PARAMETER_LABELS } from "../../report/curveChart.js";
import type { Figure } from "../../report/figure.js";
import { pointSubtitle } from "../../report/pointSubtitle.js";
import { table } from "../../report/table.js";
import { pointEcho } from "../../solver/pointEcho.js";
import { minimumCurve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { lambdaText } from "../flags/lambdaFlag.js";
import { addPointFlags, type PointFlags, pointInputOf, refuseChosen, refuseFeatures } from "../flags/pointFlags.js";
import { addRangeFlags, type RangeFlags, rangeValues } from "../flags/rangeFlags.js";
import { dataContent } from "../output/dataFile.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { pointInWords } from "../output/pointInWords.js";
import { rangeOutput } from "../output/rangeOutput.js";
import type { Streams } from "../output/streams.js";

type BoundsFlags = PointFlags & RangeFlags & { readonly over?: string; readonly json?: true };

/** Parameters of other questions than the minimum of the objective, and those that change no bound. */
const NO_PART: readonly ParameterName[] = [
  "trainingAttack",
  ...ENSEMBLE_PARAMETERS,
  ...TRAINING_PARAMETERS,
  ...STUDENT_PARAMETERS,
  ...OBSERVABLE_PARAMETERS,
];

const DEFAULT_LAMBDAS = { from: 1e-3, to: 1e2, points: 11 } as const;
const MOST_POINTS = 1e5;
const DIGITS = 4;
/** A coin is wrong this often. */
const COIN = 0.5;
const COLUMNS = ["generalizationError", "testError", "trainingError", ...BOUND_NAMES] as const;
const WORDS: { readonly [name in (typeof COLUMNS)[number]]: string } = {
  generalizationError: "E_gen",
  testError: "test error",
  trainingError: "training error",
  rademacher: "Rademacher",
  margin: "margin",
  vc: "VC dimension",
  stability: "uniform stability",
  supportVectors: "support vectors",
  leaveOneOut: "leave-one-out",
};

const NOTES = `Every bound is one on the error on new samples with labels like those of the training set, test error = epsilon/2 + (1 - epsilon) E_gen, in the limit of many samples, where confidence terms vanish. A bound of 1/2 or more says less than a coin; 1 and more says nothing.
rademacher: the ball of the norm, ramp loss at margin 1. margin: the same at the best margin. vc: the number of dichotomies of hyperplanes. stability: uniform stability, hinge and logistic. supportVectors: their share. leaveOneOut: training fields with the largest response k/lambda; with the true response V (the cavity field u = f - V g) the leave-one-out error is the test error itself.
Without --from and --to lambda runs from ${DEFAULT_LAMBDAS.from} to ${DEFAULT_LAMBDAS.to} in equal ratios, over ${DEFAULT_LAMBDAS.points} values unless --points says otherwise.
Formulas: BD.1 to BD.7 of the equation sheet.`;

/** `raf bounds`: the textbook's bounds beside the true error. */
export const boundsCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    "raf bounds --model linear --loss hinge --alpha 4 --epsilon 0.1",
    "raf bounds --model kernel --activation relu --loss logistic --epsilon 0.1 --lambda 1 --over alpha --from 1 --to 1000 --points 13 --log --out bounds.csv --plot bounds.svg",
  ],
  configure: (command) => {
    addPointFlags(command, [...NO_PART]);
    command
      .option("--over <parameter>", `the swept parameter: ${sweptParameters(undefined).join(", ")}; default: lambda`)
      .option("--json", "one JSON record a line instead of a table; null where a bound is infinite or does not exist");
    addRangeFlags(command, { most: MOST_POINTS, drawn: "the error and its bounds" });
  },
  run: (command, streams) => bounds(command.opts<BoundsFlags>(), streams),
};

function sweptParameters(model: string | undefined): readonly SweptParameter[] {
  const names = new Set((isModelName(model) ? [model] : MODEL_NAMES).flatMap((name) => parametersOf(name)));
  return [...names].filter(isSwept).filter((name) => !NO_PART.includes(name) && name !== "width");
}

function defaultLambdas(count: number = DEFAULT_LAMBDAS.points): number[] {
  return grid(DEFAULT_LAMBDAS.from, DEFAULT_LAMBDAS.to, count, "log");
}

interface BoundsRow {
  readonly value: number;
  /** Undefined where the point was not solved. */
  readonly found: TextbookBounds | undefined;
}

async function bounds(flags: BoundsFlags, streams: Streams): Promise<Outcome> {
  const over = requireName("raf", "over", flags.over ?? "lambda", sweptParameters(flags.model));
  const byDefault = over === "lambda" && flags.from === undefined && flags.to === undefined;
  const values = byDefault ? defaultLambdas(flags.points) : rangeValues(flags);
  refuseChosen(flags, [over], `--over ${over}`);
  if (over === "gamma") refuseFeatures(flags, "--over gamma");
  const input = await pointInputOf(flags, { [over]: values[0]! });
  const output = await rangeOutput(flags, flags.json ? "ndjson" : undefined, streams);
  const point = await resolvePoint(input);
  modelOf(withParameter(point, over, values[0]!));
  const rows = [...minimumCurve(point, over, values)].map(
    ({ value, solution }): BoundsRow => ({
      value,
      found: solution.status === "converged" && solution.state !== undefined ? textbookBounds(solution) : undefined,
    }),
  );
  const asTable = flags.out === undefined && flags.json === undefined;
  const text = `${pointInWords(input, point, [over])}\n\n${boundsTable(over, rows)}`;
  const content = asTable ? [text] : await boundsContent(output.format, over, rows, input);
  const failure = await output.write(content, () => boundsFigure(over, rows, input, byDefault || flags.log === true));
  const unsolved = rows.filter(({ found }) => found === undefined);
  if (unsolved.length === 0) return { exitCode: EXIT_CODES.ok, output: [], ...failure };
  const message = `${unsolved.length} of ${rows.length} points did not converge, first at ${over} = ${unsolved[0]!.value}`;
  return { exitCode: EXIT_CODES.notConverged, output: [], message };
}

function boundsTable(over: SweptParameter, rows: readonly BoundsRow[]): string {
  const cells = rows.map(({ value, found }) => [
    over === "lambda" && value === 0 ? "0+" : String(Number(value.toPrecision(DIGITS))),
    ...COLUMNS.map((name) => {
      const number = found?.[name] ?? null;
      return number === null ? null : Number.isFinite(number) ? number.toPrecision(DIGITS) : "inf";
    }),
  ]);
  return `${table([over, ...COLUMNS.map((name) => WORDS[name])], cells)}\n\n${vacuousText(rows)}\n`;
}

/** "Below 1/2: margin at 3 of 11 points; the others nowhere." */
function vacuousText(rows: readonly BoundsRow[]): string {
  const counts = BOUND_NAMES.map((name) => ({
    name,
    count: rows.filter(({ found }) => (found?.[name] ?? Number.POSITIVE_INFINITY) < COIN).length,
  }));
  const some = counts.filter(({ count }) => count > 0).map(({ name, count }) => `${WORDS[name]} at ${count}`);
  const list = some.length === 0 ? "none" : `${some.join(", ")} of ${rows.length} points`;
  return `Bounds below 1/2, which is a coin's error: ${list}.`;
}

async function boundsContent(
  format: Parameters<typeof dataContent>[0],
  over: SweptParameter,
  rows: readonly BoundsRow[],
  input: PointInput,
): Promise<Iterable<string | Uint8Array>> {
  if (format === ".json" || format === ".ndjson") {
    const records = rows.map(({ value, found }) => {
      const numbers = valuesByName(COLUMNS, (name) => {
        const number = found?.[name] ?? null;
        return number !== null && Number.isFinite(number) ? number : null;
      });
      const given = { ...input, [over]: over === "lambda" ? lambdaText(value) : value };
      return jsonText({ ...numbers, point: pointEcho(given, NO_PART) });
    });
    return format === ".ndjson" ? records : [`[${records.join(",")}]\n`];
  }
  return dataContent(format, {
    columns: [over, ...COLUMNS].map((name) => ({ name, type: "number" })),
    count: rows.length,
    rows: () => rows.map(({ value, found }) => [value, ...COLUMNS.map((name) => found?.[name] ?? null)]),
  });
}

function boundsFigure(over: SweptParameter, rows: readonly BoundsRow[], input: PointInput, log: boolean): Figure {
  const x = rows.map(({ value }) => value);
  const drawn = ["testError", "trainingError", ...BOUND_NAMES] as const;
  return {
    width: "one-column",
    aspect: 0.9,
    subtitle: pointSubtitle(input, [over]),
    panels: [
      {
        x: { label: PARAMETER_LABELS[over], scale: log ? "log" : "linear" },
        y: { label: "error, and bounds on it", scale: "log" },
        lines: drawn
          .map((name, index) => ({
            label: WORDS[name],
            x,
            y: rows.map(({ found }) => {
              const number = found?.[name] ?? null;
              return number !== null && Number.isFinite(number) ? number : null;
            }),
            color: index,
            dash: index < 2 ? 0 : index < 6 ? 1 : 2,
          }))
          .filter(({ y }) => y.some((value) => value !== null)),
      },
    ],
  };
}
