import { describe, expect, test } from "vitest";
import { chainErrors } from "../../../equations/chains/chainErrors.js";
import { overlap } from "../../../equations/chains/learner.js";
import { modelOf, type Point } from "../../../equations/point.js";
import { gaussLegendre } from "../../../src/numerics/gaussLegendre.js";
import { normalCdf, normalDensity } from "../../../src/numerics/normal.js";
import { distillation } from "../../../src/solver/distillation.js";
import { requireSolved, type SolvedDistillation } from "../../../src/solver/solution.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { disagreement } from "../../numerics/disagreement.js";

const SPECTRUM = [
  { nu: 1.5, share: 0.5 },
  { nu: 0.6, share: 0.3 },
  { nu: 0.1, share: 0.1 },
];
const STUDENT = { loss: "square", lambda: 0.05, fraction: 0.6 } as const;
const POINTS: readonly Point[] = [
  { ...STUDENT, model: "linear", alpha: 1.5, epsilon: 0.5, teacher: { loss: "hinge", lambda: 0.1 } },
  { ...STUDENT, model: "linear", alpha: 2, epsilon: 0.2, teacher: { loss: "logistic", lambda: 0.02 }, inputs: "fresh" },
  {
    ...STUDENT,
    model: "kernel",
    mu1: 0.65,
    muStar: 0.2,
    alpha: 1,
    epsilon: 0.7,
    teacher: { loss: "squared-hinge", lambda: 0.3 },
  },
  {
    ...STUDENT,
    model: "rf",
    mu1: 0.65,
    muStar: 0.2,
    kappa: 2,
    alpha: 1.5,
    epsilon: 0.5,
    teacher: { loss: "hinge", lambda: 0.02 },
  },
  {
    ...STUDENT,
    model: "rf",
    mu1: 0.5,
    muStar: 0.3,
    kappa: 0.7,
    alpha: 2,
    epsilon: 0.8,
    teacher: { loss: "square", lambda: 0.2 },
  },
  {
    ...STUDENT,
    model: "empirical",
    eigenvalues: SPECTRUM,
    alpha: 1.2,
    epsilon: 0.3,
    teacher: { loss: "hinge", lambda: 0.5 },
  },
];

/** Averages over a sample of the first learner's training set by two-dimensional Gauss-Legendre sums, from the definitions of the fields. */
interface SampleAverages {
  readonly teacherPull: number;
  readonly studentPull: number;
  readonly jointPull: number;
  /** E[z g_2]. */
  readonly ruleWithStudent: number;
  /** E[w_1 g_2] and E[w_2 g_2]. */
  readonly fieldsWithStudent: readonly [number, number];
  readonly heldOutRules: number;
  readonly heldOutFacts: number;
}

/** Nodes and weights of a standard normal variable. */
function normalNodes(cuts: readonly number[]): { readonly x: number; readonly weight: number }[] {
  const { nodes, weights } = gaussLegendre(20);
  const ends = [...new Set([-8, -5.5, -3.5, -1.75, 0, 1.75, 3.5, 5.5, 8, ...cuts])].sort((a, b) => a - b);
  return ends.slice(1).flatMap((to, k) => {
    const half = 0.5 * (to - ends[k]!);
    return [...nodes].map((node, i) => {
      const x = ends[k]! + half * (1 + node);
      return { x, weight: half * weights[i]! * normalDensity(x) };
    });
  });
}

function sampleAverages({ student: { chain, response }, model }: SolvedDistillation): SampleAverages {
  const { learners, root } = chain;
  const { epsilon } = model.channel;
  const [first, second] = learners as [(typeof learners)[number], (typeof learners)[number]];
  const [q1, q2, q12] = [overlap(chain, 0, 0), overlap(chain, 1, 1), overlap(chain, 1, 0)];
  const rest = Math.sqrt(q2 - (q12 * q12) / q1);
  // The rule's field given both cavity fields is normal too.
  const alongRest = (second.m - (q12 * first.m) / q1) / rest;
  const left = Math.sqrt(1 - (first.m * first.m) / q1 - alongRest * alongRest);
  const isFresh = second.origin === 1;
  const sums = {
    teacherPull: 0,
    studentPull: 0,
    jointPull: 0,
    rule: 0,
    w1: 0,
    w2: 0,
    heldOutRules: 0,
    heldOutFacts: 0,
  };
  for (const { x: t, weight: outerWeight } of normalNodes(
    root.kinks.map((kink) => kink / Math.sqrt(q1)).filter((k) => Math.abs(k) < 8),
  )) {
    const w1 = Math.sqrt(q1) * t;
    const shift = root.shift(w1);
    // Field at which the student's output on a held-out sample changes its sign.
    const step = -((q12 / q1) * w1 + second.response[0]! * shift) / rest;
    for (const { x, weight: innerWeight } of normalNodes(Math.abs(step) < 8 ? [step] : [])) {
      const w2 = (q12 / q1) * w1 + rest * x;
      const mean = (first.m / q1) * w1 + alongRest * x;
      // The label is 1: by symmetry every average is that of margins.
      const above = normalCdf(mean / left);
      const weight = outerWeight * innerWeight;
      const labeled = weight * (epsilon + 2 * (1 - epsilon) * above);
      const pull = isFresh ? 0 : shift;
      const target = w1 + pull;
      const field = w2 + second.response[0]! * pull;
      const own = response.removed * (target - field);
      // Fresh inputs have no labels.
      const mass = isFresh ? weight : labeled;
      const ruleMean = isFresh
        ? weight * mean
        : weight * (epsilon * mean + 2 * (1 - epsilon) * (mean * above + left * normalDensity(mean / left)));
      sums.teacherPull += labeled * shift * shift;
      sums.studentPull += mass * own * own;
      sums.jointPull += mass * own * pull;
      sums.rule += ruleMean * own;
      sums.w1 += mass * w1 * own;
      sums.w2 += mass * w2 * own;
      const heldOut = w2 + second.response[0]! * shift;
      if (heldOut < 0) {
        sums.heldOutRules += weight * 2 * above;
        sums.heldOutFacts += weight;
      }
    }
  }
  return {
    ...sums,
    ruleWithStudent: sums.rule,
    fieldsWithStudent: [sums.w1, sums.w2],
  };
}

/** x with A x = b, three by three, by Cramer's rule. */
function solved3(rows: readonly (readonly [number, number, number])[], b: readonly number[]): number[] {
  const determinant = (m: readonly (readonly number[])[]): number =>
    m[0]![0]! * (m[1]![1]! * m[2]![2]! - m[1]![2]! * m[2]![1]!) -
    m[0]![1]! * (m[1]![0]! * m[2]![2]! - m[1]![2]! * m[2]![0]!) +
    m[0]![2]! * (m[1]![0]! * m[2]![1]! - m[1]![1]! * m[2]![0]!);
  const whole = determinant(rows);
  return [0, 1, 2].map(
    (k) => determinant(rows.map((row, i) => row.map((value, j) => (j === k ? b[i]! : value)))) / whole,
  );
}

describe.each(POINTS)("a student with $model features of a $teacher.loss learner (inputs $inputs)", (point) => {
  const found = requireSolved(distillation(point));
  const { chain, response } = found.student;
  const { learners, modes, missing } = chain;
  const [first, second] = learners as [(typeof learners)[number], (typeof learners)[number]];
  const averages = sampleAverages(found);

  test("solves the general equations (DI.6), with averages over samples by two-dimensional sums", () => {
    const { samples } = second;
    const [q1, q2, q12] = [overlap(chain, 0, 0), overlap(chain, 1, 1), overlap(chain, 1, 0)];
    // Stein: E[x g] = sum_y Cov(x, y) E[dg / dy] over the rule's field and both cavity fields.
    const [ruleSlope, teacherSlope, ownSlope] = solved3(
      [
        [1, first.m, second.m],
        [first.m, q1, q12],
        [second.m, q12, q2],
      ],
      [averages.ruleWithStudent, ...averages.fieldsWithStudent],
    ) as [number, number, number];
    const [mHat, drawn, VHat] = [samples * ruleSlope, samples * teacherSlope, -samples * ownSlope];
    const qHat = {
      own: samples * averages.studentPull,
      joint: samples * averages.jointPull,
      first: point.alpha * averages.teacherPull,
    };
    // The spectrum, mode by mode, with D = lambda V + VHat nu in units of the response.
    const sum = { response: 0, carried: 0, m: 0, q12: 0, q2: 0 };
    for (const { nu, weight, share, continuum = 0 } of modes) {
      const one = first.profile[modes.findIndex((mode) => mode.nu === nu && mode.share === share)]!;
      const two = 1 / (point.lambda * response.V + VHat * nu);
      const through = nu * two * drawn * one;
      const gains = [nu * one * first.mHat, nu * two * mHat + nu * nu * two * drawn * one * first.mHat] as const;
      sum.response += (weight * nu + continuum) * two;
      sum.carried += weight * nu * through;
      sum.m += share * gains[1];
      sum.q12 += share * gains[0] * gains[1] + weight * nu * nu * one * (two * qHat.joint + through * qHat.first);
      sum.q2 +=
        share * gains[1] ** 2 +
        weight * nu * nu * (two * two * qHat.own + 2 * two * through * qHat.joint + through * through * qHat.first);
    }
    const gaps = [
      ...disagreement("V", sum.response, 1, { relative: 2e-9 }),
      ...disagreement("V21", sum.carried, second.response[0]!, { absolute: 2e-9 }),
      ...disagreement("m", sum.m, second.m, { absolute: 2e-9 }),
      ...disagreement("q12", sum.q12, q12, { absolute: 4e-9 }),
      ...disagreement("q", sum.q2, q2, { absolute: 4e-9 }),
    ];
    expect(gaps).toEqual([]);
    expect(missing).toBeLessThan(1);
  });

  test("has the error rates on held-out samples that two-dimensional sums count", () => {
    const { heldOutFactError, heldOutRuleError } = observables(found);
    expect(heldOutFactError).toBeCloseTo(averages.heldOutFacts, 10);
    expect(heldOutRuleError).toBeCloseTo(averages.heldOutRules, 10);
  });
});

test("rates from the line where a field changes its sign are those of panels, below and above the switch between them", () => {
  const gaps: unknown[] = [];
  for (const loss of ["hinge", "square", "squared-hinge"] as const) {
    for (const [alpha, lambda] of [
      [1.5, 0.1],
      [0.3, 0.02],
      [6, 1e-3],
      [2, 0],
    ] as const) {
      const point: Point = { ...STUDENT, model: "linear", alpha, epsilon: 0.3, teacher: { loss, lambda } };
      const { chain } = requireSolved(distillation(point)).student;
      const { lines, ...root } = chain.root;
      expect(lines).toHaveLength(root.kinks.length + 1);
      const [byLine, byPanels] = [chainErrors(chain), chainErrors({ ...chain, root })];
      for (const samples of ["trained", "heldOut"] as const) {
        for (const labels of ["facts", "rules"] as const) {
          const [value, expected] = [byLine[samples]![labels](), byPanels[samples]![labels]()];
          gaps.push(...disagreement({ point, samples, labels }, value.value, expected.value, { absolute: 1e-11 }));
        }
      }
    }
  }
  expect(gaps).toEqual([]);
});

test("panels resolve the label's step where the teacher knows the rule to a thousandth", () => {
  const point: Point = {
    ...{ model: "kernel", mu1: 0.001, muStar: 0.2, alpha: 73854.70408491648, epsilon: 0.29065752029418945 },
    ...{ loss: "square", lambda: 0, fraction: 0.5, teacher: { loss: "square", lambda: 0.4000358763220468 } },
  };
  const { chain } = requireSolved(distillation(point)).student;
  const { lines: _lines, ...root } = chain.root;
  for (const one of [chain, { ...chain, root }]) {
    // By 200,000 panels of 8 nodes.
    expect(chainErrors(one).heldOut!.rules().value).toBeCloseTo(0.002277545142947496, 14);
  }
});

test("the copy of a learner that knows the rule to a thousandth errs on its teacher's samples as often as that learner", () => {
  const point: Point = {
    ...{ model: "linear", alpha: 200_000, epsilon: 0, loss: "square", lambda: 0, fraction: 0.001, inputs: "fresh" },
    teacher: { loss: "hinge", lambda: 50_000 },
  };
  const copy = requireSolved(distillation(point));
  const teacher = requireSolved(solve({ model: "linear", alpha: 200_000, epsilon: 0, loss: "hinge", lambda: 50_000 }));
  const { ruleTrainingError } = observables(teacher);
  expect(ruleTrainingError).toBeGreaterThan(5e-4);
  expect(observables(copy).ruleTrainingError / ruleTrainingError).toBeCloseTo(1, 12);
});

test("a student's model has the channel of the first learner, because only that one sees labels", () => {
  expect(modelOf(POINTS[0]!).channel.loss.name).toBe("hinge");
});
