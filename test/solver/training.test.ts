/** @module-tag heavy */
import { expect, test } from "vitest";
import { modelOf, type Point } from "../../equations/point.js";
import type { Algorithm } from "../../equations/training/filters.js";
import { requireSolved } from "../../src/solver/solution.js";
import { trainingSolutions } from "../../src/solver/training.js";
import table from "../fixtures/training_times.json" with { type: "json" };
import { disagreement } from "../numerics/disagreement.js";

interface Row {
  readonly point: object;
  readonly expected: { readonly [name: string]: number };
}

interface Run {
  readonly algorithm: Algorithm["name"];
  readonly time?: number;
  readonly eta?: number;
  readonly momentum?: number;
  readonly steps?: number;
}

test("a learner along its training is that of integrals over the law of the Gram matrix, and for random features of complex ridges solved apart", () => {
  const gaps = (table as readonly Row[]).flatMap(({ point, expected }) => {
    const { algorithm: name, time, eta, momentum, steps, ...rest } = point as Run & Point;
    const algorithm = { name, eta, momentum } as Algorithm;
    const [found] = trainingSolutions(modelOf(rest), algorithm, [time ?? steps ?? 0]);
    return Object.entries(expected).flatMap(([key, value]) =>
      disagreement([key, point], requireSolved(found!).learner[key as "m"], value, {
        absolute: 2e-12,
        relative: 2e-12,
      }),
    );
  });
  expect(gaps).toEqual([]);
});
