import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mathText } from "../../../src/report/drawing/mathText.js";
import { EQUATIONS, equationKey } from "../../../src/web/page/equationTable.js";
import { SYMBOLS, symbolKey } from "../../../src/web/page/symbolTable.js";
import { DEFAULT_SETTINGS, TRAINING_CHOICES, withTeacher } from "../../../src/web/state/curveSettings.js";
import { VIEW_NAMES } from "../../../src/web/views.js";
import { ROOT } from "../../architecture/sourceTree.js";

const SOURCES = [
  ...EQUATIONS.map((equation) => [equationKey(equation), equation.tex] as const),
  ...SYMBOLS.map((symbol) => [symbolKey(symbol), symbol.tex] as const),
];
/** Width of a column of the list, less its edges, in units of the type: on a phone of 390 pixels, and in three columns on a laptop. */
const COLUMN = 26.5;

test("EQUATIONS have numbers of the equation sheet, each once", () => {
  const sheet = readFileSync(join(ROOT, "equations/README.md"), "utf8");
  for (const { label } of EQUATIONS) expect(sheet).toContain(`**(${label})**`);
  expect(new Set(EQUATIONS.map(equationKey)).size).toBe(EQUATIONS.length);
});

test("EQUATIONS are all in use somewhere, and some in every view", () => {
  const used = new Set<string>();
  for (const view of VIEW_NAMES) {
    for (const model of ["linear", "kernel", "rf"] as const) {
      for (const featureKind of ["activation", "kernel"] as const) {
        for (const loss of ["square", "hinge", "squared-hinge", "logistic"]) {
          const own = { ...DEFAULT_SETTINGS, model, loss, featureKind };
          for (const settings of [
            ...TRAINING_CHOICES.map((algorithm) => ({ ...own, algorithm })),
            withTeacher(own, loss),
          ]) {
            const shown = EQUATIONS.filter(({ holds }) => holds(settings, view, true));
            expect(shown.length).toBeGreaterThan(1);
            for (const equation of shown) used.add(equationKey(equation));
          }
        }
      }
    }
  }
  expect(EQUATIONS.filter((equation) => !used.has(equationKey(equation)))).toEqual([]);
});

test("EQUATIONS and SYMBOLS are typeset, each under a name of its own, and fit into a column of the list: none is cut", () => {
  expect(new Set(SOURCES.map(([name]) => name)).size).toBe(SOURCES.length);
  const texts = SOURCES.map(([name, tex]) => ({ name, ...mathText(`$\\displaystyle ${tex}$`) }));
  expect(texts.filter(({ outline, width }) => outline === "" || width / 1000 > COLUMN)).toEqual([]);
});

test("EQUATIONS in use along a training are those of its theory, and none of the minimum", () => {
  const labels = (loss: string, algorithm: "gradient-flow" | "gradient-descent"): string[] =>
    EQUATIONS.filter(({ holds }) => holds({ ...DEFAULT_SETTINGS, loss, algorithm }, "alpha", false)).map(equationKey);
  expect(labels("square", "gradient-flow")).toEqual(["TI.1", "TI.3, gradient-flow", "TI.9", "SP.2", "OB.1"]);
  expect(labels("logistic", "gradient-descent")).toEqual(["MF.3", "MF.4", "SP.2", "OB.1"]);
});

test("EQUATIONS in use are those of what is drawn: the limits with their markers and strips, the Bayes-optimal error where it is", () => {
  const labels = (model: "linear" | "kernel" | "rf", view: (typeof VIEW_NAMES)[number], bayes: boolean): string[] =>
    EQUATIONS.filter(({ holds }) => holds({ ...DEFAULT_SETTINGS, model }, view, bayes)).map(equationKey);
  for (const view of ["trade-off", "lambda", "map"] as const) {
    expect(labels("linear", view, true)).toEqual(expect.arrayContaining(["LI.1", "RE.3", "LI.2", "BO.1", "BO.3"]));
    expect(labels("rf", view, true)).toEqual(expect.arrayContaining(["LI.1", "RE.3", "LI.2, any spectrum"]));
    expect(labels("kernel", view, true)).not.toContain("RE.3");
  }
  expect(labels("linear", "alpha", true)).not.toContain("LI.1");
  expect(labels("linear", "map", false)).not.toContain("BO.1");
});
