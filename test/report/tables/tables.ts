import type { TitledTable } from "../../../src/report/paperPart.js";

/** A table with everything that a table can have: numbers of several lengths, text, nothing, infinity, and what markup reserves. */
export const TABLE: TitledTable = {
  name: "varied",
  title: "Least $E_{\\mathrm{gen}}$ at epsilon = 0.2",
  columns: ["alpha", "generalizationError", "$\\lambda$, best", "remark_1|2"],
  rows: [
    [2, 0.243021, 1.5e-7, "5% & more"],
    [10, 0.0852611, Number.POSITIVE_INFINITY, 'corner, "delta" = 0.68'],
    [20, null, 0.25, null],
  ],
  errors: [
    [null, 2.34e-16, null, null],
    [null, 0, null, null],
    [null, null, null, null],
  ],
};
