import { expect, test } from "vitest";
import { thumbnail } from "../../../src/web/build/thumbnails.js";
import { PRESETS } from "../../../src/web/page/presets.js";
import { THUMBNAIL } from "../../../src/web/plot/thumbnailCurve.js";

test.each(PRESETS)("thumbnail draws all curves of $name inside its box", async ({ state }) => {
  const curves = await thumbnail(state);
  expect(curves).toHaveLength(state.pins.length + 1);
  for (const { path } of curves) {
    const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
    const across = numbers.filter((_value, index) => index % 2 === 0);
    const upward = numbers.filter((_value, index) => index % 2 === 1);
    expect(across.length).toBeGreaterThan(20);
    expect(path).not.toMatch(/NaN|Infinity/);
    expect(Math.min(...across)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...across)).toBeLessThanOrEqual(THUMBNAIL.width);
    expect(Math.min(...upward)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...upward)).toBeLessThanOrEqual(THUMBNAIL.height);
  }
});
