import { expect, test } from "vitest";
import { className, HELD_OUT_SHARE, requireSamples, taskSizes } from "../../../validation/realData/task.js";
import { setOf } from "./sets.js";

const rows = Array.from({ length: 60 }, (_, index) => [index, index ** 2]);
/** 20 samples of each of the classes 0, 1, 2. */
const train = setOf(rows);
const task = { rule: [0, 1], facts: 2, n: 20, epsilon: 0.2, seed: 1 } as const;

test("taskSizes are epsilon n facts and the rest in two halves, the first the larger", () => {
  expect(taskSizes({ n: 20, epsilon: 0.2 })).toEqual({ n: 20, rule: [8, 8], facts: 4 });
  expect(taskSizes({ n: 21, epsilon: 0.2 })).toEqual({ n: 21, rule: [9, 8], facts: 4 });
  expect(taskSizes({ n: 7, epsilon: 1 })).toEqual({ n: 7, rule: [0, 0], facts: 7 });
  expect(taskSizes({ n: 7, epsilon: 0 })).toEqual({ n: 7, rule: [4, 3], facts: 0 });
});

test("requireSamples accepts the largest n that it names, and no larger one", () => {
  expect(HELD_OUT_SHARE).toBe(0.2);
  expect(() => {
    requireSamples({ train }, { ...task, n: 100 });
  }).toThrow(
    "n must lie in [2, 40] at epsilon = 0.2; got 100. It needs 40 + 40 samples of the rule and 20 facts; made holds 20 of class 0, 20 of class 1, 20 of class 2; a fifth of each rule class is kept for testing, so 16 and 16 of those can be trained on",
  );
  requireSamples({ train }, { ...task, n: 40 });
  expect(() => {
    requireSamples({ train }, { ...task, n: 41 });
  }).toThrow("got 41");
});

test("requireSamples lets all samples be trained on where the test has files of its own", () => {
  requireSamples({ train, test: train }, { ...task, n: 50 });
  expect(() => {
    requireSamples({ train, test: train }, { ...task, n: 52 });
  }).toThrow(/n must lie in \[2, 50\].*made holds 20 of class 0, 20 of class 1, 20 of class 2$/);
});

test("requireSamples counts the facts as well", () => {
  expect(() => {
    requireSamples({ train }, { ...task, epsilon: 1, n: 21 });
  }).toThrow("n must lie in [2, 20] at epsilon = 1; got 21");
});

test("requireSamples refuses classes that are missing or meant twice", () => {
  expect(() => {
    requireSamples({ train }, { ...task, facts: 7 });
  }).toThrow("class in made must lie in {0 (20), 1 (20), 2 (20)}; got 7");
  expect(() => {
    requireSamples({ train }, { ...task, facts: 1 });
  }).toThrow("classes of rule and facts cannot be [0,1,1]; allowed: lists of three different ones");
  // Without facts their class is not needed.
  requireSamples({ train }, { ...task, facts: 7, epsilon: 0 });
  const onlyOne = setOf(rows, new Array<number>(60).fill(0));
  expect(() => {
    requireSamples({ train, test: { ...onlyOne, files: ["t"] } }, task);
  }).toThrow("class in t must lie in {0 (60)}; got 1");
});

test("requireSamples refuses test files of another number of inputs", () => {
  expect(() => {
    requireSamples({ train, test: { ...train, files: ["t"], d: 3 } }, task);
  }).toThrow("inputs a sample in t must lie in {2}; got 3. made has 2 inputs a sample");
});

test("className is the name where the format has names", () => {
  expect(className(train, 2)).toBe("2");
  expect(className({ ...train, classNames: ["a", "b", "c"] }, 2)).toBe("c");
});
