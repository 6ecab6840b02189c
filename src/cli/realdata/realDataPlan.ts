import { availableParallelism } from "node:os";
import { gigabytesFree, gigabytesNeeded } from "../../../validation/memorySize.js";
import { classCounts } from "../../../validation/realData/imageSet.js";
import { memoryNeeded, requireMemory } from "../../../validation/realData/memoryNeeded.js";
import {
  className,
  HELD_OUT_SHARE,
  type RealDataImages,
  type RealDataTask,
  taskSizes,
} from "../../../validation/realData/task.js";
import { counted } from "../output/counted.js";
import { availableMemory } from "../run/memory.js";

/** Size and announcement of the work. */
export interface RealDataPlan {
  /** Repeats at a time. */
  readonly workers: number;
  /** Test samples of each repeat. */
  readonly testSamples: number;
  /** "cat against dog, facts automobile". */
  readonly title: string;
  /** Two lines about the work, printed before it starts. */
  readonly announcement: string;
}

/** Inputs of the plan. */
export interface PlannedWork {
  readonly images: RealDataImages;
  readonly task: RealDataTask;
  readonly lambdas: number;
  readonly repeats: number;
  /** Most repeats at a time; default: as many as the machine has cores. */
  readonly workers?: number;
  /** Name of the linear algebra. */
  readonly algebra: string;
}

/** From this number of samples on ml-matrix needs minutes for the eigenvectors. */
const SLOW_FROM = 800;

/**
 * Chooses how many repeats run at once, by cores and memory.
 *
 * @throws {ParameterError} naming `n` if not even one fits.
 */
export function realDataPlan({ images, task, lambdas, repeats, workers, algebra }: PlannedWork): RealDataPlan {
  const { train } = images;
  const { d } = train;
  const testSamples = testCount(images, task);
  const sizes = { n: task.n, d, testSamples, lambdas };
  const available = availableMemory();
  requireMemory(sizes, available);
  const needed = memoryNeeded(sizes);
  const count = Math.min(workers ?? availableParallelism(), repeats, Math.floor(available / needed));
  const { rule, facts } = taskSizes(task);
  const [positive, negative] = task.rule.map((label) => className(train, label)) as [string, string];
  const loss = task.loss === "hinge" ? ", hinge loss" : "";
  const title = `${positive} against ${negative}, facts ${className(train, task.facts)}`;
  const slow = algebra === "openblas" || task.n < SLOW_FROM ? "" : " (slow at this n: no OpenBLAS was found)";
  return {
    workers: count,
    testSamples,
    title,
    announcement:
      `${title}${loss}: n = ${task.n} (${rule[0]} + ${rule[1]} of the rule, ${facts} facts), d = ${d}, alpha = ${alphaText(task.n / d)}, ${testSamples} test images, ${counted(repeats, "repeat")}\n` +
      `${count} at a time on ${algebra}${slow}, ${gigabytesNeeded(needed)} GB of memory each, ${gigabytesFree(available)} GB free\n`,
  };
}

function alphaText(alpha: number): string {
  return String(Number(alpha.toPrecision(4)));
}

/** The number of test images of a repeat, as drawnTask chooses them. */
function testCount({ train, test }: RealDataImages, task: RealDataTask): number {
  const counts = classCounts(test ?? train);
  const used = taskSizes(task).rule;
  const there = task.rule.reduce(
    (sum, label, index) => sum + (counts.get(label) ?? 0) - (test === undefined ? used[index]! : 0),
    0,
  );
  return Math.min(there, task.testSamples ?? there);
}

/** The note for data without test files. */
export const SPLIT_NOTE = `no test files: the images of the rule's classes that a repeat does not train on, at least ${HELD_OUT_SHARE * 100} % of each, are its test images`;
