import { expect, test } from "vitest";
import { figureLayout, subtitleLines } from "../../../src/report/drawing/figureLayout.js";
import { textExtent } from "../../../src/report/drawing/textMark.js";
import { figure, panel } from "../figures.js";

const PARTS = ["ReLU random features", "square loss", "$\\kappa = 2$", "$\\varepsilon = 0.1$", "$\\lambda \\to 0^+$"];

test("subtitleLines joins all parts by commas and breaks between parts only", () => {
  for (const width of [1, 80, 120, 1000]) {
    const lines = subtitleLines(PARTS, width, 8);
    expect(lines.join(" ")).toBe(PARTS.join(", "));
    for (const line of lines.filter((own) => own.replace(/,$/, "").includes(", "))) {
      expect(textExtent(line.replace(/,$/, ""), 8).width).toBeLessThanOrEqual(width);
    }
  }
  expect(subtitleLines(PARTS, 1000, 8)).toHaveLength(1);
  expect(subtitleLines(PARTS, 1, 8)).toHaveLength(PARTS.length);
  expect(subtitleLines([], 100, 8)).toEqual([]);
});

test("figureLayout moves everything down by the lines of the subtitle, and by nothing without one", () => {
  const top = (subtitle: readonly string[]): number =>
    figureLayout(figure([panel()], { subtitle }), 243).panels[0]!.top;
  expect(top([])).toBe(figureLayout(figure([panel()]), 243).panels[0]!.top);
  expect(top([...PARTS, ...PARTS])).toBeGreaterThan(top(["short"]));
  const { subtitle, panels } = figureLayout(figure([panel()], { subtitle: PARTS }), 243);
  expect(subtitle.at(-1)!.baseline).toBeLessThan(panels[0]!.top);
});
