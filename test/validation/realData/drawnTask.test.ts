import { expect, test } from "vitest";
import { drawnTask } from "../../../validation/realData/drawnTask.js";
import { setOf } from "./sets.js";

const train = setOf(Array.from({ length: 90 }, (_, index) => [index]));
const task = { rule: [1, 0], facts: 2, n: 20, epsilon: 0.25, seed: 3 } as const;

test("drawnTask takes rules and facts from their classes, each sample once, and tests on the rest", () => {
  const { train: chosen, labels, facts, test: tested, testLabels } = drawnTask({ train }, task, 0);
  expect({ n: chosen.length, facts, tests: tested.length }).toEqual({ n: 20, facts: 5, tests: 45 });
  const classes = [...chosen].map((index) => train.labels[index]);
  expect(classes).toEqual([...new Array<number>(8).fill(1), ...new Array<number>(7).fill(0), 2, 2, 2, 2, 2]);
  expect([...labels.subarray(0, 15)]).toEqual(classes.slice(0, 15).map((label) => (label === 1 ? 1 : -1)));
  expect(new Set([...chosen, ...tested]).size).toBe(65);
  expect([...testLabels]).toEqual([...tested].map((index) => (train.labels[index] === 1 ? 1 : -1)));
});

test("drawnTask gives the facts fair coins", () => {
  const many = { ...task, epsilon: 1, n: 30 };
  const coins = Array.from({ length: 100 }, (_, repeat) => [...drawnTask({ train }, many, repeat).labels]).flat();
  expect(coins.every((coin) => Math.abs(coin) === 1)).toBe(true);
  // Four standard errors of 3000 coins.
  expect(Math.abs(coins.reduce((sum, coin) => sum + coin, 0))).toBeLessThan(4 * Math.sqrt(3000));
});

test("drawnTask is the same for the same seed and repeat, and different for others", () => {
  const drawn = (seed: number, repeat: number): string => drawnTask({ train }, { ...task, seed }, repeat).train.join();
  expect(drawn(3, 1)).toBe(drawn(3, 1));
  expect(new Set([drawn(3, 1), drawn(3, 2), drawn(4, 1)]).size).toBe(3);
});

test("drawnTask keeps its samples when n or epsilon changes: the smaller draw is the beginning of the larger", () => {
  const small = drawnTask({ train }, task, 5);
  const large = drawnTask({ train }, { ...task, n: 40 }, 5);
  expect([...large.train.subarray(0, 8)]).toEqual([...small.train.subarray(0, 8)]);
  const noFacts = drawnTask({ train }, { ...task, epsilon: 0 }, 5);
  expect([...noFacts.train.subarray(0, 8)]).toEqual([...small.train.subarray(0, 8)]);
});

test("drawnTask tests on the test set where there is one, on at most so many and on both classes alike", () => {
  const other = setOf(Array.from({ length: 30 }, (_, index) => [-index]));
  const all = drawnTask({ train, test: other }, task, 0);
  expect([...all.test].map((index) => other.labels[index])).toEqual([
    ...new Array<number>(10).fill(1),
    ...new Array<number>(10).fill(0),
  ]);
  const some = drawnTask({ train, test: other }, { ...task, testSamples: 7 }, 0);
  expect([...some.testLabels]).toEqual([1, 1, 1, 1, -1, -1, -1]);
  const uneven = setOf([[0], [1], [2], [3]], [1, 1, 1, 0]);
  expect([...drawnTask({ train, test: uneven }, { ...task, testSamples: 3 }, 0).testLabels]).toEqual([1, 1, -1]);
});
