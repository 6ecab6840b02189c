import { join } from "node:path";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import type { NumberArray } from "../../../validation/realData/dataArray.js";
import type { ImageSet } from "../../../validation/realData/imageSet.js";
import type { RealDataLoss } from "../../../validation/realData/realDataLoss.js";
import { type RealDataImages, requireSamples } from "../../../validation/realData/task.js";
import { ParameterError } from "../../core/errors.js";
import type { PAPER_WIDTHS } from "../../report/paperOptions.js";
import { packageVersions } from "../../study/store/packageVersion.js";
import type { Outcome } from "../output/outcome.js";
import { paperFolder } from "../output/paperFolder.js";
import { type Streams, write } from "../output/streams.js";
import { interruptible } from "../run/interruptible.js";
import { type ClassFlags, taskClasses } from "./classFlags.js";
import { type ImageFlags, readImages } from "./imageFiles.js";
import { realDataOutcome } from "./realDataOutcome.js";
import { realDataPlan } from "./realDataPlan.js";
import { realDataRun } from "./realDataRun.js";
import { repeatStore } from "./repeatStore.js";
import { repeatWorkers } from "./repeatWorkers.js";
import { requireSameExperiment } from "./sameExperiment.js";

/** The flags of `raf realdata`, checked one by one. */
export interface RealDataOptions extends ImageFlags, ClassFlags {
  readonly alpha?: number;
  readonly n?: number;
  readonly loss: RealDataLoss;
  readonly epsilon: number;
  readonly eta: readonly number[];
  readonly lambda: readonly number[];
  readonly repeats: number;
  readonly seed: number;
  readonly test?: number;
  readonly workers?: number;
  readonly out: string;
  readonly width: (typeof PAPER_WIDTHS)[number];
}

/** Value of the paper. */
const DEFAULT_ALPHA = 4;

/** Runs the experiment: reads the images, checks the flags, announces the work, runs it and writes the files. Wrong input is refused before the run. */
export async function realDataExperiment(flags: RealDataOptions, { stdout, stderr }: Streams): Promise<Outcome> {
  const { notes, ...images } = await readImages(flags);
  const n = flags.n ?? Math.round((flags.alpha ?? DEFAULT_ALPHA) * images.train.d);
  if (n < 2) throw new ParameterError("raf", "alpha", flags.alpha, `[2 / d, Infinity), with d = ${images.train.d}`);
  const { epsilon, seed, eta: etas, lambda: lambdas, repeats, test: testSamples } = flags;
  const task = {
    ...taskClasses(flags, images.train),
    loss: flags.loss,
    n,
    epsilon,
    seed,
    ...(testSamples === undefined ? {} : { testSamples }),
  };
  requireSamples(images, task);
  const algebra = loadLinearAlgebra().name;
  const plan = realDataPlan({
    images,
    task,
    lambdas: lambdas.length,
    repeats,
    algebra,
    ...(flags.workers === undefined ? {} : { workers: flags.workers }),
  });
  const version = packageVersions()["raf-theory"] ?? "";
  const folder = await paperFolder(flags.out);
  await requireSameExperiment(folder, flags.out, { images, task });
  const repeatFolder = join(flags.out, "repeats");
  const store = repeatStore(await paperFolder(repeatFolder), {
    images,
    task,
    lambdas,
    algebra,
    version,
  });
  await write(stdout, plan.announcement);
  const { result, interrupted } = await interruptible(stderr, async ({ bar, signal }) => {
    const run = await realDataRun({
      images: sharedImages(images),
      task,
      etas,
      lambdas,
      repeats,
      store,
      startWorkers: () => repeatWorkers(plan.workers),
      progress: bar.update,
      signal,
    });
    return { result: run, interrupted: signal.aborted };
  });
  return realDataOutcome({
    result,
    images,
    task,
    etas,
    lambdas,
    repeats,
    title: plan.title,
    notes,
    algebra,
    width: flags.width,
    out: flags.out,
    folder,
    damaged: store.damaged.map((name) => join(repeatFolder, name)),
    interrupted,
  });
}

/** The images in shared memory, so that threads need no copies. */
function sharedImages({ train, test }: RealDataImages): RealDataImages {
  return { train: inSharedMemory(train), ...(test === undefined ? {} : { test: inSharedMemory(test) }) };
}

function inSharedMemory(set: ImageSet): ImageSet {
  const { buffer, byteOffset, byteLength } = set.values;
  const memory = new SharedArrayBuffer(byteLength);
  new Uint8Array(memory).set(new Uint8Array(buffer, byteOffset, byteLength));
  const SameArray = set.values.constructor as new (memory: SharedArrayBuffer) => NumberArray;
  return { ...set, values: new SameArray(memory) };
}
