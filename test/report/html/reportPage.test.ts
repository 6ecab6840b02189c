import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { reportPage } from "../../../src/report/html/reportPage.js";
import { shown } from "./shown.js";

const PARTS = [
  shown("figure-1", {}, { title: "A <b> & c", caption: 'With "quotes" and $E_{\\mathrm{gen}}$.' }),
  shown("table"),
  shown("rates", { comparisons: [] }),
];
const PAGE = reportPage(PARTS);
const { document } = parseHTML(PAGE);

test("reportPage has a section for every part, and a link to each", () => {
  expect([...document.querySelectorAll("section")].map(({ id }) => id)).toEqual([
    "figure-1",
    "table",
    "rates",
    "agreement",
    "versions",
  ]);
  expect([...document.querySelectorAll("nav a")].map((link) => link.getAttribute("href"))).toEqual([
    "#figure-1",
    "#table",
    "#rates",
  ]);
  expect(document.querySelector("#figure-1 h2")?.textContent).toContain("A <b> & c");
});

test("reportPage needs nothing from outside", () => {
  expect(PAGE).not.toMatch(/\w:\/\/|<script|<link|<img|<iframe|@import|url\(|\ssrc=/i);
  const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
  for (const link of links) expect(link).toMatch(/^#[\w-]+$|^[\w.-]+$/);
  for (const link of links.filter((target) => target.startsWith("#")))
    expect(document.querySelector(link)).not.toBeNull();
});

test("reportPage has no identifier twice, and every reference finds its element", () => {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const element of document.querySelectorAll("[aria-labelledby]")) {
    expect(ids).toContain(element.getAttribute("aria-labelledby"));
  }
});

test("reportPage says at the top what agrees and what was solved", () => {
  const summary = (page: string) =>
    [...parseHTML(page).document.querySelectorAll(".summary li")].map((item) => [
      item.className,
      item.textContent.trim(),
    ]);
  expect(summary(PAGE)).toEqual([
    ["agreed", "2 of 2 published numbers reproduced at the precision printed"],
    ["agreed", "all 6 points solved"],
  ]);
  const comparisons = [{ quantity: "x", published: "1.0", ours: 2 }];
  expect(summary(reportPage([shown("figure-1", { comparisons, unsolved: 1 })]))).toEqual([
    ["disagreed", "0 of 1 published numbers reproduced at the precision printed, 1 contradicted"],
    ["disagreed", "1 of 2 points not solved"],
  ]);
});

test("reportPage knows dark screens and paper, and gives the same bytes for the same parts", () => {
  expect(PAGE).toContain("prefers-color-scheme: dark");
  expect(PAGE).toContain("@media print");
  expect(document.documentElement.getAttribute("lang")).toBe("en");
  expect(reportPage(PARTS)).toBe(PAGE);
});

test("reportPage lists every version that was used, once", () => {
  const other = shown("capacity");
  const mixed = { ...other, record: { ...other.record, versions: { ...other.record.versions, node: "0.0.1" } } };
  const text = parseHTML(reportPage([...PARTS, mixed])).document.querySelector("#versions")?.textContent;
  expect(text).toContain(`${process.versions.node}, 0.0.1`);
  expect(text?.match(/raf-theory/g)).toHaveLength(1);
});
