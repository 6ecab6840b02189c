import { expect, test } from "vitest";
import { requireSolved } from "../../src/index.js";
import { observables, solve } from "../../src/solver/solve.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { dot } from "../../validation/linearAlgebra/vectors.js";
import { requireExperiment } from "../../validation/requireExperiment.js";
import { simulateReplica } from "../../validation/simulateReplica.js";
import { spectrumDirections } from "../../validation/spectrumDirections.js";
import { teacherData } from "../../validation/teacherData.js";

const LIST = [
  { nu: 4, share: 0.5, weight: 0.1 },
  { nu: 0.5, share: 0.3, weight: 0.6 },
];
const EXPERIMENT = {
  model: "linear",
  loss: "square",
  alpha: 2,
  epsilon: 0.2,
  lambdas: [0.3],
  d: 120,
  eigenvalues: LIST,
  seed: 1,
  replica: 0,
} as const;

test("directions are shared out by weight; the rest has no variance, and carries the rest of the teacher", () => {
  const { variance, teacher } = spectrumDirections(LIST, 20);
  expect([...variance]).toEqual([4, 4, ...Array.from({ length: 12 }, () => 0.5), 0, 0, 0, 0, 0, 0]);
  expect(teacher.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 14);
  expect([teacher[0], teacher[2], teacher[14], teacher[15]].map((part) => part!.toFixed(6))).toEqual([
    "0.250000",
    "0.025000",
    "0.200000",
    "0.000000",
  ]);
  // An eigenvalue with a share and hardly a weight has one direction.
  const thin = spectrumDirections(
    [LIST[0]!, { nu: 9, share: 0.5, weight: 1e-7 }, { nu: 1, share: 0, weight: 0.9 }],
    10,
  );
  expect([...thin.variance].sort((a, b) => b - a).slice(0, 3)).toEqual([9, 4, 1]);
});

test("the teacher has exactly its share along every eigenvalue", () => {
  const { teacher } = teacherData(EXPERIMENT);
  expect(dot(teacher, teacher)).toBeCloseTo(120, 10);
  const along = (from: number, to: number): number => dot(teacher.slice(from, to), teacher.slice(from, to)) / 120;
  expect([along(0, 12), along(12, 84), along(84, 120)].map((share) => share.toFixed(9))).toEqual([
    "0.500000000",
    "0.300000000",
    "0.200000000",
  ]);
});

test.for(["square", "hinge"] as const)(
  "%s: learners on such inputs do what the saddle point of the list says",
  { tags: ["heavy"] },
  async (loss) => {
    const replicas = 12;
    const found = { generalizationError: [] as number[], memorizationError: [] as number[] };
    for (let replica = 0; replica < replicas; replica++) {
      const [row] = await simulateReplica({ ...EXPERIMENT, loss, replica }, mlMatrix);
      found.generalizationError.push(row!.generalizationError);
      found.memorizationError.push(row!.memorizationError!);
    }
    const { alpha, epsilon } = EXPERIMENT;
    const theory = observables(
      requireSolved(solve({ model: "empirical", eigenvalues: LIST, loss, alpha, epsilon, lambda: 0.3 })),
    );
    for (const name of ["generalizationError", "memorizationError"] as const) {
      const values = found[name];
      const mean = values.reduce((sum, value) => sum + value, 0) / replicas;
      const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (replicas - 1) / replicas);
      // Twelve directions of the largest eigenvalue are few: the theory's error is of order 1/d.
      expect(Math.abs(mean - theory[name])).toBeLessThan(3 * error + 0.01);
    }
  },
);

test("bad lists are refused", () => {
  expect(() => requireExperiment({ ...EXPERIMENT, eigenvalues: [{ nu: 1, share: 1, weight: 2 }] })).toThrow(
    /sum of weight must lie in \(0, 1\]; got 2/,
  );
  expect(() => requireExperiment({ ...EXPERIMENT, d: 2 })).toThrow(/d must lie in \[3, Infinity\) with this list/);
  expect(() => requireExperiment({ ...EXPERIMENT, attack: 0.1 })).toThrow(
    /attack cannot be 0\.1; allowed: experiments without eigenvalues/,
  );
  expect(() => requireExperiment({ ...EXPERIMENT, model: "kernel", gamma: 1 })).toThrow(
    /linear draws inputs with a spectrum/,
  );
  expect(() => requireExperiment({ ...EXPERIMENT, eigenvalues: [{ nu: -1, share: 1 }] })).toThrow(
    /nu\[0\] must lie in/,
  );
});
