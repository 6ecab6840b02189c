import { expect, test } from "vitest";
import { ParameterError } from "../../src/core/errors.js";
import { chart } from "../../src/report/chart.js";
import { type CurveChartData, curveChart } from "../../src/report/curveChart.js";
import { expectSnapshot } from "./snapshot.js";

const LAMBDAS = [0, 0.001, 0.01, 0.1, 1, 10, 100, Number.POSITIVE_INFINITY];

const SWEEP: CurveChartData = {
  parameter: "lambda",
  scale: "log",
  parameterValues: LAMBDAS,
  title: "hinge loss, $\\alpha = 2.2$",
  observables: [
    { observable: "generalizationError", values: [0.257, 0.25, 0.24, 0.222, 0.21, null, 0.235, 0.239] },
    { observable: "memorizationError", values: [0, 0.02, 0.05, 0.14, 0.24, null, 0.32, 0.3235] },
    { observable: "trainingError", values: [0, 0.002, 0.01, 0.05, 0.1, null, 0.14, 0.145] },
  ],
};

test("curveChart draws a sweep with both limits and a point that did not converge as stored", () => {
  expectSnapshot("curve", chart(curveChart(SWEEP)));
});

test("curveChart puts the limits of a logarithmic axis at its ends and names the ends after them", () => {
  const { x, markers, lines } = curveChart(SWEEP).panels[0]!;
  expect(x.namedTicks!.map(({ label }) => label)).toEqual(["$0^+$", "$\\infty$"]);
  expect(x.domain).toEqual(x.namedTicks!.map(({ value }) => value));
  expect(x.domain![0]).toBeLessThan(0.001);
  expect(markers!.map(({ shape, y }) => [shape, y]).slice(0, 2)).toEqual([
    ["triangle", 0.257],
    ["square", 0.239],
  ]);
  expect(lines![0]!.x).toEqual(LAMBDAS.slice(1, -1));
});

test("curveChart takes 0 for a value like any other on a linear axis", () => {
  const values = [0.1, 0.2];
  const data = {
    ...SWEEP,
    scale: "linear",
    parameterValues: [0, 1],
    observables: [{ observable: "norm", values }],
  } as const;
  const { x, lines, markers } = curveChart(data).panels[0]!;
  expect(x.domain).toBeUndefined();
  expect(lines![0]).toMatchObject({ x: [0, 1], y: values });
  expect(markers).toEqual([]);
});

test("curveChart leaves a gap where a point did not converge, and marks it", () => {
  const { gaps, lines } = curveChart(SWEEP).panels[0]!;
  expect(gaps).toEqual({ label: "not converged", x: [10] });
  expect(lines![0]!.y[4]).toBeNull();
  const whole = { ...SWEEP, parameterValues: [1, 2], observables: [{ observable: "margin", values: [1, 2] }] } as const;
  expect(curveChart(whole).panels[0]!.gaps).toBeUndefined();
});

test("curveChart names the axis after the observable if there is one, and needs no legend then", () => {
  const one = curveChart({ ...SWEEP, observables: SWEEP.observables.slice(0, 1) }).panels[0]!;
  expect(one.y.label).toBe("generalization error $E_{\\mathrm{gen}}$");
  expect(one.lines![0]!.label).toBe("");
  const several = curveChart(SWEEP).panels[0]!;
  expect(several.y.label).toBe("error");
  expect(several.lines![1]!.label).toBe("memorization $E_{\\mathrm{mem}}$");
});

test.each<[string, Partial<CurveChartData>, string]>([
  ["no observable", { observables: [] }, "observables"],
  ["a negative value on a logarithmic axis", { parameterValues: [-1, ...LAMBDAS.slice(1)] }, "got -1"],
  [
    "nothing but limits",
    { parameterValues: [0, Number.POSITIVE_INFINITY], observables: [{ observable: "norm", values: [1, 2] }] },
    "parameterValues",
  ],
  ["NaN", { parameterValues: [Number.NaN, ...LAMBDAS.slice(1)] }, "got NaN"],
  ["observables shorter than the sweep", { parameterValues: [...LAMBDAS, 5] }, "observables"],
])("curveChart throws a ParameterError for %s", (_case, change, message) => {
  const bad = { ...SWEEP, ...change };
  expect(() => curveChart(bad)).toThrow(ParameterError);
  expect(() => curveChart(bad)).toThrow(message);
});

test("curveChart draws infinity as a point at the end of a linear axis, and says so at the axis", () => {
  const panel = curveChart({ ...SWEEP, scale: "linear" }).panels[0]!;
  expect(panel.x.namedTicks?.map(({ label }) => label)).toEqual(["$\\infty$"]);
  const end = panel.x.domain![1];
  expect(panel.x.namedTicks![0]!.value).toBe(end);
  expect(panel.markers!.filter(({ x }) => x === end)).toHaveLength(SWEEP.observables.length);
  expect(panel.lines!.flatMap(({ x }) => x)).not.toContain(end);
});
