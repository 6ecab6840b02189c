import { expect, test } from "vitest";
import {
  type DrawnRow,
  freeParameters,
  gapReason,
  heldValue,
  isScattered,
  numericAxes,
  requireGlyphs,
  seriesOf,
} from "../../../src/report/study/studyRows.js";
import { type StudyPart, studyParts } from "../../../src/study/parts/studyPart.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";

const GRID = `name: grid
cases:
  - {label: one, loss: hinge}
  - {label: two, loss: square}
fixed: {model: kernel, epsilon: 0.1}
axes:
  activation: [erf, relu]
  alpha: [1, 2.0001, 2.0002]
  lambda: [0.5, inf]
compute: points
`;

const DESIGN = `name: design
fixed: {model: kernel, loss: square, epsilon: 0.1}
axes:
  joint:
    random: 5
    seed: 1
    over:
      gamma: {from: 0.2, to: 1.2, scale: linear}
      alpha: {from: 0.5, to: 4, scale: log}
  lambda: [0.1, 1]
compute: points
`;

async function partOf(text: string): Promise<StudyPart> {
  return studyParts(await readPlan(text, "p"))[0]!;
}

const row = (value: number | null, limit?: string): DrawnRow => ({
  x: 1,
  y: 0,
  value,
  ...(limit === undefined ? {} : { limit }),
  series: "",
  label: "",
  places: [],
  cell: () => null,
});

test("numericAxes leave out parameters whose values are texts", async () => {
  expect(numericAxes(await partOf(GRID))).toEqual(["alpha", "lambda"]);
});

test("freeParameters are neither drawn nor held", async () => {
  const part = await partOf(GRID);
  expect(freeParameters(part, { x: "alpha", at: {} })).toEqual(["activation", "lambda"]);
  expect(freeParameters(part, { x: "alpha", y: "lambda", at: {} })).toEqual(["activation"]);
  expect(freeParameters(part, { x: "alpha", color: "lambda", at: { activation: "erf" } })).toEqual([]);
});

test("isScattered tells a joint design from a grid, and from a design that is held at one of its parameters", async () => {
  const design = await partOf(DESIGN);
  const [first] = design.axes.find(({ names }) => names.length > 1)!.points;
  expect(isScattered(await partOf(GRID), { at: {} })).toBe(false);
  expect(isScattered(design, { at: {} })).toBe(true);
  expect(isScattered(design, { at: { gamma: first![0] as number } })).toBe(false);
  expect(freeParameters(design, { x: "alpha", at: {} })).toEqual(["lambda"]);
  expect(freeParameters(design, { x: "lambda", at: { gamma: first![0] as number } })).toEqual(["alpha"]);
});

test("heldValue takes the value itself, or the only one that agrees to four digits", async () => {
  const part = await partOf(GRID);
  expect(heldValue(part, "alpha", 2.0001)).toBe(2.0001);
  expect(heldValue(part, "alpha", 1.0004)).toBe(1);
  expect(heldValue(part, "lambda", Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  expect(heldValue(part, "activation", "relu")).toBe("relu");
  expect(heldValue(part, "case", "two")).toBe("two");
});

test("heldValue refuses what several values agree with, and what none does, and lists them", async () => {
  const part = await partOf(GRID);
  expect(() => heldValue(part, "alpha", 2)).toThrow(/2\.0001, 2\.0002.*Several values are as close: give all digits/);
  expect(() => heldValue(part, "alpha", 1.002)).toThrow(/at alpha must lie in \{1, 2\.0001, 2\.0002\}; got 1\.002/);
  expect(() => heldValue(part, "case", "three")).toThrow(/\{one, two\}/);
});

test("seriesOf joins the label of a case and where it is", () => {
  expect(seriesOf("", [])).toBe("");
  expect(seriesOf("", ["a", "b"])).toBe("a, b");
  expect(seriesOf("hinge", ["a"])).toBe("hinge, a");
});

test("requireGlyphs takes Latin, Greek and LaTeX, and names each strange character once", () => {
  expect(() => {
    requireGlyphs("square loss, $\\lambda = 0^+$");
  }).not.toThrow();
  expect(() => {
    requireGlyphs("損失 損 ok");
  }).toThrow(/labels without "損", "失", of which/);
});

test("gapReason names every reason once, in order", () => {
  expect(gapReason([undefined, row(null), row(null)], "norm")).toBe("no result");
  expect(gapReason([row(-1), row(0)], "norm")).toBe("0 or negative");
  expect(gapReason([row(0)], "lambda")).toBe("$0^+$");
  expect(gapReason([row(null, "$\\infty$"), undefined], "lambda")).toBe("$\\infty$ or no result");
});
