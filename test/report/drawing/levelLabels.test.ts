import { expect, test } from "vitest";
import { levelLabels } from "../../../src/report/drawing/contourLabels.js";

test("levelLabels says numbers as short as they can be said", () => {
  expect(levelLabels([0, 0.05, 0.1 + 0.2, 1, 250])).toEqual(["$0$", "$0.05$", "$0.3$", "$1$", "$250$"]);
});

test("levelLabels writes large and small numbers with powers of ten", () => {
  expect(levelLabels([2e-5, -3e6])).toEqual(["$2 \\times 10^{-5}$", "$-3 \\times 10^{6}$"]);
});

test("levelLabels writes all powers of ten alike if one of them needs it", () => {
  expect(levelLabels([1e-4, 1e-2, 1])).toEqual(["$10^{-4}$", "$10^{-2}$", "$10^{0}$"]);
  expect(levelLabels([1e-2, 1])).toEqual(["$0.01$", "$1$"]);
});
