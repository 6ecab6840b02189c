import { bestPoints, type RealDataPoint } from "../../../validation/realData/realDataSummary.js";
import { largestOf, leastOf } from "../../numerics/extremes.js";
import type { FinishedRun } from "./finishedRun.js";
import { SPLIT_NOTE } from "./realDataPlan.js";

/** Notes below the table. */
export function realDataNotes(run: FinishedRun, points: readonly RealDataPoint[]): string[] {
  const { images, notes, result } = run;
  const constant = result.finished.map(({ sample }) => sample.constantInputs);
  const [fewest, most] = [leastOf(constant), largestOf(constant)];
  return [
    ...notes,
    "the theory in the figure is for Gaussian inputs and a perceptron's rule at the same n/d, not for these images; that is raf realdata --predict",
    "the best lambda is the one of least mean E_gen on these test images, so its E_gen is a little low: compare deviation and counting error",
    ...(images.test === undefined ? [SPLIT_NOTE] : []),
    ...(most === 0
      ? []
      : [
          `${fewest === most ? most : `${fewest} to ${most}`} of ${images.train.d} inputs are constant over the training images; they are set to 0, and count in d`,
        ]),
    ...flooredNote(run),
    ...unansweredNote(run),
    ...rankNote(run),
    ...endNote(run, points),
  ];
}

function flooredNote({ result, images }: FinishedRun): string[] {
  const most = result.finished.reduce((largest, { sample }) => Math.max(largest, sample.flooredInputs), 0);
  if (most === 0) return [];
  return [
    `up to ${most} of ${images.train.d} inputs hardly vary over the training images; they are divided by 1 % of their range over all images instead of their deviation`,
  ];
}

/** Test samples that count as half an error each, by bandwidth. */
function unansweredNote({ result }: FinishedRun): string[] {
  const most = new Map<number, { readonly count: number; readonly of: number }>();
  for (const { sample, results } of result.finished) {
    for (const { eta, rows } of results) {
      const count = rows.reduce((largest, { unanswered }) => Math.max(largest, unanswered), 0);
      if (count > (most.get(eta)?.count ?? 0)) most.set(eta, { count, of: sample.testSamples });
    }
  }
  return [...most]
    .sort(([a], [b]) => a - b)
    .map(
      ([eta, { count, of }]) =>
        `at eta = ${eta} up to ${count} of ${of} test images get no answer, f = 0, because every kernel with a training image is 0 in double precision; each counts as half an error`,
    );
}

function rankNote({ result }: FinishedRun): string[] {
  const deficient = result.finished.flatMap(({ sample, results }) =>
    results
      .map(({ eta, rank }) => ({ eta, missing: sample.n - (rank ?? sample.n) }))
      .filter(({ missing }) => missing > 0),
  );
  if (deficient.length === 0) return [];
  const etas = [...new Set(deficient.map(({ eta }) => eta))].sort((a, b) => a - b);
  const worst = largestOf(deficient.map(({ missing }) => missing));
  return [
    `at eta = ${etas.join(", ")} the kernel matrix has up to ${worst} eigenvalues that are 0 within rounding; 0+ is least squares without them`,
  ];
}

/** A best lambda at the end of the list is noted, because a better one may lie outside; the limits 0+ and infinity have no outside. */
function endNote({ lambdas }: FinishedRun, points: readonly RealDataPoint[]): string[] {
  const ends = [lambdas[0]!, lambdas.at(-1)!].filter((lambda) => lambda > 0 && Number.isFinite(lambda));
  const etas = bestPoints(points)
    .filter(({ lambda }) => ends.includes(lambda))
    .map(({ eta }) => eta);
  return etas.length === 0 ? [] : [`at eta = ${etas.join(", ")} the best lambda is an end of the list`];
}
