import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { headings, panelLetter } from "../../../src/report/drawing/headings.js";
import { figure, panel } from "../figures.js";

function six(more: Parameters<typeof figure>[1]): ReturnType<typeof figure> {
  return figure(
    Array.from({ length: 6 }, () => panel()),
    more,
  );
}

test("headings letters the panels of a figure with several", () => {
  expect(headings(figure([panel({ title: "only" })]), 1).panels).toEqual(["only"]);
  expect(headings(figure([panel({ title: "left" }), panel()]), 2).panels).toEqual(["(a) left", "(b)"]);
});

test("headings puts titles of columns over the top row and titles of rows beside", () => {
  const { panels, rows } = headings(six({ rowTitles: ["r1", "r2"], columnTitles: ["c1", "c2", "c3"] }), 3);
  expect(panels).toEqual(["(a) c1", "(b) c2", "(c) c3", "(d)", "(e)", "(f)"]);
  expect(rows).toEqual(["r1", "r2"]);
});

test("headings gives each panel all its titles where the rows and columns are others", () => {
  const { panels, rows } = headings(six({ rowTitles: ["r1", "r2"], columnTitles: ["c1", "c2", "c3"] }), 1);
  expect(panels).toEqual(["(a) r1, c1", "(b) r1, c2", "(c) r1, c3", "(d) r2, c1", "(e) r2, c2", "(f) r2, c3"]);
  expect(rows).toEqual([]);
});

test("headings joins the title of a panel to that of its column", () => {
  const panels = [panel({ title: "own" }), panel()];
  expect(headings(figure(panels, { columnTitles: ["c1", "c2"] }), 2).panels).toEqual(["(a) c1, own", "(b) c2"]);
});

test("headings leaves figures without titles alone, full rows or not", () => {
  const five = figure(Array.from({ length: 5 }, () => panel()));
  expect(headings(five, 3).panels).toEqual(["(a)", "(b)", "(c)", "(d)", "(e)"]);
  expect(headings(five, 3).rows).toEqual([]);
});

test.each([
  ["rows that do not divide the panels", { rowTitles: ["1", "2", "3", "4"] }],
  ["columns that do not divide the panels", { columnTitles: ["1", "2", "3", "4"] }],
  ["too many rows for the columns", { rowTitles: ["1", "2", "3"], columnTitles: ["1", "2", "3"] }],
  ["no rows", { rowTitles: [] }],
])("headings throws a ParameterError for titles of %s", (_case, titles) => {
  expect(() => headings(six(titles), 3)).toThrow(ParameterError);
});

test("panelLetter counts in letters", () => {
  expect([0, 1, 5].map(panelLetter)).toEqual(["a", "b", "f"]);
});
