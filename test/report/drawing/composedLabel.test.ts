import fc from "fast-check";
import { expect, test } from "vitest";
import { labelTable } from "../../../build/labelTable.js";
import { PARAMETER_NAMES } from "../../../equations/vocabulary/parameters.js";
import { axisTicks } from "../../../src/report/drawing/axisTicks.js";
import { composedLabel } from "../../../src/report/drawing/composedLabel.js";
import { mathText, outlined } from "../../../src/report/drawing/mathText.js";
import { columnLabel, legendLabel, SYMBOLS_BY_NAME } from "../../../src/report/labels.js";
import { parameterText } from "../../../src/report/pointSubtitle.js";
import { REPRODUCIBLE } from "../../numerics/randomNumbers.js";

const TABLE = labelTable();

/** Compares the label made of the table's pieces with MathJax's, which the sources use for all labels: they have no table beside them. */
function expectComposed(label: string): void {
  const composed = composedLabel(label, TABLE);
  expect(composed, label).toBeDefined();
  const refuse = (reason: string): never => expect.fail(`${label}: ${reason}`);
  expect(outlined(composed!, refuse), label).toEqual(mathText(label));
}

test("the table has the labels of all columns, and every parameter at its values and limits", () => {
  for (const name of SYMBOLS_BY_NAME.keys()) {
    expectComposed(columnLabel(name));
    expectComposed(legendLabel(name));
  }
  for (const name of PARAMETER_NAMES) {
    for (const value of [0, 2, -0.5, 0.1, 1234, Number.POSITIVE_INFINITY]) expectComposed(parameterText(name, value));
  }
});

test("the table has the labels of the ticks of usual axes", () => {
  const exponent = fc.double({ min: -9, max: 9, noNaN: true });
  fc.assert(
    fc.property(exponent, exponent, fc.constantFrom("linear", "log"), (one, other, scale) => {
      const [low, high] = [10 ** Math.min(one, other), 1.1 * 10 ** Math.max(one, other)];
      for (const { label } of axisTicks({ label: "", scale }, [low, high], 200, 30).major) expectComposed(label);
      for (const { label } of axisTicks({ label: "", scale: "linear" }, [-low, high], 200, 30).major)
        expectComposed(label);
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("text and formulas stand beside each other as MathJax sets them", () => {
  const word = fc.string({
    unit: fc.constantFrom(...Object.keys(TABLE.characters).filter((one) => one !== " ")),
    minLength: 1,
  });
  const number = fc.constantFrom(
    "0",
    "12",
    "-0.5",
    "3.25",
    "\\infty",
    "10^{-7}",
    "-10^{3}",
    "0^+",
    "\\lambda",
    "\\hat q",
  );
  const sign = fc.constantFrom("=", "\\to", "\\le", "\\ge", "\\times");
  const formula = fc.tuple(number, sign, number, sign, number).map((parts) => `$${parts.join(" ")}$`);
  fc.assert(
    fc.property(fc.array(fc.oneof(word, formula, fc.constant(" ")), { maxLength: 6 }), (parts) => {
      expectComposed(parts.join("").replace(/ +/g, " ").replace(/\$\$/g, "$ $"));
    }),
    { ...REPRODUCIBLE, numRuns: 100 },
  );
});

test("composedLabel(label, table) is undefined where a piece is missing", () => {
  for (const label of [
    "é",
    "a  b",
    "5 \\$",
    "one $ sign",
    "$\\zeta$",
    "$constructor$",
    "$x + y$",
    "$\\alpha \\infty \\beta$",
    "$1,000$",
  ]) {
    expect(composedLabel(label, TABLE), label).toBeUndefined();
  }
});
