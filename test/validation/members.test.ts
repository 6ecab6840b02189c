import { describe, expect, test } from "vitest";
import type { Experiment } from "../../validation/experiment.js";
import { learnerSpace } from "../../validation/learnerSpace.js";
import { certified } from "../../validation/learners/certificate.js";
import { learn } from "../../validation/learners/learn.js";
import { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
import { type MembersFit, trainedMembers } from "../../validation/members.js";
import { requireExperiment } from "../../validation/requireExperiment.js";
import { simulateReplica } from "../../validation/simulateReplica.js";
import { freshInputs, teacherData } from "../../validation/teacherData.js";

const TASK = { loss: "square", alpha: 2, epsilon: 0.3, lambdas: [0.3], d: 16, seed: 5, replica: 0 } as const;
const LINEAR: Experiment = { ...TASK, model: "linear", ensemble: 3, ensembleOver: "subsamples", subsample: 1 };
const FEATURES: Experiment = { ...TASK, model: "rf", kappa: 2, activation: "erf", ensemble: 3 };

async function membersOf(experiment: Experiment) {
  const data = teacherData(experiment);
  const { predictor, attempts } = await trainedMembers(experiment, data.inputs, data.labels, mlMatrix);
  const [fit] = certified<MembersFit>(attempts);
  return { data, predictor, ...fit! };
}

describe("members of an ensemble", () => {
  test("that see all samples are one learner", async () => {
    const { average, members, data } = await membersOf(LINEAR);
    const { problem } = await learnerSpace(LINEAR, data.inputs, data.labels, mlMatrix);
    const [plain] = learn(problem, "square", [0.3], mlMatrix);
    expect(members).toHaveLength(3);
    for (const [k, value] of plain!.coefficients.entries()) expect(average.coefficients[k]).toBeCloseTo(value, 12);
    expect(average.normSquare).toBeCloseTo(plain!.normSquare, 12);
  });

  test("on disjoint samples differ, and a kernel machine is the same as its features", async () => {
    const disjoint = { ensembleOver: "disjoint", subsample: 1 / 3 } as const;
    const perceptrons = await membersOf({ ...LINEAR, ...disjoint });
    const kernels = await membersOf({ ...TASK, model: "kernel", kernel: "t", ensemble: 3, ...disjoint });
    for (const [i, f] of perceptrons.average.outputs.entries()) expect(kernels.average.outputs[i]).toBeCloseTo(f, 10);
    expect(kernels.average.normSquare).toBeCloseTo(perceptrons.average.normSquare, 10);
  });

  test("with features of their own are blocks of one list of coefficients", async () => {
    const { average, members, predictor, data } = await membersOf({ ...FEATURES, ensembleOver: "features" });
    if (predictor.kind === "linear") throw new Error("sampled");
    const [block] = freshInputs(FEATURES, data.teacher, 5, 5);
    const outputsOf = (coefficients: Float64Array) =>
      predictor.outputs(block!.inputs, { rows: 1, columns: coefficients.length, data: coefficients }).data;
    const own = members.map(({ coefficients }) => outputsOf(coefficients));
    for (const [i, f] of outputsOf(average.coefficients).entries()) {
      expect(f).toBeCloseTo(
        own.reduce((sum, outputs) => sum + outputs[i]! / 3, 0),
        12,
      );
    }
    expect(own[0]![0]).not.toBeCloseTo(own[1]![0]!, 3);
    // The first member is the single learner.
    const { problem } = await learnerSpace(FEATURES, data.inputs, data.labels, mlMatrix);
    const [plain] = learn(problem, "square", [0.3], mlMatrix);
    for (const [i, f] of plain!.outputs.entries()) expect(members[0]!.outputs[i]).toBeCloseTo(f, 12);
  });

  test("give the overlap of two of them by the variance of the average", async () => {
    const experiment: Experiment = { ...LINEAR, ensemble: 2, subsample: 0.5 };
    const [row] = await simulateReplica(experiment, mlMatrix);
    const { members } = await membersOf(experiment);
    const [first, second] = members as [(typeof members)[0], (typeof members)[0]];
    const product = first.coefficients.reduce((sum, w, k) => sum + w * second.coefficients[k]!, 0) / TASK.d;
    expect(row!.crossOverlap).toBeCloseTo(product, 12);
    expect(row!.trainingLoss).toBeNull();
  });
});

test("experiments refuse ensembles and attacks that cannot be trained", () => {
  const refused = (experiment: object): void => void requireExperiment({ ...LINEAR, ...experiment });
  expect(() => refused({ ensemble: "inf" })).toThrow(/ensemble/);
  expect(() => refused({ lambdas: [Number.POSITIVE_INFINITY] })).toThrow(/lambda/);
  expect(() => refused({ algorithm: "gradient-flow", time: 1 })).toThrow(/algorithm/);
  const alone = { ensemble: undefined, ensembleOver: undefined, subsample: undefined };
  expect(() => refused({ ...alone, attackNorm: 3 })).toThrow(/attackNorm/);
  expect(() => refused({ ...alone, model: "kernel", activation: "relu", attack: 0.1 })).toThrow(/gamma/);
  expect(() => refused({ ...alone, trainingAttack: 0.1 })).toThrow(/loss/);
  expect(() => refused({ ...alone, loss: "hinge", lambdas: [0], trainingAttack: 0.1 })).toThrow(/lambda/);
  expect(() => refused({ ...alone, model: "kernel", gamma: 1, loss: "hinge", trainingAttack: 0.1 })).toThrow(/linear/);
});
