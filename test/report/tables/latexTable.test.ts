import { expect, test } from "vitest";
import { latexLabel, latexTable } from "../../../src/report/tables/latexTable.js";
import { printedTable } from "../../../src/report/tables/printedTable.js";
import { TABLE } from "./tables.js";

test("latexTable is a tabular with the rules of booktabs and aligned points", () => {
  expect(latexTable(printedTable(TABLE, { digits: 4, errors: true }), "raf paper\ntable")).toBe(
    [
      "% Least $E_{\\mathrm{gen}}$ at epsilon = 0.2",
      "% raf paper table",
      "% Needs \\usepackage{booktabs}.",
      "\\begin{tabular}{rrrrl}",
      "  \\toprule",
      "  $\\alpha$ & $E_{\\mathrm{gen}}$ & $\\pm$ & $\\lambda$, best & remark\\_1\\textbar{}2 \\\\",
      "  \\midrule",
      "  2 & 0.2430\\phantom{6} & $2.3\\times10^{-16}$ & $1.5\\times10^{-7}$ & 5\\% \\& more \\\\",
      "  10 & 0.08526 & 0 & $\\infty$ & corner, ''$\\delta$'' = 0.68 \\\\",
      "  20 & -- & -- & 0.25 & -- \\\\",
      "  \\bottomrule",
      "\\end{tabular}",
      "",
    ].join("\n"),
  );
});

test("latexTable sets a negative number with a minus sign", () => {
  const table = { name: "n", title: "t", columns: ["x"], rows: [[-0.51239], [3]] };
  const tex = latexTable(printedTable(table, { digits: 4, errors: false }), "");
  expect(tex).toContain("  $-0.5124$ \\\\\n  3\\phantom{.5124} \\\\\n");
});

test.each([
  ["a & b % c # d _ e", "a \\& b \\% c \\# d \\_ e"],
  ["{x} ~ ^ \\", "\\{x\\} \\textasciitilde{} \\textasciicircum{} \\textbackslash{}"],
  ["a < b > c | d", "a \\textless{} b \\textgreater{} c \\textbar{} d"],
  ["\\$5", "\\$5"],
  ["1 – 2 ± 3 × 4 → ∞", "1 -- 2 $\\pm$ 3 $\\times$ 4 $\\to$ $\\infty$"],
  ["$a_b^{c}$ & é", "$a_b^{c}$ \\& é"],
])("latexLabel escapes %s", (label, tex) => {
  expect(latexLabel(label)).toBe(tex);
});
