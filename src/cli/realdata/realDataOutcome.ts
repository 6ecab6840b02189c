import { join } from "node:path";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import {
  bestPoints,
  type OverRepeats,
  type RealDataPoint,
  realDataSummary,
} from "../../../validation/realData/realDataSummary.js";
import { hasPng, NO_PNG } from "../../report/png.js";
import { countingError, REAL_DATA_NAME, realDataFiles } from "../../report/realData/realDataFiles.js";
import { type TableCell, table } from "../../report/table.js";
import { packageVersions } from "../../study/store/packageVersion.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import type { FinishedRun } from "./finishedRun.js";
import { imagesHash } from "./imagesHash.js";
import { realDataNotes } from "./realDataNotes.js";

const TABLE_DIGITS = 4;

/** Writes the figure and the numbers of the finished repeats, and returns the text about them. */
export async function realDataOutcome(run: FinishedRun): Promise<Outcome> {
  const { result, interrupted, repeats, out } = run;
  const done = result.finished.length;
  if (done === 0) {
    const kept = result.computed + result.reused;
    const message = `interrupted before a repeat was finished; ${kept} bandwidth${kept === 1 ? " is" : "s are"} kept in ${join(out, "repeats")}, and the same command continues`;
    return { exitCode: EXIT_CODES.interrupted, output: [], message: withDamageNote(run, message) };
  }
  const points = realDataSummary(result.finished.flatMap(({ results }) => results));
  const notes = realDataNotes(run, points);
  await writeFiles(run, points, notes);
  const png = hasPng();
  const endings = png ? "svg, .png, .pdf, .csv, .json" : "svg, .pdf, .csv, .json";
  const output = [
    `\n${pointsTable(run, points)}\n\n`,
    ...notes.map((note) => `${note}\n`),
    `${done} of ${repeats} repeats, ${result.reused} bandwidths of them from before\n`,
    `${join(out, REAL_DATA_NAME)}.${endings}\n`,
    ...(png ? [] : [`${NO_PNG}\n`]),
  ];
  if (interrupted) {
    const message = `interrupted; ${done} of ${repeats} repeats are finished and written, and the same command continues`;
    return { exitCode: EXIT_CODES.interrupted, output, message: withDamageNote(run, message) };
  }
  const rejected = points.reduce((sum, point) => sum + point.rejected, 0);
  if (rejected === 0)
    return { exitCode: EXIT_CODES.ok, output, ...(run.damaged.length > 0 && { message: withDamageNote(run) }) };
  const message = `${rejected} learners failed their certificate and are not in the means; the CSV says which`;
  return { exitCode: EXIT_CODES.notConverged, output, message: withDamageNote(run, message) };
}

/** The messages, after the note about damaged files. */
function withDamageNote(run: FinishedRun, ...messages: readonly string[]): string {
  return [...damageNote(run), ...messages].join("\n");
}

function damageNote({ damaged }: FinishedRun): string[] {
  if (damaged.length === 0) return [];
  const what = damaged.length === 1 ? "1 damaged file was" : `${damaged.length} damaged files were`;
  return [`${what} left out, and run again: ${damaged.join(", ")}`];
}

async function writeFiles(run: FinishedRun, points: readonly RealDataPoint[], notes: readonly string[]): Promise<void> {
  const { result, images, task, etas, lambdas, repeats, title, algebra, width, folder } = run;
  const { train, test } = images;
  const [first] = result.finished;
  const smallLambda = lambdas[0]!;
  const { loss = "square" } = task;
  const { realDataFigure, tradeOffEtas } = await import("../../report/realData/realDataFigure.js");
  const { realDataTheory } = await import("../../report/realData/realDataTheory.js");
  const shown = tradeOffEtas(points, smallLambda);
  const sizes = { alpha: task.n / train.d, epsilon: first!.sample.facts / task.n };
  const theory = await realDataTheory({
    loss,
    ...sizes,
    etas: shown,
    etaRange: [etas[0]!, etas.at(-1)!],
    smallLambda,
  });
  const figure = realDataFigure({
    points,
    etas: shown,
    smallLambda,
    theory,
    title,
    task: { n: task.n, epsilon: sizes.epsilon, loss },
    width,
  });
  const record = {
    title,
    images: imagesHash(images),
    files: { train: train.files, ...(test === undefined ? {} : { test: test.files }) },
    task: { ...task, d: train.d, ...sizes },
    repeats: { asked: repeats, finished: result.finished.length },
    etas,
    lambdas,
    testSamples: first!.sample.testSamples,
    algebra,
    versions: { ...packageVersions(), node: process.versions.node },
    notes,
    tradeOffEtas: shown,
    theory: { bayesOptimal: theory.bayesOptimal, bandwidths: theory.bandwidths, unsolved: theory.unsolved },
    samples: result.finished.map(({ sample }) => sample),
  };
  for (const file of await realDataFiles(figure, points, record)) await folder.write(file);
}

function pointsTable({ lambdas, result }: FinishedRun, points: readonly RealDataPoint[]): string {
  const smallLambda = lambdas[0]!;
  const small = smallLambda === 0 ? "0+" : String(smallLambda);
  const testSamples = result.finished[0]!.sample.testSamples;
  const best = new Map(bestPoints(points).map((point) => [point.eta, point]));
  const rows = points
    .filter(({ lambda }) => lambda === smallLambda)
    .map((point): TableCell[] => {
      const least = best.get(point.eta);
      return [
        point.eta,
        least === undefined ? null : least.lambda === 0 ? "0+" : least.lambda,
        ...cells(least?.[E_GEN]),
        least === undefined ? null : countingError(least, testSamples),
        least?.[E_MEM]?.mean ?? null,
        ...cells(point[E_GEN]),
        point[E_MEM]?.mean ?? null,
      ];
    });
  const headers = [
    "eta",
    "best lambda",
    "E_gen",
    "deviation",
    "counting",
    "E_mem",
    `E_gen at ${small}`,
    "deviation",
    "E_mem",
  ];
  return table(headers, rows, TABLE_DIGITS);
}

function cells(value: OverRepeats | null | undefined): TableCell[] {
  return [value?.mean ?? null, value?.deviation ?? null];
}
