/**
 * Simulations at finite size, and their verdict on the theory.
 *
 * A simulation of one's own takes our data sets and gives rows like ours, one for each replica; the verdict extrapolates them to infinite size and
 * says how many standard errors they lie from the theory.
 *
 * @example
 * import { ensemble, type ReplicaRow, teacherData, verdict } from "raf-theory/validation";
 *
 * const POINT = { model: "linear", loss: "square", alpha: 2, epsilon: 0.2 } as const;
 * const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
 *
 * // Hebb's rule, lambda = Infinity: weights are the mean of label times input. Everything in units of 1 / lambda.
 * function trained(d: number, replica: number): ReplicaRow {
 *   const { teacher, inputs, labels, facts, factCount } = teacherData({ ...POINT, d, replica, seed: 1 });
 *   const n = labels.length;
 *   const sample = (i: number): Float64Array => inputs.data.subarray(i * d, (i + 1) * d);
 *   const weights = new Float64Array(d);
 *   labels.forEach((label, i) => sample(i).forEach((x, k) => { weights[k]! += (label * x) / Math.sqrt(d); }));
 *   const isWrong = [...labels].map((label, i) => label * dot(weights, sample(i)) <= 0);
 *   const count = (fact: number): number => isWrong.filter((wrong, i) => wrong && facts[i] === fact).length;
 *   const [m, q] = [dot(weights, teacher) / d, dot(weights, weights) / d];
 *   return {
 *     ...{ lambda: Infinity, replica, d, n, facts: factCount, m, q, norm: q },
 *     ...{ generalizationError: Math.acos(m / Math.sqrt(q)) / Math.PI, generalizationErrorStandardError: 0 },
 *     ...{ memorizationError: count(1) / factCount, ruleTrainingError: count(0) / (n - factCount) },
 *     ...{ trainingError: (count(0) + count(1)) / n, trainingLoss: 0.5, certificate: 0, certificateBound: 0 },
 *   };
 * }
 * const rows = [40, 60, 100].flatMap((d) => Array.from({ length: 40 }, (_, replica) => trained(d, replica)));
 * const { objections, comparisons } = verdict([await ensemble({ label: "Hebb", point: POINT, rows })]);
 * objections // => []
 * comparisons.every(({ z }) => Math.abs(z) < 3) // => true
 *
 * @module raf-theory/validation
 */
export type { Experiment, ReplicaRow, UncertifiedRow } from "../../validation/experiment.js";
export { learn } from "../../validation/learners/learn.js";
export type { Fit, TrainingProblem } from "../../validation/learners/problem.js";
export type { LinearAlgebra, Matrix } from "../../validation/linearAlgebra/linearAlgebra.js";
export { loadLinearAlgebra } from "../../validation/linearAlgebra/loadLinearAlgebra.js";
export { mlMatrix } from "../../validation/linearAlgebra/mlMatrix.js";
export { type Pool, type PoolStratum, type TrainingMix, trainingMix } from "../../validation/pool/pool.js";
export { type PoolPrediction, type Predicted, poolPredictions } from "../../validation/pool/poolPrediction.js";
export { type LambdaSummary, type ObservableSummary, replicaSummary } from "../../validation/replicaSummary.js";
export { replicaWorkers } from "../../validation/replicaWorkers.js";
export { simulateEnsemble } from "../../validation/simulateEnsemble.js";
export { simulateReplica } from "../../validation/simulateReplica.js";
export { freshInputs, type TeacherData, type TeacherTask, teacherData } from "../../validation/teacherData.js";
export { type Comparison, comparisons, type Ensemble, type Prediction } from "../../validation/verdict/comparisons.js";
export { ensemble, predictionOf, type SimulatedCase, type Theory } from "../../validation/verdict/ensemble.js";
export { type Verdict, verdict } from "../../validation/verdict/verdict.js";
