import { expect, test } from "vitest";
import { normals, type Purpose, randomStream } from "../../validation/gaussianStream.js";

test("randomStream is frozen: the same numbers on every machine and in every version", () => {
  const stream = randomStream(20260325, 0);
  expect([stream.uniform(), stream.normal(), stream.normal()].map((value) => value.toFixed(12))).toEqual(FROZEN);
  const inputs = randomStream(20260325, 3, "inputs");
  expect([inputs.uniform(), inputs.normal(), inputs.normal()].map((value) => value.toFixed(12))).toEqual(FROZEN_INPUTS);
});

test("randomStream differs by seed, replica and purpose, beyond 32 bits of the seed", () => {
  const first = (seed: number, replica: number, purpose?: Purpose): number =>
    randomStream(seed, replica, purpose).uniform();
  const streams = [
    first(1, 0),
    first(2, 0),
    first(1, 1),
    first(1, 0, "teacher"),
    first(1, 0, "inputs"),
    first(1, 0, "labels"),
    first(1, 0, "features"),
    first(1, 0, "test"),
    first(1 + 2 ** 32, 0),
    first(-1, 0),
  ];
  expect(new Set(streams).size).toBe(streams.length);
});

test("randomStream has the moments of its distributions", () => {
  const draws = normals(randomStream(1, 2), 40_000);
  const moment = (power: number): number => draws.reduce((sum, x) => sum + x ** power, 0) / draws.length;
  // Five standard errors of each.
  expect(Math.abs(moment(1))).toBeLessThan(5 / 200);
  expect(Math.abs(moment(2) - 1)).toBeLessThan((5 * Math.SQRT2) / 200);
  expect(Math.abs(moment(4) - 3)).toBeLessThan((5 * Math.sqrt(96)) / 200);
});

test("randomStream gives streams of neighboring replicas and purposes that are uncorrelated", () => {
  const length = 10_000;
  const base = normals(randomStream(7, 0, "inputs"), length);
  for (const other of [randomStream(7, 1, "inputs"), randomStream(8, 0, "inputs"), randomStream(7, 0, "labels")]) {
    const correlation = normals(other, length).reduce((sum, x, i) => sum + x * base[i]!, 0) / length;
    expect(Math.abs(correlation)).toBeLessThan(5 / Math.sqrt(length));
  }
});

test("randomStream starts neighboring replicas at numbers without pattern", () => {
  const starts = Array.from({ length: 10_000 }, (_, replica) => randomStream(3, replica, "labels").uniform());
  const mean = starts.reduce((sum, x) => sum + x, 0) / starts.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / starts.length));
  const product = starts.slice(1).reduce((sum, x, i) => sum + (x - 0.5) * (starts[i]! - 0.5), 0) / starts.length;
  expect(Math.abs(product)).toBeLessThan(5 / 12 / Math.sqrt(starts.length));
});

const FROZEN = ["0.319896989631", "-0.298310487431", "-0.061127169167"];
const FROZEN_INPUTS = ["0.450034032207", "0.175355231086", "0.903173056799"];
