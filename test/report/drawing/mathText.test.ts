import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { mathText } from "../../../src/report/drawing/mathText.js";

test("mathText(label) is an outline with the extent of the label", () => {
  const { outline, width, ascent, descent } = mathText("$x$");
  expect(outline).toMatch(/^M[\d -]+[A-Z].*Z$/);
  expect([width, ascent, descent]).toEqual([572, 442, 11]);
});

test("mathText(label) sets a digit the same in text and in mathematics", () => {
  expect(mathText("$5$").outline).toBe(mathText("5").outline);
});

test("mathText(label) sets what LaTeX reserves as it is written", () => {
  for (const character of ["%", "#", "&", "_", "^", "~", "{", "}", "\\", "\\$", "<", '"']) {
    expect(mathText(`a ${character} b`).width).toBeGreaterThan(mathText("a  b").width);
  }
});

test("mathText(label) mixes text and mathematics", () => {
  const { width } = mathText("error $E_{\\mathrm{gen}}$, $\\lambda \\to 0^+$");
  expect(width).toBeGreaterThan(mathText("error ").width + mathText("$E_{\\mathrm{gen}}$").width);
});

test("mathText(label) sets fractions, roots and accents", () => {
  for (const label of ["$\\sqrt{\\frac{1}{2}}$", "$\\hat{q}$", "$\\overline{ab}$", "$10^{-2}$", "$\\mu_\\star$"]) {
    expect(mathText(label).outline).not.toMatch(/NaN|[^MLHVQZ\d\s-]/);
  }
});

test("mathText(label) of an empty label is empty", () => {
  expect(mathText("").outline).toBe("");
});

test.each([
  ["$\\frac{$", "Missing argument"],
  ["$\\nonsense$", "Undefined control sequence"],
  ["cost: $5", "no partner"],
  ["bell \u0007", "control character"],
  ["日本", "no glyph"],
  ["日本é", "no glyph"],
])("mathText throws a ParameterError for %j that says why", (label, reason) => {
  expect(() => mathText(label)).toThrow(ParameterError);
  expect(() => mathText(label)).toThrow(reason);
});

test("mathText sets letters with accents: the letter, and over it the accent", () => {
  for (const [letter, base] of [
    ["é", "e"],
    ["ö", "o"],
    ["Å", "A"],
    ["ñ", "n"],
    ["č", "c"],
    ["ī", "i"],
  ] as const) {
    const [accented, plain] = [mathText(letter), mathText(base)];
    expect(accented.ascent).toBeGreaterThan(plain.ascent);
    expect(accented.outline.length).toBeGreaterThan(plain.outline.length);
    expect(mathText(letter.normalize("NFD"))).toMatchObject({ outline: accented.outline });
  }
  for (const label of ["Göttingen, Éluard, façade", "Łódź, smørrebrød, Straße", "ε = 0.1, μ⋆ → ∞", "50 × 2 ± 1 ≤ α"]) {
    expect(mathText(label).width).toBeGreaterThan(0);
  }
});
