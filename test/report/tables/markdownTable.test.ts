import { expect, test } from "vitest";
import { markdownLabel, markdownTable } from "../../../src/report/tables/markdownTable.js";
import { printedTable } from "../../../src/report/tables/printedTable.js";
import { TABLE } from "./tables.js";

test("markdownTable has the title, a rule that aligns, and one line for each row", () => {
  expect(markdownTable(printedTable(TABLE, { digits: 4, errors: false }))).toBe(
    [
      "**Least $E_{\\mathrm{gen}}$ at $\\varepsilon$ = 0.2**",
      "",
      "| $\\alpha$ | $E_{\\mathrm{gen}}$ | $\\lambda$, best | remark\\_1\\|2 |",
      "| ---: | ---: | ---: | --- |",
      "| 2 | 0.2430 | $1.5 \\times 10^{-7}$ | 5% & more |",
      '| 10 | 0.08526 | $\\infty$ | corner, "$\\delta$" = 0.68 |',
      "| 20 | – | 0.25 | – |",
      "",
    ].join("\n"),
  );
});

test.each([
  ["a*b_c", "a\\*b\\_c"],
  ["<b>`x`</b>", "\\<b\\>\\`x\\`\\</b\\>"],
  ["[link](x) #1 ~2~", "\\[link\\](x) \\#1 \\~2\\~"],
  ["back\\slash", "back\\\\slash"],
  ["two\nlines", "two lines"],
  ["$|w|^2$", "$\\vert w\\vert ^2$"],
  ["\\$5", "\\$5"],
])("markdownLabel escapes %j", (label, markdown) => {
  expect(markdownLabel(label)).toBe(markdown);
});
