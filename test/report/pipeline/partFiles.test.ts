import { expect, test } from "vitest";
import { partFiles, pictureFile, recordFile } from "../../../src/report/pipeline/partFiles.js";
import { options, part, RESULT } from "./parts.js";

const text = (content: string | Uint8Array | undefined): string =>
  typeof content === "string" ? content : new TextDecoder("latin1").decode(content);

test("partFiles gives the picture in three formats, the data, the record, and four forms of each table", async () => {
  const files = await partFiles(part("figure-1"), RESULT, options());
  expect(files.map(({ name }) => name)).toEqual([
    pictureFile("figure-1"),
    "figure-1.png",
    "figure-1.pdf",
    "figure-1.csv",
    recordFile("figure-1"),
    "figure-1-least.txt",
    "figure-1-least.csv",
    "figure-1-least.md",
    "figure-1-least.tex",
  ]);
  const content = new Map(files.map((file) => [file.name, text(file.content)]));
  expect(content.get("figure-1.svg")).toMatch(/^<svg [^>]*width="504pt"/);
  expect(content.get("figure-1.png")?.slice(1, 4)).toBe("PNG");
  expect(content.get("figure-1.pdf")?.slice(0, 5)).toBe("%PDF-");
  expect(content.get("figure-1.csv")).toBe("lambda,E_gen\n0,0.25\ninf,\n");
  expect(content.get("figure-1-least.tex")).toContain("% raf paper 1\n");
});

test("partFiles follows the width, the digits and the wish for errors", async () => {
  const files = await partFiles(part("p"), RESULT, options({ width: "one-column", digits: 3, errors: true }));
  const content = new Map(files.map((file) => [file.name, text(file.content)]));
  expect(content.get("p.svg")).toContain('width="243pt"');
  expect(content.get("p-least.csv")).toBe("alpha,E_gen,E_gen: error estimate\n2,0.243,1.0e-12\n");
});

test("partFiles draws nothing for a part without a picture", async () => {
  const { data, tables, comparisons, unsolved, notes } = RESULT;
  const files = await partFiles(part("table"), { data, tables, comparisons, unsolved, notes }, options());
  expect(files.map(({ name }) => name).slice(0, 2)).toEqual(["table.csv", "table.json"]);
});
