import { expect, test } from "vitest";
import { integerOf, numberOf, parameterHelp } from "../../../src/cli/flags/numberFlag.js";

test("numberOf reads decimal numbers and infinity", () => {
  const texts = ["2", "-2", "+.5", "5.", "1e-3", " 7 ", "inf", "-Infinity"];
  expect(texts.map((text) => numberOf("alpha", text, "R"))).toEqual([2, -2, 0.5, 5, 1e-3, 7, Infinity, -Infinity]);
});

test("numberOf reads arithmetic", () => {
  expect(["2/0.9", "2/(1-0.1)", "pi/4"].map((text) => numberOf("alpha", text, "R"))).toEqual([
    2 / 0.9,
    2 / (1 - 0.1),
    Math.PI / 4,
  ]);
});

test("numberOf refuses what other readers of numbers let through, naming parameter, value and range", () => {
  for (const text of ["", " ", "0x10", "1,5", "2a", "1e", "NaN", "1_000", "--", "e5", "."]) {
    expect(() => numberOf("alpha", text, "(0, 1)")).toThrow(`alpha must lie in (0, 1); got ${JSON.stringify(text)}`);
  }
});

test("integerOf refuses fractions and what lies outside", () => {
  expect(integerOf("points", "1e3", 2, 5000)).toBe(1000);
  for (const text of ["1", "2.5", "5001", "inf"]) {
    expect(() => integerOf("points", text, 2, 5000)).toThrow(`points must lie in the integers 2 to 5000; got `);
  }
});

test("parameterHelp has the meaning and the range of the one table of parameters", () => {
  expect(parameterHelp("gamma")).toMatch(/^kernel angle .*, in \(0, pi\/2\)$/);
  expect(parameterHelp("lambda")).toMatch(/^ridge penalty; .*; in \[0, Infinity\]$/);
});
