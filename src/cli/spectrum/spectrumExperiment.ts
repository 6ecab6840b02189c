import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { balancedPool, centeredInputs } from "../../../validation/pool/centeredInputs.js";
import { type LinearPrediction, linearPrediction, SIGN_R_SQUARED } from "../../../validation/pool/linearPrediction.js";
import { type LinearSpectrum, linearSpectrum } from "../../../validation/pool/linearSpectrum.js";
import { type MeasuredErrors, measuredRepeats } from "../../../validation/pool/measuredRepeats.js";
import { trainingMix } from "../../../validation/pool/pool.js";
import { ParameterError } from "../../core/errors.js";
import { readableJson } from "../../report/pipeline/readableJson.js";
import { type TableCell, table } from "../../report/table.js";
import { csvText } from "../../report/tables/csvText.js";
import { UsageError } from "../errors/usageError.js";
import { lambdaText } from "../flags/lambdaFlag.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { outputFiles, STANDARD_OUTPUT } from "../output/outputFiles.js";
import type { Streams } from "../output/streams.js";
import { type PoolFlags, poolOfImages } from "../predict/poolOfImages.js";
import { requirePoolMemory } from "../predict/requirePoolMemory.js";
import { type ImageFlags, readPoolImages } from "../realdata/imageFiles.js";

/** The flags of a spectrum, checked one by one. */
export interface SpectrumOptions extends ImageFlags, Omit<PoolFlags, "facts"> {
  readonly n: readonly number[];
  readonly epsilon: readonly number[];
  readonly lambda: readonly number[];
  readonly repeats: number;
  readonly seed: number;
  readonly json: boolean;
  /** File of the spectrum. */
  readonly out?: string;
}

interface Row {
  readonly epsilon: number;
  readonly prediction: LinearPrediction;
  readonly measured?: MeasuredErrors;
}

const ERRORS = [E_GEN, E_MEM, "squaredError"] as const;
const HEADERS = { [E_GEN]: "E_gen", [E_MEM]: "E_mem", squaredError: "sq. error" } as const;
const DIGITS = 4;
const DOUBLE = 8;

/** Estimates the spectrum of the inputs, and predicts ridge regression from it where training sizes are given. */
export async function spectrumExperiment(options: SpectrumOptions, streams: Streams): Promise<Outcome> {
  const { out } = options;
  if (options.json && out === STANDARD_OUTPUT) {
    throw new UsageError("--json and --out - both write to standard output; leave one out");
  }
  const files = outputFiles(streams);
  const train = await readPoolImages(options);
  const { pool: images, title } = poolOfImages({ ...options, facts: "same" }, train);
  const pool = balancedPool(images);
  for (const epsilon of options.epsilon) for (const n of options.n) trainingMix(pool, n, epsilon);
  const file = out === undefined ? undefined : await files.open("out", out);
  const inputs = centeredInputs(pool);
  const side = options.repeats > 0 ? pool.size : Math.min(pool.size, inputs.columns);
  requirePoolMemory(DOUBLE * (2 * side ** 2 + pool.size * inputs.columns), pool.size, true);
  const algebra = loadLinearAlgebra();
  const labels = new Float64Array(pool.size);
  for (const { label, members } of pool.strata) for (const i of members) labels[i] = label;
  const spectrum = linearSpectrum(inputs, labels, algebra);
  if (!(spectrum.rSquared > 0)) {
    throw new ParameterError(
      "raf",
      `R^2 of the rule ${options.rule}`,
      spectrum.rSquared,
      "(0, 1]",
      "A linear function of the inputs says nothing of it; raf predict takes kernels",
    );
  }
  const rows: Row[] = [];
  const kernel = options.repeats > 0 ? algebra.crossProducts(inputs, inputs) : undefined;
  kernel?.data.forEach((value, place) => {
    kernel.data[place] = value / spectrum.d;
  });
  for (const epsilon of options.epsilon) {
    for (const n of options.n) {
      const measured =
        kernel === undefined
          ? []
          : measuredRepeats(
              { pool, kernel, mix: trainingMix(pool, n, epsilon), loss: "square" },
              options.lambda,
              options,
              algebra,
            );
      for (const [l, lambda] of options.lambda.entries()) {
        const prediction = linearPrediction(spectrum, { n, epsilon, lambda });
        rows.push({ epsilon, prediction, ...(measured[l] === undefined ? {} : { measured: measured[l] }) });
      }
    }
  }
  const shareSum = spectrum.rSquared / SIGN_R_SQUARED;
  await file?.write(csvText(eigenvalueTable(spectrum, shareSum)));
  const classes = title.replace(/, facts.*$/, "");
  const output = options.json
    ? readableJson(recordOf(classes, spectrum, shareSum, rows))
    : `${spectrumText(classes, spectrum, shareSum)}${rows.length === 0 ? "" : `\n${predictionTable(rows)}\n`}`;
  return { exitCode: EXIT_CODES.ok, output: [output], textStream: files.text() };
}

function eigenvalueTable({ eigenvalues }: LinearSpectrum, shareSum: number): { columns: string[]; rows: number[][] } {
  const total = SIGN_R_SQUARED * Math.max(1, shareSum);
  return {
    columns: ["nu", "share", "weight"],
    rows: eigenvalues.map(({ nu, weight, explained }) => [nu, explained / total, weight]),
  };
}

function spectrumText(
  title: string,
  { size, d, rSquared, misfit, eigenvalues }: LinearSpectrum,
  shareSum: number,
): string {
  const worst = Math.max(misfit.response, misfit.explained);
  return [
    `${title}: ${size} images, both classes in equal numbers, ${d} inputs that vary, ${eigenvalues.length} eigenvalues in the list`,
    `R^2 = ${rSquared.toFixed(3)}: the part of the labels' variance that a linear function of the inputs carries${size > d ? "" : "; with fewer images than inputs it is extrapolated, and uncertain"}`,
    shareSum <= 1
      ? `the shares of a sign teacher sum to ${shareSum.toFixed(3)}; the rest is noise`
      : `the shares of a sign teacher would sum to ${shareSum.toFixed(3)}: the rule is more linear than the sign of a Gaussian; in the file they are divided by that, and raf curve is then too pessimistic`,
    `the list has the measured averages of ridge regression within ${worst.toExponential(1)}`,
    "",
  ].join("\n");
}

function predictionTable(rows: readonly Row[]): string {
  const isMeasured = rows.some(({ measured }) => measured !== undefined);
  const hasSign = rows.some(({ prediction }) => prediction.signTeacher !== null);
  const headers = [
    "epsilon",
    "n",
    "lambda",
    ...ERRORS.flatMap((name) => [HEADERS[name], ...(isMeasured ? ["measured", "+-"] : [])]),
    ...(hasSign ? ["E_gen, sign teacher"] : []),
  ];
  const cells = rows.map(({ epsilon, prediction, measured }): TableCell[] => [
    epsilon,
    prediction.n,
    prediction.lambda === 0 ? "0+" : prediction.lambda,
    ...ERRORS.flatMap((name): TableCell[] => {
      const over = measured?.[name];
      return [prediction[name], ...(isMeasured ? [over?.mean ?? null, over?.standardError ?? null] : [])];
    }),
    ...(hasSign ? [prediction.signTeacher] : []),
  ]);
  return table(headers, cells, DIGITS);
}

function recordOf(title: string, spectrum: LinearSpectrum, shareSum: number, rows: readonly Row[]): object {
  const { size, d, rSquared, misfit } = spectrum;
  const { columns, rows: eigenvalues } = eigenvalueTable(spectrum, shareSum);
  return {
    title,
    images: size,
    inputs: d,
    rSquared,
    shareSum,
    misfit,
    eigenvalues: eigenvalues.map((row) => Object.fromEntries(columns.map((name, k) => [name, row[k]]))),
    predictions: rows.map(({ epsilon, prediction: { lambda, ...prediction }, measured }) => ({
      epsilon,
      lambda: lambdaText(lambda),
      ...prediction,
      ...(measured === undefined
        ? {}
        : {
            measured: {
              repeats: measured.repeats,
              ...Object.fromEntries(
                ERRORS.flatMap((name) => [
                  [name, measured[name]?.mean ?? null],
                  [`${name}StandardError`, measured[name]?.standardError ?? null],
                ]),
              ),
            },
          }),
    })),
  };
}
