import { expect, test } from "vitest";
import { citedLabels, definedLabels } from "./labels.js";

const SECTIONS = new Set(["CH", "SP"]);

test("definedLabels returns the bold labels, repetitions included", () => {
  expect(definedLabels("**(CH.1)** x **(SP.2b)** see (CH.3), **CH.4**\n**(CH.1)**")).toEqual(["CH.1", "SP.2b", "CH.1"]);
});

test.each([
  ["a label", "Source: equations/README.md (CH.1).", ["CH.1"]],
  ["a list", "Source: equations/README.md (CH.1), (SP.2).", ["CH.1", "SP.2"]],
  ["a range", "Source: equations/README.md (CH.1)-(CH.4).", ["CH.1", "CH.4", "CH.2", "CH.3"]],
  ["a range in one parenthesis", "Source: (CH.9-CH.11)", ["CH.9", "CH.11", "CH.10"]],
  ["the next line", "Source: equations/README.md\n(CH.1) and\nSP.3", ["CH.1", "SP.3"]],
  ["a section that the sheet does not have", "Source: equations/README.md (ZZ.1)", ["ZZ.1"]],
  ["a label of a known section anywhere", "as in (CH.7), and (CH.8, SP.1)", ["CH.7", "CH.8", "SP.1"]],
  ["a range anywhere", "from (CH.1)-(CH.3) on", ["CH.1", "CH.3", "CH.2"]],
])("citedLabels finds %s", (_kind, text, labels) => {
  expect(citedLabels(text, SECTIONS).toSorted()).toEqual(labels.toSorted());
});

test.each([
  ["a label of a paper", "by (A.3) of the supplement"],
  ["a label of the paper after the paragraph", "Source: equations/README.md\n\n(A.3)"],
  ["a label after the next tag", "Source: equations/README.md\n@example\nf(A.3)"],
  ["a number, a version or a name", "Source: 1.2, v3.4, Math.PI, arXiv:2603.25579"],
])("citedLabels passes over %s", (_kind, text) => {
  expect(citedLabels(text, SECTIONS)).toEqual([]);
});
