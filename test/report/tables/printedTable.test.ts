import { expect, test } from "vitest";
import { printedTable } from "../../../src/report/tables/printedTable.js";
import { TABLE } from "./tables.js";

test("printedTable prints the cells and tells numbers from text", () => {
  const { title, columns } = printedTable(TABLE, { digits: 4, errors: false });
  expect(title).toBe(TABLE.title);
  expect(columns.map(({ kind }) => kind)).toEqual(["number", "number", "number", "text"]);
  expect(columns.map(({ cells }) => cells[1])).toEqual(["10", "0.08526", "inf", 'corner, "delta" = 0.68']);
  expect(columns[1]?.cells[2]).toBeNull();
});

test("printedTable puts error estimates behind the columns that have some, and no others", () => {
  const { columns } = printedTable(TABLE, { digits: 4, errors: true });
  expect(columns.map(({ label }) => label)).toEqual([
    "alpha",
    "generalizationError",
    "+/-",
    "$\\lambda$, best",
    "remark_1|2",
  ]);
  expect(columns[2]).toEqual({
    label: "+/-",
    kind: "number",
    errorOf: "generalizationError",
    cells: ["2.3e-16", "0", null],
  });
});

test("printedTable takes a column without any value for text, and needs no errors", () => {
  const { columns } = printedTable(
    { name: "n", title: "t", columns: ["a"], rows: [[null], [null]] },
    { digits: 4, errors: true },
  );
  expect(columns).toEqual([{ label: "a", kind: "text", cells: [null, null] }]);
});
