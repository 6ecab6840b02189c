import { MODELS } from "../../../equations/vocabulary/models.js";
import type { Experiment } from "../../../validation/experiment.js";
import { DEFAULT_TEST_SAMPLES } from "../../../validation/testMeasures.js";
import { experimentOf, experimentRows, rowsBetween } from "../parts/replicaRows.js";
import { KEY_DIGITS } from "../parts/rowKeys.js";
import { type StudyPart, unitCount, unitRange } from "../parts/studyPart.js";
import { rowLine } from "../store/rowLine.js";
import { sealedLine } from "../store/sealedLine.js";

/** Time and memory of replicas, estimated from smaller ones. */
export interface ReplicaEstimate {
  readonly secondsPerRow: number;
  readonly bytesPerRow: number;
  /** Rows that were computed. */
  readonly measured: number;
}

/** Places in the study where replicas are measured. */
const PLACES = 5;
/** Work of the first replica at a place: milliseconds with OpenBLAS, and less than a second without. */
const FIRST_WORK = 3e6;
/** Processor time that a place may take, and all of them. */
const PLACE_SECONDS = 0.6;
const ALL_SECONDS = 3;
/** Samples and features that a smaller replica keeps at least. */
const LEAST_COUNT = 8;
/** Units whose work is added up; of more, so many spread evenly. */
const MOST_UNITS = 20_000;
/** Products with all inputs that the learner of the quadratic network takes, about. */
const QUADRATIC_PASSES = 200;
const NO_KEY = "0".repeat(KEY_DIGITS);

/** Growth of the work from one measured replica to the next. */
const LEAST_GROWTH = 2;
const MOST_GROWTH = 16;
const LEAST_SECONDS = 1e-3;
/** Of the time of the last one, how much grows at least: the one before may have been slow by chance. */
const LEAST_SHARE = 0.3;

/** Seconds of a replica for its work, at a place. */
interface Rate {
  readonly unit: number;
  readonly secondsPerWork: number;
}

/**
 * Estimates replicas in a few seconds, however large they are: smaller ones of the same learner are computed, and their time is scaled by
 * the products and factorizations that a replica does.
 *
 * @param part A part of replicas.
 */
export async function replicaEstimate(part: StudyPart): Promise<ReplicaEstimate> {
  const units = unitCount(part);
  const rates: Rate[] = [];
  let [spent, bytes, measured] = [0, 0, 0];
  const timed = async (experiment: Experiment): Promise<number> => {
    const before = process.cpuUsage();
    const rows = await experimentRows(part, () => experiment, experiment.lambdas.length);
    const { user, system } = process.cpuUsage(before);
    for (const row of rows) bytes += sealedLine(rowLine(NO_KEY, row)).length;
    measured += rows.length;
    spent += (user + system) / 1e6;
    return (user + system) / 1e6;
  };
  // Loads the library and compiles the code.
  await timed(shrunk(unitExperiment(part, 0), 0));
  for (let place = 0; place < Math.min(PLACES, units) && (place === 0 || spent < ALL_SECONDS); place++) {
    const unit = Math.floor((place * (units - 1)) / (PLACES - 1));
    const experiment = unitExperiment(part, unit);
    rates.push({ unit, secondsPerWork: await rateOf(experiment, timed) });
  }
  const stride = Math.max(1, Math.ceil(units / MOST_UNITS));
  let [seconds, counted] = [0, 0];
  for (let unit = 0; unit < units; unit += stride) {
    seconds += nearest(rates, unit).secondsPerWork * replicaWork(unitExperiment(part, unit));
    counted += part.unitRows;
  }
  return { secondsPerRow: seconds / counted, bytesPerRow: bytes / measured, measured };
}

function unitExperiment(part: StudyPart, unit: number): Experiment {
  return experimentOf(part, rowsBetween(...unitRange(part, unit)));
}

/** Replicas of growing size until their time is up: what the last one took more than the one before grows with the work. */
async function rateOf(experiment: Experiment, timed: (experiment: Experiment) => Promise<number>): Promise<number> {
  let [work, left] = [FIRST_WORK, PLACE_SECONDS];
  let before: { readonly done: number; readonly seconds: number } | undefined;
  while (true) {
    const own = shrunk(experiment, work);
    const done = replicaWork(own);
    const seconds = await timed(own);
    left -= seconds;
    // The first of all is slow, so that what seems to fit is little; a smaller step would tell nothing new.
    const next = Math.min(MOST_GROWTH, left / Math.max(seconds, LEAST_SECONDS)) * done;
    if (own.d === experiment.d || next < LEAST_GROWTH * done || replicaWork(shrunk(experiment, next)) <= done) {
      const grown = before === undefined ? 1 : (seconds - before.seconds) / (done - before.done) / (seconds / done);
      return (seconds / done) * Math.min(1, Math.max(LEAST_SHARE, grown));
    }
    before = { done, seconds };
    work = next;
  }
}

/** The experiment at the largest size, up to its own, that has at most so much work; at least a few samples and features. */
function shrunk(experiment: Experiment, work: number): Experiment {
  const { alpha, kappa = 1, width = 1, d } = experiment;
  const least = Math.min(d, Math.max(LEAST_COUNT, Math.ceil(LEAST_COUNT / Math.min(alpha, kappa, width))));
  let [low, high] = [least, d + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (replicaWork({ ...experiment, d: middle }) <= work) low = middle;
    else high = middle;
  }
  return { ...experiment, d: low };
}

/**
 * Multiplications of a replica along its path, up to a factor that a measurement gives: drawing and multiplying inputs, the matrix of the
 * learner and its factorization, and the predictions on fresh inputs.
 */
export function replicaWork({
  model,
  alpha,
  d,
  kappa = 1,
  testSamples = DEFAULT_TEST_SAMPLES,
}: Pick<Experiment, "model" | "alpha" | "d" | "kappa" | "testSamples">): number {
  if (MODELS[model].learnsFeatures) return (0.5 * alpha * d ** 4 + testSamples * d * d) * QUADRATIC_PASSES;
  const n = alpha * d;
  const p = model === "rf" ? kappa * d : d;
  const width = model === "kernel" ? n : Math.min(n, p);
  const matrix = model === "kernel" ? n * n * d : n * p * (width + (model === "rf" ? d : 0));
  const tests = model === "kernel" ? testSamples * n * d : model === "rf" ? testSamples * p * d : 0;
  return n * d + matrix + width ** 3 + tests;
}

function nearest(rates: readonly Rate[], unit: number): Rate {
  return rates.reduce((best, rate) => (Math.abs(rate.unit - unit) < Math.abs(best.unit - unit) ? rate : best));
}
