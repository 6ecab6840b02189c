import { expect, test } from "vitest";
import { type RealDataRun, realDataRun } from "../../../src/cli/realdata/realDataRun.js";
import type { RepeatStore, StoredRepeat } from "../../../src/cli/realdata/repeatStore.js";
import type { RepeatWorkers } from "../../../src/cli/realdata/repeatWorkers.js";
import { setOf } from "../../validation/realData/sets.js";

const sample = { n: 2, facts: 0, testSamples: 1, constantInputs: 0, flooredInputs: 0, medianSquaredDistance: 2 };
const resultAt = (eta: number) => ({ eta, rows: [], rank: 2 });

function memoryStore(): RepeatStore & { readonly kept: Map<number, StoredRepeat> } {
  const kept = new Map<number, StoredRepeat>();
  return {
    kept,
    damaged: [],
    read: (repeat) => Promise.resolve(kept.get(repeat)),
    write: (repeat, stored) => {
      kept.set(repeat, stored);
      return Promise.resolve();
    },
  };
}

/** Workers that finish every bandwidth at once; `after` is called behind each. */
const workersThat =
  (asked: string[], after: (repeat: number, eta: number) => Promise<void> | void = () => undefined) =>
  (): RepeatWorkers => ({
    run: async ({ repeat, etas }, finished) => {
      for (const eta of etas) {
        asked.push(`${repeat}:${eta}`);
        finished({ sample, result: resultAt(eta) });
        await after(repeat, eta);
      }
    },
    close: () => Promise.resolve(),
  });

function runWith(changes: Partial<RealDataRun>): RealDataRun {
  return {
    images: { train: setOf([[1], [2], [3]]) },
    task: { rule: [0, 1], facts: 2, n: 2, epsilon: 0, seed: 1 },
    etas: [1, 2],
    lambdas: [0],
    repeats: 2,
    store: memoryStore(),
    startWorkers: workersThat([]),
    progress: () => undefined,
    signal: new AbortController().signal,
    ...changes,
  };
}

test("realDataRun stores every bandwidth, tells how far it is, and asks for nothing twice", async () => {
  const store = memoryStore();
  const asked: string[] = [];
  const told: number[] = [];
  const one = await realDataRun(
    runWith({ store, startWorkers: workersThat(asked), progress: (fraction) => told.push(fraction) }),
  );
  expect(one).toMatchObject({ reused: 0, computed: 4 });
  expect(one.finished.map(({ results }) => results.map(({ eta }) => eta))).toEqual([
    [1, 2],
    [1, 2],
  ]);
  expect(told).toEqual([0.25, 0.5, 0.75, 1]);
  const more = await realDataRun(runWith({ store, etas: [1, 1.5], repeats: 3, startWorkers: workersThat(asked) }));
  expect(more).toMatchObject({ reused: 2, computed: 4 });
  expect(asked.slice(4).sort()).toEqual(["0:1.5", "1:1.5", "2:1", "2:1.5"]);
  expect(more.finished.map(({ results }) => results.map(({ eta }) => eta))).toEqual(new Array(3).fill([1, 1.5]));
  expect(store.kept.get(0)?.results.map(({ eta }) => eta)).toEqual([1, 1.5, 2]);
});

test("realDataRun that is stopped has the repeats that are finished and keeps the bandwidths of the others", async () => {
  const store = memoryStore();
  const interruption = new AbortController();
  const forever = new Promise<void>(() => undefined);
  const startWorkers = workersThat([], (repeat, eta) => {
    if (repeat === 0) return undefined;
    if (eta === 1) interruption.abort();
    return forever;
  });
  const stopped = await realDataRun(runWith({ store, startWorkers, signal: interruption.signal }));
  expect(stopped.finished).toHaveLength(1);
  expect(store.kept.get(1)?.results.map(({ eta }) => eta)).toEqual([1]);
});

test("realDataRun passes on what the store or a worker throws", async () => {
  const full: RepeatStore = { ...memoryStore(), write: () => Promise.reject(new Error("the disk is full")) };
  await expect(realDataRun(runWith({ store: full }))).rejects.toThrow("the disk is full");
  const startWorkers = workersThat([], () => Promise.reject(new Error("no scale")));
  await expect(realDataRun(runWith({ startWorkers }))).rejects.toThrow("no scale");
});
