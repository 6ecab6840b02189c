import { expect, test } from "vitest";
import { angleAxis } from "../../src/report/angleAxis.js";
import { chart } from "../../src/report/chart.js";
import { figure, panel } from "./figures.js";

test("angleAxis goes from 0 to pi/2 and names its ticks in fractions of pi", () => {
  const { domain, namedTicks } = angleAxis();
  expect(domain).toEqual([0, Math.PI / 2]);
  expect(namedTicks!.map(({ label }) => label)).toEqual(["$0$", "$\\pi/8$", "$\\pi/4$", "$3\\pi/8$", "$\\pi/2$"]);
  expect(namedTicks!.map(({ value }) => (8 * value) / Math.PI)).toEqual([0, 1, 2, 3, 4]);
});

test("angleAxis has no numbers beside its named ticks", () => {
  const svg = chart(figure([panel({ x: angleAxis(""), y: { label: "", scale: "linear", ticks: "named" } })]));
  expect(svg.match(/aria-label="\$[^"]*\$"/g)).toHaveLength(5);
});
