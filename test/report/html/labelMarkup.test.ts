import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { labelMarkup } from "../../../src/report/html/labelMarkup.js";

const parsed = (label: string) => parseHTML(`<p>${labelMarkup(label).markup}</p>`).document.querySelector("p")!;

test("labelMarkup draws formulas, and says them in words", () => {
  const label = parsed("best $\\lambda \\to 0^+$ of $E_{\\mathrm{gen}}$");
  expect(label.textContent).toBe("best lambda -> 0+ of E_gen");
  expect(label.querySelectorAll("svg[aria-hidden=true] path[d]")).toHaveLength(2);
});

test("labelMarkup takes the symbols of the code for mathematics", () => {
  expect(parsed("alpha = 2").querySelectorAll("svg")).toHaveLength(1);
  expect(parsed("plain text").querySelectorAll("svg")).toHaveLength(0);
});

test("labelMarkup puts a formula on the line of the text", () => {
  const style = (label: string) => parsed(label).querySelector("svg")!.getAttribute("style");
  expect(style("$x$")).toMatch(/^vertical-align:-0\.0\d+em$/);
  expect(style("$\\gamma$")).toMatch(/^vertical-align:-0\.2\d*em$/);
});

test("labelMarkup escapes the text", () => {
  expect(labelMarkup("a < b & <script>").markup).toBe("a &lt; b &amp; &lt;script&gt;");
});
