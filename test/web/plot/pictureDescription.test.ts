import { expect, test } from "vitest";
import { pictureDescription } from "../../../src/web/plot/pictureDescription.js";
import { EMPTY_PICTURE } from "./emptyPicture.js";

const PICTURE = {
  ...EMPTY_PICTURE,
  title: "Learning curve",
  caption: "ε = 0.1",
  marks: [],
  x: { label: "samples per dimension $\\alpha$", scale: "log", domain: [0.1, 100] },
  y: { label: "generalization error $E_{\\mathrm{gen}}$", scale: "linear", domain: [0, 0.5] },
  entries: [{ label: "perceptron, hinge", color: 0 }],
} as const;

test("pictureDescription tells the axes, the course of every curve with its extremes, the reference and the current settings", () => {
  const lines = [{ x: [0.1, 1, 10, 100], y: [0.4, 0.5, 0.2, 0.1], color: 0, role: "curve" }] as const;
  const rules = [{ at: 0.05, direction: "horizontal", role: "reference" }] as const;
  const markers = [{ x: 10, y: 0.2, shape: "circle", color: 0, filled: true }] as const;
  expect(pictureDescription({ ...PICTURE, lines, rules, markers })).toBe(
    [
      "Learning curve",
      "ε = 0.1",
      "Horizontal axis: samples per dimension, 0.1 to 100, logarithmic",
      "Vertical axis: generalization error, 0 to 0.5",
      "perceptron, hinge: from 0.4 at 0.1 to 0.1 at 100, greatest 0.5 at 1",
      "Bayes-optimal: 0.05",
      "Current settings: 0.2 at 10",
    ].join(". "),
  );
});

test("pictureDescription says that a curve without points is not solved", () => {
  const lines = [{ x: [1, 2], y: [Number.NaN, Number.NaN], color: 0, role: "curve" }] as const;
  expect(pictureDescription({ ...PICTURE, lines })).toContain("perceptron, hinge: not solved");
});
