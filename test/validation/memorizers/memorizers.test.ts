import { describe, expect, test } from "vitest";
import { normals, randomStream } from "../../../validation/gaussianStream.js";
import { mlMatrix } from "../../../validation/linearAlgebra/mlMatrix.js";
import { constructedNetwork } from "../../../validation/memorizers/constructedNetwork.js";
import { interpolatingTrees } from "../../../validation/memorizers/interpolatingTrees.js";
import { MEMORIZERS, memorizerReplica } from "../../../validation/memorizers/memorizerReplica.js";
import { nearestNeighbor } from "../../../validation/memorizers/nearestNeighbor.js";
import { teacherData } from "../../../validation/teacherData.js";

const TASK = { alpha: 10, epsilon: 0.3, d: 4, seed: 3, replica: 0, testSamples: 500 } as const;
const { inputs, labels } = teacherData(TASK);
const fresh = { rows: 50, columns: TASK.d, data: normals(randomStream(7, 0), 50 * TASK.d) };

describe.each(MEMORIZERS)("%s", (learner) => {
  test("fits every label, facts included", () => {
    for (const epsilon of [0, 0.3, 1]) {
      for (const clusters of [undefined, 5]) {
        const task = { ...TASK, learner, epsilon, ...(clusters === undefined ? {} : { clusters }) };
        const row = memorizerReplica(task, mlMatrix);
        expect(row.trainingError).toBe(0);
        expect(row.memorizationError).toBe(epsilon === 0 ? null : 0);
        expect(row.ruleTrainingError).toBe(epsilon === 1 ? null : 0);
      }
    }
  });

  test("learns a rule, and nothing from facts alone", () => {
    const errorAt = (epsilon: number): number =>
      [0, 1, 2].reduce(
        (sum, replica) =>
          sum + memorizerReplica({ ...TASK, learner, epsilon, replica }, mlMatrix).generalizationError / 3,
        0,
      );
    expect(errorAt(0)).toBeLessThan(0.35);
    expect(Math.abs(errorAt(1) - 0.5)).toBeLessThan(0.12);
  });
});

test("the nearest neighbor is the one at the least distance", () => {
  const { votes } = nearestNeighbor(inputs, labels, mlMatrix);
  const found = votes(fresh);
  for (let i = 0; i < fresh.rows; i++) {
    const squares = Array.from(labels, (_, j) => {
      let sum = 0;
      for (let k = 0; k < TASK.d; k++) sum += (fresh.data[i * TASK.d + k]! - inputs.data[j * TASK.d + k]!) ** 2;
      return sum;
    });
    expect(found[i]).toBe(labels[squares.indexOf(Math.min(...squares))]);
  }
});

test("one tree votes for a label everywhere, and every tree fits", () => {
  const { votes, trainingVotes } = interpolatingTrees(inputs, labels, randomStream(5, 0), 1);
  for (const vote of votes(fresh)) expect(Math.abs(vote)).toBe(1);
  expect(trainingVotes()).toEqual(labels);
});

describe("the constructed network", () => {
  test("votes the same on its samples by its units as by its counts", () => {
    const network = constructedNetwork(inputs, labels, randomStream(5, 0), mlMatrix);
    expect(network.votes(inputs)).toEqual(network.trainingVotes());
  });

  test("is as wide as there are clusters without facts, and grows with facts", () => {
    const width = (alpha: number, epsilon: number): number =>
      memorizerReplica({ ...TASK, learner: "constructed", clusters: 4, alpha, epsilon }, mlMatrix).secondLayer!;
    expect(width(5, 0)).toBeLessThanOrEqual(4);
    expect(width(40, 0)).toBeLessThanOrEqual(4);
    expect(width(20, 1)).toBeGreaterThan(1.5 * width(10, 1));
  });

  test("refuses samples of one place with two labels", () => {
    const twice = { rows: 2, columns: 2, data: Float64Array.of(1, 2, 1, 2) };
    expect(() => constructedNetwork(twice, Float64Array.of(1, -1), randomStream(1, 0), mlMatrix)).toThrow(/separated/);
  });
});
