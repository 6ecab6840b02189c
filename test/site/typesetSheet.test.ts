import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { typesetSheet } from "../../site/equations/typesetSheet.js";
import { unicodeTex } from "../../site/equations/unicodeTex.js";
import { pageOf } from "../../site/page.js";
import { renderPage } from "../../site/renderPage.js";
import { ROOT } from "../architecture/sourceTree.js";
import { definedLabels } from "../documentation/labels.js";

const squeezed = (tex: string): string => tex.replace(/ +/g, "");

test.each([
  ["m̂ = αc", "\\hat{m}=\\alphac"],
  ["√(1+b²)/√q", "\\sqrt{1+b^{2}}/\\sqrt{q}"],
  ["μ⋆² e^−η", "\\mu_{\\star}^{2}e^{-\\eta}"],
  ["Σ_i ℓ(y_i f_i)", "\\sum_{i}\\ell(y_{i}f_{i})"],
  ["E_gen", "E_{\\mathrm{gen}}"],
  ["F⁽ᵏ⁾ ≥ 10⁻¹⁴", "F^{(k)}\\ge10^{-14}"],
])("%s becomes LaTeX", (written, tex) => {
  expect(squeezed(unicodeTex(written))).toBe(tex);
});

test("in a paragraph mathematics is told from words, and a label has an anchor", () => {
  const text = typesetSheet("**(AB.1)** At a kink x is constant, where λ > 0 and n = αd (CH.2).\n");
  expect(squeezed(text)).toBe(
    '<aid="ab-1"></a>**(AB.1)**Atakink$x$isconstant,where$\\lambda>0$and$n=\\alphad$([CH.2](#ch-2)).',
  );
});

test("a formula with a character that has no form in LaTeX stays as it is written", () => {
  expect(typesetSheet("With x ⋈ α here.\n")).toContain("⋈");
});

test("the whole sheet can be typeset, and every label is an anchor", { tags: ["heavy"] }, () => {
  const sheet = readFileSync(join(ROOT, "equations/README.md"), "utf8");
  const page = renderPage(pageOf("reference/equations.html", typesetSheet(sheet)), (_page, target) => target);
  const html = page.withMath(page.markup);
  for (const label of definedLabels(sheet)) expect(html).toContain(`id="${label.toLowerCase().replace(".", "-")}"`);
  expect(html).not.toContain("math-slot");
});
