import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { agreementMarkup } from "../../../src/report/html/reportPage.js";
import { shown } from "./shown.js";

test("agreementMarkup has a line for every number, under its part, with a verdict in words", () => {
  const comparisons = [
    { quantity: "lambda", published: "0.50", ours: 0.5 },
    { quantity: "lost", published: "0.2", ours: null },
  ];
  const records = [shown("figure-1"), shown("capacity", { comparisons: [] }), shown("figure-4", { comparisons })];
  const { document } = parseHTML(agreementMarkup(records.map(({ record }) => record))?.markup ?? "");
  const lines = [...document.querySelectorAll("tbody tr")].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(lines).toEqual([
    ["Figure 1"],
    ["E_gen", "0.2430", "0.2430200", "2.0×10−5", "yes"],
    ["Figure 4"],
    ["lambda", "0.50", "0.50000", "0", "yes"],
    ["lost", "0.2", "–", "–", "no"],
  ]);
  expect(document.querySelectorAll("td.disagreed")).toHaveLength(1);
});

test("agreementMarkup is nothing where nothing is published", () => {
  expect(agreementMarkup([shown("capacity", { comparisons: [] }).record])).toBeUndefined();
});
