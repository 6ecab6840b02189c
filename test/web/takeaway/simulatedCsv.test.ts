import { expect, test } from "vitest";
import { simulatedCsv } from "../../../src/web/takeaway/simulatedCsv.js";

const measured = { mean: 0.25, standardError: 0.01, theory: 0.24, z: 1 };
const rows = [
  {
    value: 0,
    d: 100,
    replicas: 8,
    seed: 5,
    observables: { generalizationError: measured, norm: { ...measured, theory: null, z: null } },
  },
  {
    value: Number.POSITIVE_INFINITY,
    d: 100,
    replicas: 1,
    seed: 5,
    observables: { norm: { ...measured, standardError: null } },
  },
];

test("simulatedCsv has a line for each value and observable, empty where nothing is known", () => {
  expect(simulatedCsv([{ label: "one", over: "lambda", rows }])).toBe(
    [
      "lambda,d,replicas,seed,observable,mean,standardError,theory,z",
      "0,100,8,5,generalizationError,0.25,0.01,0.24,1",
      "0,100,8,5,norm,0.25,0.01,,",
      "inf,100,1,5,norm,0.25,,0.24,1",
      "",
    ].join("\n"),
  );
});

test("simulatedCsv puts labels before the lines of several curves, and is empty for none", () => {
  const text = simulatedCsv(["a, b", "c"].map((label) => ({ label, over: "lambda", rows })));
  expect(text.split("\n").map((line) => line.slice(0, 8))).toContain('"a, b",0');
  expect(text.startsWith("curve,lambda,")).toBe(true);
  expect(simulatedCsv([])).toBe("");
});
