/** @module-tag heavy */
import { describe, expect, test } from "vitest";
import { listedRule, type RuleEigenvalue } from "../../../equations/spectra/listedRule.js";
import { wishartRule } from "../../../equations/spectra/wishartRule.js";
import type { MatrixSpectrum, PositivePart } from "../../../equations/types.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";

const NAMES = ["energy", "byM", "byQ", "mean", "rank", "byMM", "byMQ", "byMLambda", "byQQ", "byQLambda"] as const;
const FIELDS: readonly (readonly [number, number, number])[] = [
  [1, 1, 0.5],
  [2, 0.1, 0.3],
  [0.3, 1, 1],
  [5, 0.01, 0],
  [3, 1, 2],
];

/** The law of Wishart eigenvalues as a quadrature rule: the trapezoid rule in the angle of the band, and the atom at 0. */
function marchenkoPastur(width: number, count: number): RuleEigenvalue[] {
  const ratio = 1 / width;
  const [from, to] = [(1 - Math.sqrt(ratio)) ** 2, (1 + Math.sqrt(ratio)) ** 2];
  const half = 0.5 * (to - from);
  const nodes = Array.from({ length: count }, (_, k) => {
    const angle = (Math.PI * (k + 0.5)) / count;
    const nu = 0.5 * (from + to) - half * Math.cos(angle);
    return { nu, weight: (half * Math.sin(angle)) ** 2 / (2 * ratio * nu * count) };
  });
  return width < 1 ? [...nodes, { nu: 0, weight: 1 - width }] : nodes;
}

describe.each([0.1, 0.5, 2])("listedRule of the quadrature of a Wishart rule of width %s", (width) => {
  const list = listedRule("test", marchenkoPastur(width, 200));
  const exact = wishartRule(width);

  test("has the averages of its closed form", () => {
    for (const [mHat, qHat, lambda] of FIELDS) {
      const one = list.positivePart(mHat, qHat, lambda)!;
      const other = exact.positivePart(mHat, qHat, lambda)!;
      for (const name of NAMES) {
        expect(Math.abs(one[name] - other[name])).toBeLessThanOrEqual(1e-12 * Math.abs(other[name]));
      }
      expect(Math.abs(one.spread / other.spread - 1)).toBeLessThan(1e-13 + 10 * (one.spreadError ?? 0));
      expect(list.density(mHat, qHat, lambda, 0.1)).toBeCloseTo(exact.density(mHat, qHat, lambda, 0.1), 11);
    }
    expect(list.edge(1, 1) / exact.edge(1, 1)).toBeCloseTo(1, 8);
    expect(list.bands(1, 1, 0.2).length).toBe(exact.bands(1, 1, 0.2).length);
    expect(list.mean).toBeCloseTo(exact.mean, 12);
    expect(list.rank).toBeCloseTo(exact.rank, 12);
  });
});

/** Integral of a function of nu over the density, cut at 0, by the midpoint rule in the angle of each band. */
function average(
  spectrum: MatrixSpectrum,
  [mHat, qHat, lambda]: (typeof FIELDS)[number],
  of: (nu: number) => number,
): number {
  let sum = 0;
  for (const band of spectrum.bands(mHat, qHat, lambda)) {
    const from = Math.max(0, band.from);
    if (band.to <= from) continue;
    const half = 0.5 * (band.to - from);
    for (let k = 0; k < 2000; k++) {
      const angle = (Math.PI * (k + 0.5)) / 2000;
      const nu = from + half * (1 - Math.cos(angle));
      sum += ((half * Math.PI) / 2000) * Math.sin(angle) * spectrum.density(mHat, qHat, lambda, nu) * of(nu);
    }
  }
  return sum;
}

const SHORT: readonly (readonly RuleEigenvalue[])[] = [
  [{ nu: 1 }],
  [
    { nu: 0, weight: 9 },
    { nu: 1, weight: 1 },
  ],
  [
    { nu: 0, weight: 0.7 },
    { nu: 1, weight: 0.2 },
    { nu: 3, weight: 0.1 },
  ],
];

describe.each(SHORT)("listedRule of a short list", (...entries) => {
  const spectrum = listedRule("test", entries);

  test("has the averages that its density has", () => {
    for (const field of FIELDS) {
      const { energy, mean, rank } = spectrum.positivePart(...field)!;
      expect(average(spectrum, field, (nu) => 0.5 * nu * nu) / energy).toBeCloseTo(1, 5);
      expect(average(spectrum, field, (nu) => nu) / mean).toBeCloseTo(1, 5);
      expect(average(spectrum, field, () => 1) / rank).toBeCloseTo(1, 4);
      const [mHat, qHat, lambda] = field;
      expect(spectrum.edge(mHat, qHat) - lambda).toBeCloseTo(spectrum.bands(mHat, qHat, lambda).at(-1)!.to, 10);
    }
  });

  test("has the derivatives of its energy, and is homogeneous", () => {
    const h = 1e-5;
    for (const field of FIELDS.filter(([, , lambda]) => lambda > 0)) {
      const by = (name: keyof PositivePart, place: 0 | 1 | 2): number => {
        const at = (sign: number): number => {
          const moved = [field[0], field[1], field[2]] as [number, number, number];
          moved[place] *= 1 + sign * h;
          return spectrum.positivePart(...moved)![name]!;
        };
        return (at(1) - at(-1)) / (2 * h * field[place]);
      };
      const part = spectrum.positivePart(...field)!;
      const pairs = [
        [by("energy", 0), part.byM],
        [by("energy", 1), part.byQ],
        [by("energy", 2), -part.mean],
        [by("mean", 2), -part.rank],
        [by("byM", 0), part.byMM],
        [by("byM", 1), part.byMQ],
        [by("byM", 2), part.byMLambda],
        [by("byQ", 1), part.byQQ],
        [by("byQ", 2), part.byQLambda],
      ] as const;
      for (const [difference, value] of pairs)
        expect(Math.abs(difference - value)).toBeLessThan(1e-6 * (1 + Math.abs(value)));
      const scaled = spectrum.positivePart(3 * field[0], 9 * field[1], 3 * field[2])!;
      expect(scaled.energy / part.energy).toBeCloseTo(9, 10);
      expect(part.spread / (2 * part.energy - part.byM ** 2)).toBeCloseTo(1, 8);
    }
  });
});

test("listedRule agrees with sampled matrices", () => {
  const algebra = loadLinearAlgebra();
  const d = 300;
  const [mHat, qHat, lambda] = [1.5, 0.6, 0.4];
  const spectrum = listedRule("test", SHORT[2]!);
  const counts = [210, 60, 30];
  const unit = Math.sqrt(d / (60 + 9 * 30));
  const diagonal = counts.flatMap((count, k) => new Array<number>(count).fill(unit * SHORT[2]![k]!.nu));
  const noise = normals(randomStream(4, 0), d * d);
  const field = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let j = 0; j < d; j++) field[i * d + j] = Math.sqrt(qHat / 2 / d) * (noise[i * d + j]! + noise[j * d + i]!);
  for (let i = 0; i < d; i++) field[i * d + i]! += mHat * diagonal[i]! - lambda;
  const positive = algebra.eigen({ rows: d, columns: d, data: field }).values.filter((value) => value > 0);
  const { energy, mean, rank } = spectrum.positivePart(mHat, qHat, lambda)!;
  expect(positive.length / d / rank).toBeCloseTo(1, 1.5);
  expect(positive.reduce((sum, value) => sum + value, 0) / d / mean).toBeCloseTo(1, 1.5);
  expect(positive.reduce((sum, value) => sum + 0.5 * value * value, 0) / d / energy).toBeCloseTo(1, 1.5);
});

test("a rule given by sampled Wishart eigenvalues is learned as one of that width, of any scale", () => {
  const algebra = loadLinearAlgebra();
  const d = 300;
  const hidden = { rows: d, columns: d / 2, data: normals(randomStream(6, 0), (d * d) / 2) };
  const { values } = algebra.eigen(algebra.crossProducts(hidden, hidden));
  const eigenvalues = [...values].map((value) => ({ nu: value < 1e-9 * d ? 0 : value }));
  const task = { model: "quadratic", loss: "square", alpha: 2, epsilon: 0.2, lambda: 0.3 } as const;
  const listed = observables(requireSolved(solve({ ...task, eigenvalues })));
  const closed = observables(requireSolved(solve({ ...task, width: 0.5 })));
  for (const name of ["generalizationError", "memorizationError", "rank", "norm"] as const) {
    expect(Math.abs(listed[name]! / closed[name]! - 1)).toBeLessThan(3e-3);
  }
  const larger = eigenvalues.map(({ nu }) => ({ nu: 7 * nu, weight: 2 }));
  expect(observables(requireSolved(solve({ ...task, eigenvalues: larger }))).norm / listed.norm).toBeCloseTo(1, 10);
});

test("listedRule refuses what is no list of eigenvalues", () => {
  const refused: readonly (readonly [unknown, string])[] = [
    [[], "test: eigenvalues cannot be []; allowed: lists of at least one eigenvalue"],
    [[{ nu: -1 }], "test: eigenvalues[0].nu must lie in [0, Infinity); got -1"],
    [[{ nu: 1, weight: 0 }], "test: eigenvalues[0].weight must lie in (0, Infinity); got 0"],
    [[{ nu: Number.NaN }], "test: eigenvalues[0].nu must lie in [0, Infinity); got NaN"],
    [[{ nu: 1 }, {}], "test: eigenvalues[1].nu must lie in [0, Infinity)"],
    [[{ nu: 1 }, null], "test: eigenvalues[1] cannot be null; allowed: objects with nu and perhaps weight"],
    [[{ nu: 1, share: 1 }], "test: eigenvalues[0].share cannot be 1; allowed: no share"],
    [[{ nu: 0 }], "allowed: lists with a positive eigenvalue"],
  ];
  for (const [list, message] of refused) {
    expect(() => listedRule("test", list as RuleEigenvalue[])).toThrow(message);
  }
});
