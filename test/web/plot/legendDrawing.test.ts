import { expect, test } from "vitest";
import { legendDrawing } from "../../../src/web/plot/legendDrawing.js";
import { LIGHT } from "../../../src/web/plot/theme.js";

const LONG = "perceptron, ".repeat(20);
const legend = (labels: readonly string[]): ReturnType<typeof legendDrawing> =>
  legendDrawing({ entries: labels.map((label, color) => ({ label, color })), marks: [] }, 84, 620, 480, LIGHT);
const startsOf = (markup: string): Set<string> =>
  new Set([...markup.matchAll(/<text x="([\d.]+)"/g)].map(([, x]) => x!));

test("legendDrawing ends a label at the width of the picture, and has it in full for what reads titles", () => {
  const { markup } = legend([LONG]);
  const shown = />([^<]*…)<\/text>/.exec(markup)?.[1] ?? "";
  expect(shown.length).toBeGreaterThan(40);
  expect(shown.length).toBeLessThan(620 / 7);
  expect(markup).toContain(`<title>${LONG}</title>`);
  expect(legend(["short"]).markup).not.toContain("title");
});

test("legendDrawing puts many short labels side by side, and few or long ones below each other", () => {
  const many = Array.from({ length: 9 }, (_, index) => `erf kernel ${index}`);
  expect(startsOf(legend(many).markup).size).toBe(3);
  expect(legend(many).height).toBeLessThan(legend(many.slice(0, 4)).height);
  expect(startsOf(legend(many.slice(0, 3)).markup).size).toBe(1);
  expect(startsOf(legend([...many, LONG]).markup).size).toBe(1);
});
