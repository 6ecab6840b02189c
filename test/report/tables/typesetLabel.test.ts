import { expect, test } from "vitest";
import { mathText } from "../../../src/report/drawing/mathText.js";
import { typesetLabel } from "../../../src/report/tables/typesetLabel.js";

const CASES = [
  ["generalizationError", "$E_{\\mathrm{gen}}$"],
  ["qHat", "$\\hat q$"],
  ["alpha", "$\\alpha$"],
  ["alpha_c of the perceptron", "$\\alpha_{\\mathrm{c}}$ of the perceptron"],
  ["muStar^2 / lambda", "$\\mu_\\star^{2}$ / $\\lambda$"],
  ["alpha^(-1/2)", "$\\alpha^{-1/2}$"],
  ["E_mem at gamma -> pi", "$E_{\\mathrm{mem}}$ at $\\gamma \\to \\pi$"],
  ["lambda -> 0+", "$\\lambda \\to 0^+$"],
  ["eta -> 1", "$\\eta$ $\\to$ 1"],
  ["3.4e-7 above", "$3.4 \\times 10^{-7}$ above"],
  ["2/(1 - epsilon)", "2/(1 − $\\varepsilon$)"],
  ["+/-", "$\\pm$"],
  ["0.5 +- 0.1", "0.5 $\\pm$ 0.1"],
  ["alpha = 10^3", "$\\alpha$ = $10^{3}$"],
  ["10^(-1/2) c^2", "$10^{-1/2}$ $c^{2}$"],
  ["(1 - epsilon) sqrt(2/pi)", "(1 − $\\varepsilon$) $\\sqrt{2/\\pi}$"],
  ["sqrt(1 - c^2)", "$\\sqrt{1 - c^{2}}$"],
] as const;

test.each(CASES)("typesetLabel turns %s into %s", (label, typeset) => {
  expect(typesetLabel(label)).toBe(typeset);
});

test.each([
  "best angle",
  "beta and etas, lambdas, Epsilon",
  "alpha1",
  "0+1",
  "10+",
  "$\\alpha$ and $x_{lambda}$",
  "cost \\$5",
])("typesetLabel leaves %s as it is", (label) => {
  expect(typesetLabel(label)).toBe(label);
});

test("typesetLabel gives mathematics that the typesetter knows", () => {
  for (const [, typeset] of CASES) {
    for (const [formula] of typeset.matchAll(/\$[^$]*\$/g)) expect(mathText(formula).width, formula).toBeGreaterThan(0);
  }
});
