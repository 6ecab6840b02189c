import { expect, test } from "vitest";
import { formulaSheet } from "../../site/formulaSheet.js";

test("formulaSheet typesets formulas with each glyph once and nothing that only a typesetter needs", () => {
  const { formulas, glyphs } = formulaSheet({
    display: { tex: "E=\\frac{1}{\\pi}\\arctan\\frac{\\tau}{m}", display: true },
    inline: { tex: "\\tau^2=q-m^2", display: false },
  });
  const defined = [...glyphs.matchAll(/<path id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(defined).size).toBe(defined.length);
  expect(Object.keys(formulas)).toEqual(["display", "inline"]);
  for (const { markup, viewBox } of Object.values(formulas)) {
    expect(viewBox.split(" ").map(Number).every(Number.isFinite)).toBe(true);
    expect(markup).not.toMatch(/data-|xlink/);
    for (const [, id] of markup.matchAll(/href="#([^"]+)"/g)) expect(defined).toContain(id);
  }
});

test("formulaSheet refuses LaTeX that is none", () => {
  expect(() => formulaSheet({ bad: { tex: "\\frac{1", display: true } })).toThrow("bad");
});
