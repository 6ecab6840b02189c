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

test("angleAxis is in decimals over a range that has fewer than two of its fractions", () => {
  const labels = (domain: readonly [number, number]): string[] => {
    const svg = chart(figure([panel({ x: angleAxis("", domain), y: { label: "", scale: "linear", ticks: "named" } })]));
    return [...svg.matchAll(/aria-label="\$([^"]*)\$"/g)].map(([, label]) => label!);
  };
  expect(labels([0.8, 1.1])).toEqual(["0.80", "0.85", "0.90", "0.95", "1.00", "1.05", "1.10"]);
  expect(labels([0.7, 1])).toContain("0.80");
  expect(labels([0.7, 1.2])).toEqual(["\\pi/4", "3\\pi/8"]);
});
