import { inflateSync } from "node:zlib";
import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { aboutOf } from "../../src/report/about.js";
import { chart } from "../../src/report/chart.js";
import { pdf } from "../../src/report/pdf.js";
import { png } from "../../src/report/png.js";
import { figure, panel } from "./figures.js";

const ABOUT = {
  title: "E_gen < 1/2 & more: ε, μ⋆",
  description: "hinge loss, epsilon = 0.1",
  command: "raf curve --loss 'log(1+exp(-u))' --plot a.svg",
} as const;
const BARE = chart(figure([panel()]));
const SVG = chart({ ...figure([panel()]), about: ABOUT });

test("a picture carries its title, its parameters and its command, and is drawn as without them", () => {
  const { DOMParser } = parseHTML("<!doctype html>");
  const root = new DOMParser().parseFromString(SVG, "image/svg+xml").documentElement as object as Element;
  const texts = ["title", "desc", "metadata"].map((name) => root.querySelector(name)?.textContent);
  expect(texts).toEqual([ABOUT.title, ABOUT.description, ABOUT.command]);
  expect(aboutOf(SVG)).toEqual(ABOUT);
  expect(aboutOf(BARE)).toBeUndefined();
  expect(SVG.replace(/<(title|desc|metadata)>.*<\/\1>\n/g, "")).toBe(BARE);
});

test("a PDF has them as its information, in which any letter is possible", () => {
  const file = Buffer.from(pdf(SVG)).toString("latin1");
  const text = (key: string): string => {
    const [, hex = ""] = new RegExp(`/${key} <([0-9A-F]+)>`).exec(file) ?? [];
    return Buffer.from(hex, "hex")
      .swap16()
      .toString("utf16le")
      .replace(/^\ufeff/, "");
  };
  expect([text("Title"), text("Subject"), text("Keywords")]).toEqual([ABOUT.title, ABOUT.description, ABOUT.command]);
  expect(file).toContain("/Info 5 0 R");
  // The offsets of all objects are right.
  const [, start = ""] = /startxref\n(\d+)/.exec(file) ?? [];
  const offsets = [...file.slice(Number(start)).matchAll(/^(\d{10}) 00000 n /gm)].map(([, offset]) => Number(offset));
  for (const [index, offset] of offsets.entries())
    expect(file.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj`));
  expect(offsets).toHaveLength(5);
  const drawn = (bytes: Uint8Array): string => {
    const own = Buffer.from(bytes);
    return inflateSync(own.subarray(own.indexOf("stream\n") + 7, own.indexOf("\nendstream"))).toString("latin1");
  };
  expect(drawn(pdf(SVG))).toBe(drawn(pdf(BARE)));
});

test("a PNG has them in its text chunks, and the same pixels", () => {
  const chunks = chunksOf(Buffer.from(png(SVG, 72)));
  const texts = chunks.filter(({ type }) => type === "iTXt").map(({ content }) => content.toString("utf8").split("\0"));
  expect(texts.map(([key, ...rest]) => [key, rest.at(-1)])).toEqual([
    ["Title", ABOUT.title],
    ["Description", ABOUT.description],
    ["Comment", ABOUT.command],
    ["Software", "raf-theory"],
  ]);
  const pixels = (svg: string): Buffer[] =>
    chunksOf(Buffer.from(png(svg, 72)))
      .filter(({ type }) => type !== "iTXt")
      .map(({ content }) => content);
  expect(pixels(SVG)).toEqual(pixels(BARE));
  expect(chunks[0]?.type).toBe("IHDR");
  expect(chunks.at(-1)?.type).toBe("IEND");
});

/** The chunks of a PNG file. */
function chunksOf(file: Buffer): { readonly type: string; readonly content: Buffer }[] {
  const chunks: { readonly type: string; readonly content: Buffer }[] = [];
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks.push({ type: file.toString("latin1", at + 4, at + 8), content: file.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}
