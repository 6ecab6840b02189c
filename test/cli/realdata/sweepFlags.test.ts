import { expect, test } from "vitest";
import { DEFAULT_ETAS, DEFAULT_LAMBDAS, etasOf, lambdasOf } from "../../../src/cli/realdata/sweepFlags.js";

test("etasOf and lambdasOf read lists in any order", () => {
  expect(etasOf("4, 1,2.5")).toEqual([1, 2.5, 4]);
  expect(lambdasOf("inf,1e-3,0+,1")).toEqual([0, 1e-3, 1, Number.POSITIVE_INFINITY]);
});

test("etasOf and lambdasOf refuse a value that stands twice", () => {
  expect(() => etasOf("4,1,2.5,1.0")).toThrow('eta cannot be "1.0"; allowed: a value that the list has not had before');
  expect(() => lambdasOf("inf,0+,1,0")).toThrow('lambda cannot be "0"; allowed: a value that the list has not had');
});

test.each(["", "1,", "-1", "0", "inf", "1;2", "0x10", "700"])("etasOf refuses %j", (text) => {
  expect(() => etasOf(text)).toThrow(/eta must lie in \(0, 700\)/);
});

test.each(["", "1,", "-1", "x"])("lambdasOf refuses %j", (text) => {
  expect(() => lambdasOf(text)).toThrow(/lambda must lie in \[0, Infinity\]/);
});

test("etasOf refuses a list that is endless", () => {
  expect(() => etasOf(Array.from({ length: 1001 }, (_, i) => i + 1).join(","))).toThrow("lists of at most 1000 values");
});

test("DEFAULT_ETAS and DEFAULT_LAMBDAS rise, hold the paper's best bandwidths and both limits", () => {
  for (const list of [DEFAULT_ETAS, DEFAULT_LAMBDAS]) expect([...list].sort((a, b) => a - b)).toEqual(list);
  expect(DEFAULT_ETAS).toEqual(expect.arrayContaining([4, 6.75]));
  expect([DEFAULT_LAMBDAS[0], DEFAULT_LAMBDAS.at(-1)]).toEqual([0, Number.POSITIVE_INFINITY]);
});
