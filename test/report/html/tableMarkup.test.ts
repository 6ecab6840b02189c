import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { tableMarkup, valueMarkup } from "../../../src/report/html/tableMarkup.js";
import { printedTable } from "../../../src/report/tables/printedTable.js";
import { TABLE } from "../tables/tables.js";

const { document } = parseHTML(tableMarkup(printedTable(TABLE, { digits: 4, errors: true }), "x-varied").markup);

test("tableMarkup has a title, headers for columns and rows, and a region that scrolls", () => {
  expect(document.querySelector("#x-varied")?.textContent).toBe("Least E_gen at epsilon = 0.2");
  expect(document.querySelector("[role=region][tabindex='0']")?.getAttribute("aria-labelledby")).toBe("x-varied");
  expect([...document.querySelectorAll("th[scope=col]")].map((cell) => cell.textContent)).toEqual([
    "alpha",
    "E_gen",
    "+/-",
    "lambda, best",
    "remark_1|2",
  ]);
  expect(document.querySelectorAll("th[scope=row]")).toHaveLength(3);
});

test("tableMarkup aligns the decimal points by digits that are not seen", () => {
  const cells = [...document.querySelectorAll("tbody tr")].map((row) => row.querySelectorAll("td")[0]!);
  expect(cells.map((cell) => cell.querySelector(".unseen")?.textContent)).toEqual(["6", undefined, undefined]);
  expect(cells[2]?.textContent).toBe("–");
});

test.each([
  ["-0.25", "−0.25"],
  ["1.5e-7", "1.5×10<sup>−7</sup>"],
  ["inf", "∞"],
  ["-inf", "−∞"],
  ["a & b", "a &amp; b"],
])("valueMarkup shows %s as %s", (cell, markup) => {
  expect(valueMarkup(cell).markup).toBe(markup);
});
