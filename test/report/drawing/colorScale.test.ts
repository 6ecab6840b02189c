import { expect, test } from "vitest";
import { colorScale, luminance } from "../../../src/report/drawing/colorScale.js";

const SHARES = Array.from({ length: 101 }, (_, index) => index / 100);

test("colorScale places values between its ends, on a linear or a logarithmic scale", () => {
  expect([1, 2, 3].map(colorScale([1, 3], "linear").share)).toEqual([0, 0.5, 1]);
  expect([1, 10, 100].map(colorScale([1, 100], "log").share)).toEqual([0, expect.closeTo(0.5, 12), 1]);
  expect([0, -1].map(colorScale([1, 100], "log").share)).toEqual([Number.NaN, Number.NaN]);
  expect(colorScale([0, 1], "linear").share(Number.NaN)).toBeNaN();
});

test("colorScale has colors whose luminance rises from end to end, so that it survives grey print", () => {
  const { color } = colorScale([0, 1], "linear");
  const luminances = SHARES.map((share) => luminance(color(share)));
  for (const [index, value] of luminances.entries()) {
    if (index > 0) expect(value).toBeGreaterThan(luminances[index - 1]!);
  }
  expect(luminances[0]).toBeLessThan(0.02);
  expect(luminances.at(-1)).toBeGreaterThan(0.75);
});

test("colorScale gives values beyond its ends the color of the end", () => {
  const { color } = colorScale([0, 1], "linear");
  expect([color(-1), color(2)]).toEqual([color(0), color(1)]);
  expect(color(0.3)).toMatch(/^#[\da-f]{6}$/);
});

test("colorScale has an ink with a contrast of at least 4.5 on every color", () => {
  const { color, ink } = colorScale([0, 1], "linear");
  for (const share of SHARES) {
    const [dark, light] = [luminance(color(share)), luminance(ink(share))].sort((left, right) => left - right);
    expect((light! + 0.05) / (dark! + 0.05)).toBeGreaterThan(4.5);
  }
});

test("luminance is 0 for black and 1 for white", () => {
  expect([luminance("#000000"), luminance("#ffffff")]).toEqual([0, expect.closeTo(1, 12)]);
});
