import { expect, test } from "vitest";
import { plainTable } from "../../../src/report/tables/plainTable.js";
import { printedTable } from "../../../src/report/tables/printedTable.js";
import { TABLE } from "./tables.js";

test("plainTable has a title, and columns in the spelling of the flags", () => {
  expect(plainTable(printedTable(TABLE, { digits: 4, errors: false }))).toBe(
    [
      "Least E_gen at epsilon = 0.2",
      "",
      "alpha  generalizationError  lambda, best  remark_1|2",
      "-----  -------------------  ------------  ----------------------",
      "    2              0.2430         1.5e-7  5% & more",
      '   10              0.08526      inf       corner, "delta" = 0.68',
      "   20              -              0.25    -",
      "",
    ].join("\n"),
  );
});
