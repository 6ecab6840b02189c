import { expect, test } from "vitest";
import type { SimulatedRow } from "../../../src/web/simulation/simulationMessages.js";
import { simulatedLine, simulatedSizes, verdict } from "../../../src/web/simulation/verdict.js";

function row(value: number, distances: { readonly [name: string]: number | null }): SimulatedRow {
  const observables = Object.fromEntries(
    Object.entries(distances).map(([name, z]) => [name, { mean: 0, standardError: 1, theory: 0, z }]),
  );
  return { value, d: 100, replicas: 8, seed: 1, observables };
}

test("verdict names the largest deviation of all that was measured, and where it is", () => {
  const rows = [row(0, { m: -4.8, generalizationError: 1 }), row(1, { m: 1, generalizationError: 1 })];
  expect(verdict(rows, "lambda")).toBe(
    "d = 100, 8 replicas: rms distance 2.6 standard errors, largest 4.8 (m at λ = 0⁺); finite-size shifts of order 1/d included" +
      ". Above 3: take more replicas or another seed. A distance that stays is a finite-size shift if it shrinks like 1/d at a larger d",
  );
});

test("verdict is not moved by what has no distance, and says so where nothing has", () => {
  const text = verdict([row(2, { norm: null, memorizationError: 3 })], "alpha");
  expect(text).toContain("rms distance 3.0 standard errors, largest 3.0 (E_mem at α = 2)");
  expect(verdict([row(2, { norm: null })], "alpha")).toBe("d = 100, 8 replicas: one replica has no error bar");
});

test("verdict says that the standard errors of few replicas are rough", () => {
  const few = [{ ...row(1, { m: -21 }), replicas: 2 }];
  expect(verdict(few, "lambda")).toMatch(
    /^d = 100, 2 replicas: .*; of 2 replicas even the standard errors are rough\. Above 3: take more replicas/,
  );
  expect(verdict([row(1, { m: -21 })], "lambda")).not.toContain("rough");
});

test("simulatedSizes names every size once", () => {
  const rows = [row(1, {}), row(2, {}), { ...row(1, {}), d: 50, replicas: 1 }];
  expect(simulatedSizes(rows)).toBe("d = 100, 8 replicas and d = 50, 1 replica");
  expect(simulatedSizes([])).toBeUndefined();
});

test("simulatedLine reads a point: mean, standard error, theory and distance of what the picture shows", () => {
  const generalizationError = { mean: 0.21234567, standardError: 0.0031234, theory: 0.2094171, z: 0.93 };
  const memorizationError = { mean: 0, standardError: null, theory: null, z: null };
  const point: SimulatedRow = {
    value: 0,
    d: 100,
    replicas: 8,
    seed: 1,
    observables: { generalizationError, memorizationError },
  };
  const both = ["generalizationError", "memorizationError", "norm"] as const;
  expect(simulatedLine(point, "lambda", both, " (erf kernel)")).toBe(
    "Simulated at λ = 0⁺, d = 100, 8 replicas (erf kernel): E_gen 0.21235 ± 0.0031, theory 0.20942, z = 0.9; E_mem 0",
  );
});
