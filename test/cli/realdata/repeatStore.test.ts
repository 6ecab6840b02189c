import { expect, test } from "vitest";
import { type Experiment, repeatStore } from "../../../src/cli/realdata/repeatStore.js";
import type { PaperFolder } from "../../../src/report/pipeline/paperFolder.js";
import { setOf } from "../../validation/realData/sets.js";

function memoryFolder(): PaperFolder & { readonly files: Map<string, string> } {
  const files = new Map<string, string>();
  return {
    files,
    read: (name) => {
      const content = files.get(name);
      return Promise.resolve(content === undefined ? undefined : new TextEncoder().encode(content));
    },
    write: ({ name, content }) => {
      files.set(name, String(content));
      return Promise.resolve();
    },
  };
}

const train = setOf([[1], [2], [3]]);
const task = { rule: [0, 1], facts: 2, n: 2, epsilon: 0, seed: 1 } as const;
const experiment: Experiment = {
  images: { train },
  task,
  lambdas: [0, Number.POSITIVE_INFINITY],
  algebra: "openblas",
  version: "1",
};
const sample = { n: 2, facts: 0, testSamples: 1, constantInputs: 0, flooredInputs: 0, medianSquaredDistance: 2 };
const row = {
  unanswered: 0,
  generalizationError: 0.1,
  memorizationError: null,
  ruleTrainingError: 0,
  trainingError: 0,
  trainingLoss: null,
  certificate: Number.NaN,
  certificateBound: 1e-11,
};
const stored = { sample, results: [{ eta: 1, rank: 2, rows: [{ ...row, lambda: Number.POSITIVE_INFINITY }] }] };

test("repeatStore gives back what it was given, infinities and certificates that are no numbers included", async () => {
  const store = repeatStore(memoryFolder(), experiment);
  await store.write(3, stored);
  expect(await store.read(3)).toEqual(stored);
  expect(await store.read(2)).toBeUndefined();
});

test("repeatStore keeps other data, tasks, lambdas, libraries and versions apart", async () => {
  const folder = memoryFolder();
  const others: Experiment[] = [
    { ...experiment, images: { train: { ...train, values: Float64Array.of(1, 2, 4) } } },
    { ...experiment, images: { train: { ...train, labels: Int32Array.of(0, 1, 1) } } },
    { ...experiment, images: { train: { ...train, values: Float32Array.of(1, 2, 3) } } },
    { ...experiment, images: { train, test: train } },
    { ...experiment, task: { ...task, seed: 2 } },
    { ...experiment, task: { ...task, testSamples: 1 } },
    { ...experiment, lambdas: [0, 1] },
    { ...experiment, algebra: "ml-matrix" },
    { ...experiment, version: "2" },
  ];
  for (const one of [experiment, ...others]) await repeatStore(folder, one).write(0, stored);
  expect(folder.files.size).toBe(1 + others.length);
  // The names of files are not data.
  await repeatStore(folder, { ...experiment, images: { train: { ...train, files: ["moved"] } } }).write(0, stored);
  expect(folder.files.size).toBe(1 + others.length);
});

test("repeatStore takes a damaged file as none", async () => {
  const folder = memoryFolder();
  const store = repeatStore(folder, experiment);
  await store.write(0, stored);
  const [[name, whole] = ["", ""]] = folder.files;
  for (const content of [
    whole.replace("0.1", "0.2"),
    whole.replace("inf", "1"),
    "",
    "{",
    "{}",
    '{"sample":{"n":2}}',
    '{"sample":{"n":2},"results":[{}]}',
  ]) {
    folder.files.set(name, content);
    expect(await store.read(0)).toBeUndefined();
  }
  expect(store.damaged).toEqual(new Array(7).fill(name));
});
