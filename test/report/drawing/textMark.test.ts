import { expect, test } from "vitest";
import { textExtent, textMark } from "../../../src/report/drawing/textMark.js";

function transform(mark: string): string {
  return /transform="([^"]*)"/.exec(mark)![1]!;
}

test("textMark anchors a label at its start, its middle or its end", () => {
  const at = (anchor: "start" | "middle" | "end"): number =>
    Number(/translate\(([-\d.]+)/.exec(textMark("$x$", { x: 10, y: 20, size: 10, anchor }))![1]);
  expect([at("start"), at("middle"), at("end")]).toEqual([10, 10 - 5.72 / 2, 10 - 5.72]);
});

test("textMark scales thousandths of the type size and keeps the source as accessible name", () => {
  const mark = textMark('$a < b$ & "c"', { x: 1, y: 2, size: 8, anchor: "start" });
  expect(transform(mark)).toBe("translate(1 2) scale(0.008)");
  expect(mark).toContain('aria-label="$a &lt; b$ &amp; &quot;c&quot;"');
});

test("textMark centers digits at a height, or turns the label upward", () => {
  const place = { x: 0, y: 0, size: 10, anchor: "start" } as const;
  expect(transform(textMark("1", { ...place, middle: true }))).toBe("translate(0 3.35) scale(0.01)");
  expect(transform(textMark("1", { ...place, upward: true }))).toBe("translate(0 0) rotate(-90) scale(0.01)");
});

test("textMark turns a label about its place and gives it a color", () => {
  const mark = textMark("$x$", { x: 3, y: 4, size: 10, anchor: "middle", angle: 33.33, color: "#ffffff" });
  expect(transform(mark)).toBe("translate(3 4) rotate(33.3) translate(-2.86 0) scale(0.01)");
  expect(mark).toContain('fill="#ffffff"');
});

test("textMark of an empty label is nothing", () => {
  expect(textMark("", { x: 0, y: 0, size: 8, anchor: "start" })).toBe("");
});

test("textExtent is proportional to the type size", () => {
  expect(textExtent("$x$", 10)).toEqual({ width: 5.72, ascent: 4.42, descent: 0.11 });
});
