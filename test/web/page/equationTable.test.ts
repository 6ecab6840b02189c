import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { formulaSheet } from "../../../src/web/build/formulas.js";
import { EQUATIONS } from "../../../src/web/page/equationTable.js";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";
import { VIEW_NAMES } from "../../../src/web/views.js";
import { ROOT } from "../../architecture/sourceTree.js";

test("EQUATIONS have numbers of the equation sheet, each once", () => {
  const sheet = readFileSync(join(ROOT, "equations/README.md"), "utf8");
  for (const { label } of EQUATIONS) expect(sheet).toContain(`**(${label})**`);
  expect(new Set(EQUATIONS.map(({ label }) => label)).size).toBe(EQUATIONS.length);
});

test("EQUATIONS are all in use somewhere, and some in every view", () => {
  const used = new Set<string>();
  for (const view of VIEW_NAMES) {
    for (const model of ["linear", "kernel", "rf"] as const) {
      for (const featureKind of ["activation", "kernel"] as const) {
        for (const loss of ["square", "hinge", "squared-hinge", "logistic"]) {
          const settings = { ...DEFAULT_SETTINGS, model, loss, featureKind };
          const shown = EQUATIONS.filter(({ holds }) => holds(settings, view));
          expect(shown.length).toBeGreaterThan(1);
          for (const { label } of shown) used.add(label);
        }
      }
    }
  }
  expect(EQUATIONS.filter(({ label }) => !used.has(label))).toEqual([]);
});

test("formulaSheet typesets every equation, with each glyph once and nothing that only a typesetter needs", () => {
  const { formulas, glyphs } = formulaSheet(Object.fromEntries(EQUATIONS.map(({ label, tex }) => [label, tex])));
  const defined = [...glyphs.matchAll(/<path id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(defined).size).toBe(defined.length);
  for (const { markup, viewBox } of Object.values(formulas)) {
    expect(viewBox.split(" ").map(Number).every(Number.isFinite)).toBe(true);
    expect(markup).not.toMatch(/data-|xlink/);
    for (const [, id] of markup.matchAll(/href="#([^"]+)"/g)) expect(defined).toContain(id);
  }
});

test("formulaSheet refuses LaTeX that is none", () => {
  expect(() => formulaSheet({ bad: "\\frac{1" })).toThrow("bad");
});
