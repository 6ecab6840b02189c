import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { chart } from "../../src/report/chart.js";
import { png } from "../../src/report/png.js";
import { figure, panel } from "./figures.js";

const SVG = chart(figure([panel()]));
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height, which stand at a fixed place in the first chunk of a PNG file. */
function size(bytes: Uint8Array): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

test.each([
  [undefined, 1013],
  [72, 243],
  [144, 486],
])("png has the printed size at %s pixels per inch", (pixelsPerInch, width) => {
  const bytes = png(SVG, pixelsPerInch);
  expect([...bytes.subarray(0, 8)]).toEqual(SIGNATURE);
  const points = Number(/height="([\d.]+)pt"/.exec(SVG)![1]);
  expect(size(bytes)[0]).toBe(width);
  expect(Math.abs(size(bytes)[1] - (points * width) / 243)).toBeLessThan(1);
});

test.each([0, Number.NaN, 1e9])("png throws a ParameterError for %s pixels per inch", (pixelsPerInch) => {
  expect(() => png(SVG, pixelsPerInch)).toThrow(ParameterError);
});

test("png throws a ParameterError for a picture without a size in points", () => {
  expect(() => png("<svg/>")).toThrow("svg");
});
