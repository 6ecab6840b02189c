import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { chart } from "../../src/report/chart.js";
import { pdf } from "../../src/report/pdf.js";
import { figure, line, panel } from "./figures.js";

/** The operators of the page. */
function drawing(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  const start = file.indexOf("stream\n") + "stream\n".length;
  return inflateSync(file.subarray(start, file.indexOf("\nendstream"))).toString("latin1");
}

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="30pt" height="20pt" viewBox="0 0 30 20">${content}</svg>`;
}

test("pdf is a PDF file whose page has the picture's size in points, without fonts", () => {
  const picture = chart(figure([panel()]));
  const [, height] = /height="([\d.]+)pt"/.exec(picture)!;
  const file = Buffer.from(pdf(picture)).toString("latin1");
  expect(file).toMatch(/^%PDF-1\.4\n/);
  expect(file).toMatch(/%%EOF\n$/);
  expect(file).toContain(`/MediaBox [0 0 243 ${height}]`);
  expect(file).not.toContain("/Font");
});

test("pdf gives the same bytes for the same picture", () => {
  const picture = chart(figure([panel()]));
  expect(pdf(picture)).toEqual(pdf(picture));
});

test("pdf draws every path, line and rectangle of a chart", () => {
  const lines = [line([0, 1, null, 2, 3]), line([1, 2, 3], { color: 1 })];
  const picture = chart(figure([panel({ lines, title: "$E_{\\mathrm{gen}}$ of \\$" })]));
  const shapes = picture.match(/<(path|line|rect|circle)\b/g)!.length;
  expect(drawing(pdf(picture)).match(/^(S|f|B|n)$/gm)).toHaveLength(shapes);
});

test("pdf turns the picture upright and balances its graphics states", () => {
  const operators = drawing(pdf(svg('<g transform="translate(1 2)"><rect x="0" y="0" width="3" height="4"/></g>')));
  expect(operators).toMatch(/^1 0 0 -1 0 20 cm\n/);
  expect(operators).toContain("1 0 0 1 1 2 cm");
  expect(operators).toContain("0 0 3 4 re\nf");
  expect(operators.match(/^q$/gm)).toHaveLength(operators.match(/^Q$/gm)!.length);
});

test("pdf inherits stroke and fill from the groups around", () => {
  const operators = drawing(
    pdf(svg('<g fill="none" stroke="#ff0000" stroke-width="2" stroke-dasharray="3 1"><path d="M0 0H9"/></g>')),
  );
  expect(operators).toContain("1 0 0 RG 2 w 0 J 0 j 4 M\n[3 1] 0 d\n0 0 m 9 0 l\nS");
});

test("pdf cuts what lies in a nested svg at its edges", () => {
  const operators = drawing(pdf(svg('<svg x="1" y="2" width="5" height="6"><path d="M0 0H99"/></svg>')));
  expect(operators).toContain("1 0 0 1 1 2 cm\n0 0 5 6 re W n\nq");
});

test("pdf turns and scales: a label that reads upward", () => {
  const operators = drawing(pdf(svg('<path transform="translate(3 4) rotate(-90) scale(0.009)" d="M0 0H9Z"/>')));
  expect(operators).toContain("1 0 0 1 3 4 cm\n0 -1 1 0 0 0 cm\n0.009 0 0 0.009 0 0 cm");
});

test.each([
  ["text", "<text>a</text>"],
  ["an image", "<image/>"],
  ["an arc", '<path d="M0 0A1 1 0 0 0 2 2"/>'],
  ["a skewed group", '<g transform="skewX(3)"/>'],
  ["a named color", '<path fill="red" d="M0 0H1"/>'],
])("pdf throws a ParameterError for %s instead of leaving it out", (_case, content) => {
  expect(() => pdf(svg(content))).toThrow(ParameterError);
});

test("pdf throws a ParameterError for a picture without a size in points", () => {
  expect(() => pdf('<svg width="3" height="4"/>')).toThrow("svg");
});

test("pdf gives every cap and join its number of the PDF specification, and the miter limit of SVG", () => {
  // ISO 32000-1, tables 54 and 55.
  const caps = { butt: 0, round: 1, square: 2 };
  const joins = { miter: 0, round: 1, bevel: 2 };
  for (const [cap, capNumber] of Object.entries(caps)) {
    for (const [join, joinNumber] of Object.entries(joins)) {
      const style = `stroke="#000000" stroke-linecap="${cap}" stroke-linejoin="${join}" stroke-miterlimit="7"`;
      const operators = drawing(pdf(svg(`<path ${style} fill="none" d="M0 0L5 5L9 0"/>`)));
      expect(operators).toContain(`${capNumber} J ${joinNumber} j 7 M`);
    }
  }
  expect(drawing(pdf(svg('<path stroke="#000000" d="M0 0L5 5"/>')))).toContain("0 J 0 j 4 M");
});
