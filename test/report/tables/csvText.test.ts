import { expect, test } from "vitest";
import { csvText, printedCsv } from "../../../src/report/tables/csvText.js";
import { printedTable } from "../../../src/report/tables/printedTable.js";
import { TABLE } from "./tables.js";

test("csvText writes numbers with all their digits, inf for infinity, and nothing for nothing", () => {
  const rows = [
    [0, 0.1 + 0.2, "0+"],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, null],
    [1e-5, Number.NaN, ""],
  ];
  expect([...csvText({ columns: ["lambda", "$E_{\\mathrm{gen}}$", "name"], rows })]).toEqual([
    "lambda,E_gen,name\n",
    "0,0.30000000000000004,0+\n",
    "inf,-inf,\n",
    "0.00001,,\n",
  ]);
});

test.each([
  ["a,b", '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ["two\nlines", '"two\nlines"'],
  [" space", '" space"'],
  ["plain text", "plain text"],
])("csvText quotes %j as RFC 4180 says", (text, field) => {
  expect([...csvText({ columns: ["c"], rows: [[text]] })][1]).toBe(`${field}\n`);
});

test("printedCsv writes the printed digits, and names the columns of errors", () => {
  expect(printedCsv(printedTable(TABLE, { digits: 4, errors: true }))).toBe(
    [
      'alpha,generalizationError,generalizationError: error estimate,"lambda, best",remark_1|2',
      "2,0.2430,2.3e-16,1.5e-7,5% & more",
      '10,0.08526,0,inf,"corner, ""delta"" = 0.68"',
      "20,,,0.25,",
      "",
    ].join("\n"),
  );
});
