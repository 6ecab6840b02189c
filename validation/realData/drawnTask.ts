import { type RandomStream, randomStream } from "../gaussianStream.js";
import type { ImageSet } from "./imageSet.js";
import { type RealDataImages, type RealDataTask, taskSizes } from "./task.js";

/** Samples that one repeat trains and tests on. */
export interface DrawnTask {
  /** Indices into the training set: first the rule, then the facts. */
  readonly train: Int32Array;
  /** Labels +1 or -1 of those. */
  readonly labels: Float64Array;
  /** Number of them, at the end, that are facts. */
  readonly facts: number;
  readonly test: Int32Array;
  readonly testLabels: Float64Array;
}

/**
 * The samples of one repeat, drawn without replacement, and fair coins as the labels of the facts.
 *
 * Without a test set the rest of the rule's classes is tested on, in equal numbers where there are enough.
 *
 * @param repeat 0, 1, ...: another stream of the seed each, so a repeat does not depend on how many there are.
 */
export function drawnTask({ train, test }: RealDataImages, task: RealDataTask, repeat: number): DrawnTask {
  const [inputs, coins, tests] = (["inputs", "labels", "test"] as const).map((purpose) =>
    randomStream(task.seed, repeat, purpose),
  ) as [RandomStream, RandomStream, RandomStream];
  const { rule, facts } = taskSizes(task);
  const [positive, negative] = task.rule.map((label) => shuffled(membersOf(train, label), inputs)) as [
    Int32Array,
    Int32Array,
  ];
  const factual = shuffled(membersOf(train, task.facts), inputs).subarray(0, facts);
  const factLabels = Float64Array.from({ length: facts }, () => (coins.uniform() < 0.5 ? 1 : -1));
  const tested =
    test === undefined
      ? ([positive.subarray(rule[0]), negative.subarray(rule[1])] as const)
      : (task.rule.map((label) => shuffled(membersOf(test, label), tests)) as [Int32Array, Int32Array]);
  const most = task.testSamples ?? Number.POSITIVE_INFINITY;
  const first = tested[0].subarray(0, Math.max(Math.ceil(most / 2), most - tested[1].length));
  const second = tested[1].subarray(0, Math.max(0, most - first.length));
  return {
    train: concatenate(positive.subarray(0, rule[0]), negative.subarray(0, rule[1]), factual),
    labels: Float64Array.from([...signs(rule[0], 1), ...signs(rule[1], -1), ...factLabels]),
    facts,
    test: concatenate(first, second),
    testLabels: Float64Array.from([...signs(first.length, 1), ...signs(second.length, -1)]),
  };
}

function membersOf({ labels }: ImageSet, label: number): Int32Array {
  const members: number[] = [];
  for (const [index, found] of labels.entries()) if (found === label) members.push(index);
  return Int32Array.from(members);
}

/** Fisher and Yates, from the front: the first k do not depend on how many are drawn after them. */
function shuffled(members: Int32Array, { uniform }: RandomStream): Int32Array {
  for (let index = 0; index < members.length - 1; index++) {
    const other = index + Math.floor(uniform() * (members.length - index));
    const kept = members[index]!;
    members[index] = members[other]!;
    members[other] = kept;
  }
  return members;
}

function concatenate(...parts: readonly Int32Array[]): Int32Array {
  return Int32Array.from(parts.flatMap((part) => [...part]));
}

function signs(count: number, sign: number): Float64Array {
  return new Float64Array(count).fill(sign);
}
