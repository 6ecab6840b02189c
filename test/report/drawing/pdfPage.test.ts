import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdfPage } from "../../../src/report/drawing/pdfPage.js";

const FILE = Buffer.from(pdfPage(100, 50.5, "0 0 m 1 1 l S")).toString("latin1");

test("pdfPage lists the place of each object, and the place of the list", () => {
  const start = Number(/startxref\n(\d+)\n/.exec(FILE)![1]);
  expect(FILE.slice(start)).toMatch(/^xref\n0 5\n0000000000 65535 f \n/);
  const places = [...FILE.slice(start).matchAll(/(\d{10}) 00000 n \n/g)].map(([, place]) => Number(place));
  expect(places).toHaveLength(4);
  for (const [index, place] of places.entries()) {
    expect(FILE.slice(place)).toMatch(new RegExp(`^${index + 1} 0 obj\\n`));
  }
});

test("pdfPage states the length of its drawing", () => {
  const length = Number(/\/Length (\d+)/.exec(FILE)![1]);
  const start = FILE.indexOf("stream\n") + "stream\n".length;
  expect(FILE.slice(start + length)).toMatch(/^\nendstream/);
  expect(inflateSync(Buffer.from(FILE.slice(start, start + length), "latin1")).toString()).toBe("0 0 m 1 1 l S");
});

test("pdfPage has the size asked for and holds no date", () => {
  expect(FILE).toContain("/MediaBox [0 0 100 50.5]");
  expect(FILE).not.toMatch(/Date|\/ID/);
});
