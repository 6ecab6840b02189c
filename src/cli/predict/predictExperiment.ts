import type { Matrix } from "../../../validation/linearAlgebra/linearAlgebra.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { gigabytesNeeded } from "../../../validation/memorySize.js";
import {
  type Pool,
  type PoolStratum,
  requireEnoughImages,
  requireKernel,
  trainingMix,
} from "../../../validation/pool/pool.js";
import { npyArray } from "../../../validation/realData/npy.js";
import { ParameterError } from "../../core/errors.js";
import { readableJson } from "../../report/pipeline/readableJson.js";
import { packageVersions } from "../../study/store/packageVersion.js";
import { UsageError } from "../errors/usageError.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { paperFolder } from "../output/paperFolder.js";
import { type Streams, write } from "../output/streams.js";
import { type ImageFlags, readDataFile, readPoolImages } from "../realdata/imageFiles.js";
import { interruptible } from "../run/interruptible.js";
import { type PoolFlags, poolOfImages } from "./poolOfImages.js";
import { type PredictionRow, type PredictionTask, predictionRecord, predictionRows } from "./predictionRows.js";
import { accuracyText, predictionFiles, predictionTable, predictionText, rankingText } from "./predictionText.js";
import { requirePoolMemory } from "./requirePoolMemory.js";

/** The flags of a prediction, checked one by one. */
export interface PredictOptions extends ImageFlags, PoolFlags, PredictionTask {
  /** A kernel matrix and labels, +1, -1 and 0 for facts, as .npy files. */
  readonly kernel?: readonly string[];
  readonly json: boolean;
  /** Folder for figure and tables; undefined for none. */
  readonly out: string | undefined;
}

/** Kernel, distances and coupling are held at once. */
const SQUARE_MATRICES = 3;
/** Fields, their noise and what it moves, beside labels and sets. */
const DRAW_ARRAYS = 4;
const DOUBLE = 8;

/** Predicts kernel machines on the images of the flags, and measures them if repeats are asked for. */
export async function predictExperiment(options: PredictOptions, { stdout, stderr }: Streams): Promise<Outcome> {
  const { source, title: task } = await sourceOf(options);
  const title = options.loss === "square" ? task : `${task}, ${options.loss} loss`;
  const pool = "images" in source ? source.images : source.pool;
  for (const epsilon of options.epsilon) for (const n of options.n) trainingMix(pool, n, epsilon);
  const bytes = DOUBLE * (SQUARE_MATRICES * pool.size ** 2 + DRAW_ARRAYS * options.draws * pool.size);
  requirePoolMemory(bytes, pool.size, "images" in source);
  // Two threads inside an operation: the points follow each other, so nothing else keeps the second core busy.
  const algebra = loadLinearAlgebra(undefined, THREADS);
  const folder = options.out === undefined ? undefined : await paperFolder(options.out);
  const points = options.epsilon.length * options.eta.length * options.n.length * options.lambda.length;
  const announcement = `${title}: a pool of ${pool.size} images, ${points} point${points === 1 ? "" : "s"}, ${algebra.name}, ${gigabytesNeeded(bytes)} GB of memory\n`;
  if (!options.json) await write(stdout, announcement);
  const { rows, interrupted } = await interruptible(stderr, async ({ bar, signal }) => {
    const found: PredictionRow[] = [];
    for (const part of predictionRows(source, options, algebra)) {
      found.push(...part);
      bar.update(found.length / points);
      // Signals are heard between two steps.
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) return { rows: found, interrupted: true };
    }
    return { rows: found, interrupted: false };
  });
  const message = `interrupted; ${rows.length} of ${points} points are there`;
  if (rows.length === 0) return { exitCode: EXIT_CODES.interrupted, output: [], message };
  const record = {
    title,
    pool: {
      images: pool.size,
      strata: pool.strata.map(({ name, label, members }) => ({ name, label, images: members.length })),
    },
    loss: options.loss,
    ...("images" in source ? { files: source.images.set.files, standardize: options.standardize } : {}),
    draws: options.draws,
    seed: options.seed,
    algebra: algebra.name,
    versions: { "raf-theory": packageVersions()["raf-theory"], node: process.versions.node },
    predictions: rows.map(predictionRecord),
  };
  if (folder !== undefined) {
    for (const file of await predictionFiles({ rows, pool, title: task, options, record })) await folder.write(file);
  }
  const untrusted = rows.filter(({ prediction }) => !prediction.trusted).length;
  const output = options.json
    ? [readableJson(record)]
    : [
        predictionTable(rows),
        accuracyText(rows),
        predictionText(rows, options),
        rankingText(rows[0]!, pool, options.draws),
      ];
  if (interrupted) return { exitCode: EXIT_CODES.interrupted, output, message };
  if (untrusted === 0 || options.standardize === "training") return { exitCode: EXIT_CODES.ok, output };
  return {
    exitCode: EXIT_CODES.ok,
    output,
    message: `${untrusted} of ${points} predictions cannot be trusted; each says why`,
  };
}

const THREADS = 2;

type Source = Parameters<typeof predictionRows>[0];

async function sourceOf(options: PredictOptions): Promise<{ readonly source: Source; readonly title: string }> {
  if (options.kernel === undefined) {
    const train = await readPoolImages(options);
    const { pool, title } = poolOfImages(options, train);
    return { source: { images: pool }, title };
  }
  if (options.kernel.length !== 2)
    throw new UsageError(`--kernel takes 2 files, a kernel matrix and labels; got ${options.kernel.length}`);
  const [kernelPath, labelPath] = options.kernel as [string, string];
  const { shape, values } = npyArray(await readDataFile("kernel", kernelPath));
  const labels = npyArray(await readDataFile("kernel", labelPath));
  const pool = poolOfLabels(labels.values, labelPath);
  const kernel: Matrix = { rows: shape[0] ?? 0, columns: shape[1] ?? 0, data: Float64Array.from(values) };
  requireKernel(pool, kernel);
  return { source: { pool, kernel }, title: `kernel ${kernelPath}` };
}

function poolOfLabels(labels: ArrayLike<number>, path: string): Pool {
  const strata = ([1, -1, 0] as const).map((label): PoolStratum => {
    const members = Array.from(labels, (found, i) => (found === label ? i : -1)).filter((i) => i >= 0);
    return { name: label === 0 ? "label 0, the facts" : `label ${label}`, label, members: Int32Array.from(members) };
  });
  const strange = Array.from(labels).find((label) => label !== 1 && label !== -1 && label !== 0);
  if (strange !== undefined)
    throw new ParameterError(
      "raf",
      `label in ${path}`,
      strange,
      "{1, -1, 0}, with 0 for facts of a class of their own",
    );
  const absent = strata.slice(0, 2).find(({ members }) => members.length === 0);
  if (absent !== undefined)
    throw new ParameterError(
      "raf",
      `labels in ${path}`,
      `none of ${absent.name}`,
      "both classes of the rule, 1 and -1",
    );
  const pool = {
    size: labels.length,
    strata: strata.filter(({ label, members }) => label !== 0 || members.length > 0),
  };
  requireEnoughImages(pool);
  return pool;
}
