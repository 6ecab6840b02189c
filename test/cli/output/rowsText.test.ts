import { expect, test } from "vitest";
import { rowsText } from "../../../src/cli/output/rowsText.js";

test("rowsText counts one row as one, and none or many as rows", () => {
  expect([0, 1, 2, 2080].map(rowsText)).toEqual(["0 rows", "1 row", "2 rows", "2080 rows"]);
});
