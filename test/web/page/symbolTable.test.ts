import { expect, test } from "vitest";
import { EQUATIONS } from "../../../src/web/page/equationTable.js";
import { lettersOf, SYMBOLS, standsIn } from "../../../src/web/page/symbolTable.js";

/** LaTeX of form, numbers, operators, and variables that are bound where they stand. */
const NO_WORD_NEEDED = new Set([
  ..."frac tfrac left right sqrt quad qquad int arg min arctan arccos cos sin cdot pi infty pm sim to langle rangle oint sum top"
    .split(" ")
    .map((name) => `\\${name}`),
  ...["\\mathrm{prox}", "\\mathrm{Var}", "E", "N", "d", "t", "u", "x", "s", "i", "e"],
]);

/** Letters that an equation of the same page defines: by "=", or in its name. */
const DEFINED: { readonly [label: string]: readonly string[] } = {
  "CH.3": ["b"],
  "CH.5": ["h", "h_0", "h_1"],
  "SP.4": ["z", "D", "r"],
  "SP.5": ["r"],
  "AC.1": ["g"],
  "LI.2": ["a"],
  "BO.1": ["Z", "Z_+", "Z_-"],
  "BO.3": ["\\mathrm{BO}"],
  "TI.1": ["z"],
  "TI.3": ["z", "k", "\\beta_k"],
  "MF.3": ["z", "y"],
  "TH.1": ["\\theta", "\\psi", "B"],
  "TH.2": ["\\theta", "\\psi", "B"],
};

test.each(EQUATIONS)("SYMBOLS explain every letter of ($label), $name", (equation) => {
  const explained = new Set([
    ...SYMBOLS.filter((symbol) => standsIn(symbol, equation)).flatMap(({ letters }) => letters),
    ...(DEFINED[equation.label] ?? []),
    ...NO_WORD_NEEDED,
  ]);
  expect(lettersOf(equation).filter((letter) => !explained.has(letter))).toEqual([]);
});

test("SYMBOLS have a place each: no word for a letter that no equation has", () => {
  expect(SYMBOLS.filter((symbol) => !EQUATIONS.some((equation) => standsIn(symbol, equation)))).toEqual([]);
  expect(new Set(SYMBOLS.map(({ name }) => name)).size).toBe(SYMBOLS.length);
  const labels = new Set(EQUATIONS.map(({ label }) => label));
  for (const { within = [] } of SYMBOLS) expect(within.filter((label) => !labels.has(label))).toEqual([]);
});
