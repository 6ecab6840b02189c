import { brentRoot } from "../../src/numerics/bracket.js";
import { exp, hypot, log } from "../../src/numerics/elementary.js";
import { normalCdf, normalDensity } from "../../src/numerics/normal.js";
import { GAUSSIAN_REACH, gaussianPanels, integratePanels } from "../../src/numerics/panels.js";
import type { StudentLoss } from "../studentLosses.js";
import type { Chain, ChainLearner } from "./learner.js";
import type { StudentResponse } from "./squareStudent.js";

/** Multiples of the size of the teacher's output at which a target is compared with a line. */
const COMPARED = [-3, -1, -0.3, 0.1, 0.7, 2];

/** The factor by which the teacher's output has to be multiplied to make a loss least; undefined where the target is no multiple of it. */
export function linearTarget(loss: StudentLoss, width: number): number | undefined {
  const factor = loss.target(width) / width;
  if (!Number.isFinite(factor)) return undefined;
  const isMultiple = COMPARED.every(
    (k) => Math.abs(loss.target(k * width) - factor * k * width) <= 1e-9 * Math.abs(factor * k * width),
  );
  return isMultiple ? factor : undefined;
}

/**
 * The student of lambda -> 0+ whose loss is least at a multiple of its teacher's output: the square student of that multiple, because on both
 * sides of interpolation it reaches its target wherever that one does.
 *
 * @param square  The chain with the square student in the same limit.
 * @param factor  Of the target.
 *
 * Source: equations/README.md (DI.12).
 */
export function withTarget(
  square: Chain,
  epsilon: number,
  { loss, inputs }: { readonly loss: StudentLoss; readonly inputs: "same" | "fresh" },
  factor: number,
  response: StudentResponse,
): { readonly chain: Chain; readonly response: StudentResponse } {
  const [teacher, student] = square.learners as [ChainLearner, ChainLearner];
  const { samples } = student;
  const mean = (f: (output: number) => number): number => outputMean(square, epsilon, inputs, f);
  const curvatureAt = (output: number): number => loss.curvature(factor * output, output);
  const removedAt = (V: number): number =>
    mean((output) => {
      const bent = V * curvatureAt(output);
      return bent / (1 + bent);
    });
  const V =
    response.V === Number.POSITIVE_INFINITY
      ? response.V
      : responseWhere((tried) => samples * removedAt(tried) - response.response);
  const scaled = (values: readonly number[]): number[] => values.map((value) => factor * value);
  const times = (column: Float64Array): Float64Array => column.map((value) => factor * value);
  const [joint, own] = student.qHat as [number, number];
  const [cross, square2] = student.orthogonal as [number, number];
  const multiple: ChainLearner = {
    ...student,
    byField: [factor * student.byField[0]!, student.byField[1]!],
    byRoot: factor * student.byRoot,
    response: [...scaled(student.response.slice(0, 1)), 1],
    carried: [times(student.carried[0]!), student.carried[1]!],
    gain: times(student.gain),
    mHat: factor * student.mHat,
    qHat: [factor * joint, factor * factor * own],
    m: factor * student.m,
    orthogonal: [factor * cross, factor * factor * square2],
    cost: mean((output) => loss.cost(factor * output, output)),
  };
  return { chain: { ...square, learners: [teacher, multiple] }, response: { ...response, V } };
}

/** Mean of a function of the teacher's output over the student's samples; even in its label by symmetry of the average with both signs. */
function outputMean(
  { root, learners }: Chain,
  epsilon: number,
  inputs: "same" | "fresh",
  f: (output: number) => number,
): number {
  const [{ m, orthogonal }] = learners as [ChainLearner];
  const tau = Math.sqrt(orthogonal[0]!);
  const width = hypot(m, tau);
  const kinks = inputs === "fresh" ? [] : root.kinks.map((u) => u / width).filter((t) => Math.abs(t) < GAUSSIAN_REACH);
  const panels = gaussianPanels(-GAUSSIAN_REACH, GAUSSIAN_REACH, m / tau);
  const cuts = [...new Set([...panels, ...kinks])].sort((a, b) => a - b);
  const integrand = (t: number): number => {
    const u = width * t;
    if (inputs === "fresh") return normalDensity(t) * f(u);
    const output = u + root.shift(u);
    const labeled = normalDensity(t) * (epsilon + 2 * (1 - epsilon) * normalCdf((m * t) / tau));
    return 0.5 * labeled * (f(output) + f(-output));
  };
  return integratePanels(integrand, cuts).value;
}

/** The V at which a rising function of it vanishes; Infinity where it stays negative. */
function responseWhere(excess: (V: number) => number): number {
  const [low, high] = [log(1e-12), log(1e12)];
  const root = brentRoot((x) => excess(exp(x)), low, high, 1e-14);
  return root === undefined ? Number.POSITIVE_INFINITY : exp(root.x);
}
