import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ReplicaStoreKey, replicaStore } from "../../../src/study/store/replicaStore.js";
import { sealedLine } from "../../../src/study/store/sealedLine.js";
import { newSegment } from "../../../src/study/store/segmentFile.js";
import { StoreError } from "../../../src/study/store/storeError.js";
import type { ReplicaRow } from "../../../validation/experiment.js";

const KEY: ReplicaStoreKey = {
  algebra: "openblas",
  model: "linear",
  lambdas: [0, Number.POSITIVE_INFINITY],
  d: 10,
};
const ROW: ReplicaRow = {
  lambda: Number.POSITIVE_INFINITY,
  replica: 3,
  d: 10,
  n: 20,
  facts: 4,
  generalizationError: 0.1 + 0.2,
  generalizationErrorStandardError: 5e-324,
  memorizationError: null,
  ruleTrainingError: -0,
  trainingError: 1 / 3,
  trainingLoss: Number.MAX_VALUE,
  m: Number.NEGATIVE_INFINITY,
  q: 1e21,
  norm: 1e-7,
  certificate: Number.NaN,
  certificateBound: 1e-8,
};

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-replica-store-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("replicaStore gives rows back bit for bit, those of JSON's missing numbers included", async () => {
  const path = join(folder, "exact");
  const store = await replicaStore<readonly ReplicaRow[]>(path, KEY);
  store.keep(3, [ROW, { ...ROW, lambda: 0 }]);
  store.close();
  const again = await replicaStore<readonly ReplicaRow[]>(path, KEY);
  expect(again.find(3)).toStrictEqual([ROW, { ...ROW, lambda: 0 }]);
  expect(again.find(0)).toBeUndefined();
  expect(again.damaged).toEqual({ count: 0, places: [] });
});

test("replicaStore lets two processes share a folder, each with a file of its own, and makes none without need", async () => {
  const path = join(folder, "shared");
  const [one, two] = [
    await replicaStore<readonly ReplicaRow[]>(path, KEY),
    await replicaStore<readonly ReplicaRow[]>(path, KEY),
  ];
  expect(readdirSync(path)).toEqual(["manifest.json"]);
  one.keep(0, [ROW]);
  two.keep(0, [ROW]);
  two.keep(1, [ROW]);
  one.close();
  two.close();
  expect(readdirSync(path)).toHaveLength(3);
  const all = await replicaStore<readonly ReplicaRow[]>(path, KEY);
  expect([0, 1, 2].map((replica) => all.find(replica)?.length)).toEqual([1, 1, undefined]);
});

test("replicaStore refuses replicas of another linear algebra, and says so", async () => {
  const path = join(folder, "algebra");
  await replicaStore<readonly ReplicaRow[]>(path, KEY);
  await replicaStore<readonly ReplicaRow[]>(path, { ...KEY });
  await expect(replicaStore(path, { ...KEY, algebra: "ml-matrix" })).rejects.toThrow(
    new StoreError(
      path,
      'It holds replicas of another experiment: algebra is "openblas" there and "ml-matrix" here. Take another folder',
    ),
  );
});

test("replicaStore names the lines that are no replicas, whole ones with a right checksum too", async () => {
  const path = join(folder, "damaged");
  const store = await replicaStore<readonly ReplicaRow[]>(path, KEY);
  store.close();
  const segment = newSegment(path, { kind: "replicas", columns: [], shard: "1/1" });
  segment.append(Buffer.from("[torn\n"));
  segment.append(Buffer.from(sealedLine('["no replica",1', segment.seed)));
  segment.close();
  const { damaged, find } = await replicaStore<readonly ReplicaRow[]>(path, KEY);
  const file = join(path, segment.name);
  expect(damaged).toEqual({ count: 2, places: [`${file}:2`, `${file}:3`] });
  expect(find(1)).toBeUndefined();
});
