import { ParameterError } from "../../src/core/errors.js";
import { classCounts, type ImageSet } from "./imageSet.js";
import type { RealDataLoss } from "./realDataLoss.js";

/** Two classes are the rule, a third with random labels the facts. */
export interface RealDataTask {
  /** The class of label +1, and that of label -1. */
  readonly rule: readonly [number, number];
  readonly facts: number;
  /** Defaults to "square". */
  readonly loss?: RealDataLoss;
  /** Training samples, 2, 3, ... */
  readonly n: number;
  /** Fraction of facts, [0, 1]; their number is epsilon n, rounded. */
  readonly epsilon: number;
  /** Any integer. */
  readonly seed: number;
  /** Test samples of a repeat, at most; default: all there are. */
  readonly testSamples?: number;
}

/** Source of the samples. */
export interface RealDataImages {
  readonly train: ImageSet;
  /** Without it, the test samples are those of the rule's classes that a repeat does not train on. */
  readonly test?: ImageSet;
}

/** Numbers of training samples. */
export interface TaskSizes {
  readonly n: number;
  readonly rule: readonly [number, number];
  readonly facts: number;
}

/** Of a class without test files of its own, the share that is never trained on: without it nothing would be measured. */
export const HELD_OUT_SHARE = 0.2;

/** Training samples of each kind: the two classes of the rule in equal numbers, up to one. */
export function taskSizes({ n, epsilon }: Pick<RealDataTask, "n" | "epsilon">): TaskSizes {
  const facts = Math.round(epsilon * n);
  const first = Math.ceil((n - facts) / 2);
  return { n, rule: [first, n - facts - first], facts };
}

/**
 * Checks that there are samples enough, before anything is computed.
 *
 * @throws {ParameterError} naming `rule` or `facts` for a class that the files do not have or that is meant twice, and `n` if a class has
 *                          too few samples; it says how many there are, and the largest n that they would do for.
 */
export function requireSamples({ train, test }: RealDataImages, task: RealDataTask): void {
  const { rule, facts, n, epsilon } = task;
  if (new Set([...rule, facts]).size < 3) {
    throw new ParameterError(
      "realData",
      "classes of rule and facts",
      [...rule, facts],
      "lists of three different ones",
    );
  }
  const counts = classCounts(train);
  const needed = taskSizes(task);
  requireClasses(train, counts, needed.facts > 0 ? [...rule, facts] : rule);
  if (test !== undefined) {
    requireSameInputs(train, test);
    requireClasses(test, classCounts(test), rule);
  }
  const trainable = (label: number): number => {
    const count = counts.get(label) ?? 0;
    return test === undefined ? Math.floor((1 - HELD_OUT_SHARE) * count) : count;
  };
  const fits = (sizes: TaskSizes): boolean =>
    sizes.rule[0] <= trainable(rule[0]) &&
    sizes.rule[1] <= trainable(rule[1]) &&
    sizes.facts <= (counts.get(facts) ?? 0);
  if (fits(needed)) return;
  let most = n;
  while (most > 0 && !fits(taskSizes({ n: most, epsilon }))) most -= 1;
  const there = [...rule, facts].map((label) => `${counts.get(label) ?? 0} of class ${className(train, label)}`);
  const kept =
    test === undefined
      ? `; a fifth of each rule class is kept for testing, so ${trainable(rule[0])} and ${trainable(rule[1])} of those can be trained on`
      : "";
  const wanted = `It needs ${needed.rule[0]} + ${needed.rule[1]} samples of the rule and ${needed.facts} facts; ${train.files.join(", ")} hold${train.files.length === 1 ? "s" : ""} ${there.join(", ")}${kept}`;
  throw new ParameterError("realData", "n", n, `[2, ${most}] at epsilon = ${epsilon}`, wanted);
}

/** A class as people call it: its name if the format has names, its number otherwise. */
export function className({ classNames }: ImageSet, label: number): string {
  return classNames?.[label] ?? String(label);
}

function requireClasses(set: ImageSet, counts: ReadonlyMap<number, number>, labels: readonly number[]): void {
  const missing = labels.find((label) => !counts.has(label));
  if (missing === undefined) return;
  const present = [...counts].map(([label, count]) => `${className(set, label)} (${count})`);
  const shown = present.length > MOST_SHOWN ? [...present.slice(0, MOST_SHOWN), "..."] : present;
  throw new ParameterError("realData", `class in ${set.files.join(", ")}`, missing, `{${shown.join(", ")}}`);
}

/** Classes that a message lists. */
const MOST_SHOWN = 20;

function requireSameInputs(train: ImageSet, test: ImageSet): void {
  if (train.d === test.d) return;
  const remedy = `${train.files[0] ?? "the training file"} has ${train.d} inputs a sample`;
  throw new ParameterError(
    "realData",
    `inputs a sample in ${test.files[0] ?? "the test file"}`,
    test.d,
    `{${train.d}}`,
    remedy,
  );
}
