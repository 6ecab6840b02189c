import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { PAPER_PARTS, partsCalled, partWord } from "../../src/report/paperParts.js";

test("PAPER_PARTS have names of their own, in order, and are what they say", async () => {
  const names = PAPER_PARTS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, seconds, load } of PAPER_PARTS) {
    expect(seconds).toBeGreaterThan(0);
    const part = await load();
    expect(part.name).toBe(name);
    expect(name).toMatch(/^[a-z]+(-[a-z\d]+)*$/);
    expect(part.title).not.toBe("");
    expect(part.caption).toMatch(/\.$/);
    expect(part.parameters.length).toBeGreaterThan(0);
  }
});

test("partWord is the number of a figure and the name of any other part", () => {
  expect(partWord("figure-3")).toBe("3");
  expect(partWord("double-descent")).toBe("double-descent");
});

test("partsCalled gives all parts for no words, and others once and in order", () => {
  expect(partsCalled([])).toEqual(PAPER_PARTS);
  expect(partsCalled(["table", "1", "figure-1"]).map(({ name }) => name)).toEqual(["figure-1", "table"]);
});

test("partsCalled throws a ParameterError that names the parts there are", () => {
  expect(() => partsCalled(["1", "figure"])).toThrow(ParameterError);
  expect(() => partsCalled(["1", "6"])).toThrow(/part must lie in \{1, 2, .*table.*\}; got "6"/);
});
