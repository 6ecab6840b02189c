import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { freeEnergy } from "../../equations/freeEnergy.js";
import { modelOf, type Point } from "../../equations/point.js";
import type { Cavity } from "../../equations/types.js";
import { LOSS_NAMES } from "../../equations/vocabulary/losses.js";
import type { ModelPoint } from "../../equations/vocabulary/models.js";
import {
  isMeasured,
  MEASURED_NAMES,
  OBSERVABLE_NAMES,
  OBSERVABLES,
  type ObservableName,
} from "../../equations/vocabulary/observables.js";
import { OBSERVABLE_PARAMETERS } from "../../equations/vocabulary/parameters.js";
import { integrateAdaptive } from "../../src/numerics/adaptive.js";
import { brentRoot } from "../../src/numerics/bracket.js";
import { erf, normalDensity } from "../../src/numerics/normal.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { iterate } from "../../src/solver/iterate.js";
import { saddlePoint } from "../../src/solver/saddlePoint.js";
import { requireSolved, type SolvedVectorMinimum } from "../../src/solver/solution.js";
import { observable, solve } from "../../src/solver/solve.js";
import { definedLabels } from "../documentation/labels.js";
import { THREE_LEARNERS } from "../equations/box.js";
import { definedAverages, proximalMapOf } from "../equations/channels/definition.js";
import { derivative } from "../numerics/derivative.js";

const SHEET = new Set(definedLabels(readFileSync(new URL("../../equations/README.md", import.meta.url), "utf8")));

/** A point as the solver has it, and as the iteration of the self-consistent equations with averages by quadrature has it. */
interface Case {
  readonly point: Point;
  readonly solved: SolvedVectorMinimum;
  readonly iterated: SolvedVectorMinimum;
  readonly cavity: Cavity;
}

function caseOf(point: Point): Case {
  const iterated = requireSolved(iterate(modelOf({ ...point, channel: "quadrature" }), { anderson: 3 }));
  const { m, q, V } = iterated.overlaps;
  return {
    point,
    solved: requireSolved(saddlePoint(modelOf(point))),
    iterated,
    cavity: { V, m, tau: Math.sqrt(q - m * m) },
  };
}

/** Standard deviations beyond which a density is not integrated. */
const REACH = 9;

/** Share of samples with prox(u) < margin, u = sqrt q t, where t has the density phi(t) [1 + c erf(b t / sqrt 2)]. */
function shareWrong({ solved, cavity }: Case, c: number, margin = 0): number {
  const { V, m, tau } = cavity;
  const { shift } = proximalMapOf(solved.model.channel.loss);
  // prox grows with u: negative below one place only.
  const edge = brentRoot((u) => u + shift(u, V) - margin, -50 * (1 + V), 50, 1e-14)?.x ?? Number.NaN;
  const end = Math.max(-REACH, Math.min(REACH, edge / Math.hypot(m, tau)));
  const density = (t: number): number => normalDensity(t) * (1 + c * erf((m / tau) * t * Math.SQRT1_2));
  return integrateAdaptive(density, [-REACH, Math.min(-3, (end - REACH) / 2), end], 1e-14).value;
}

/** Size of the attack of all cases. */
const ATTACK = 0.7;

/** |grad f|: that of the linear part of f, and of the slopes of random features beside it. */
function gradientOf({ point, solved, iterated }: Case): number {
  const { q } = iterated.overlaps;
  if (point.model !== "rf") return Math.sqrt(q);
  const perFeature = (observable(solved, "norm") as number) / point.kappa;
  const linear = q - perFeature * (point.muStar as number) ** 2;
  return Math.sqrt(linear + perFeature * ((point.slopeSquare as number) - (point.mu1 as number) ** 2));
}

/** Share of new inputs with y f below a value, y f / sqrt q of the density phi(t) [1 + c erf(b t / sqrt 2)]. */
function shareBelow({ cavity: { m, tau } }: Case, c: number, value: number): number {
  const density = (t: number): number => normalDensity(t) * (1 + c * erf((m / tau) * t * Math.SQRT1_2));
  const end = Math.min(REACH, value / Math.hypot(m, tau));
  return integrateAdaptive(
    density,
    [-REACH, -3, Math.min(-0.1, end - 0.1), end].sort((a, b) => a - b),
    1e-14,
  ).value;
}

/** Share of new inputs within a distance of those where learner and rule disagree: for every field z of the rule, the farthest of them by bisection. */
function nearWedge(one: Case, size: number): number {
  const { m, tau } = one.cavity;
  const rest = Math.sqrt(gradientOf(one) ** 2 - m * m);
  /** Distance of (z, k) to the ray k = -m t / rest, t >= 0. */
  const distance = (z: number, k: number): number => {
    const t = Math.max(0, (z - (m / rest) * k) / (1 + (m / rest) ** 2));
    return Math.hypot(z - t, k + (m / rest) * t);
  };
  const edge = (z: number): number =>
    brentRoot((k) => distance(z, k) - size, (-m * z) / rest, (-m * z) / rest + 40, 1e-15)?.x ?? Number.NaN;
  const density = (z: number): number => normalDensity(z) * (1 + erf((rest * edge(z) * Math.SQRT1_2) / tau));
  return integrateAdaptive(density, [0, size / 2, size, 2, REACH], 1e-13).value;
}

const averagesOf = ({ point, solved, cavity }: Case) =>
  definedAverages(solved.model.channel.loss, point.epsilon, cavity);

/** Every observable by another route than its own: definitions integrated, the iterated equations, derivatives of the free energy. */
const ROUTES: { readonly [name in ObservableName]: (one: Case) => number | null } = {
  m: ({ iterated }) => iterated.overlaps.m,
  q: ({ iterated }) => iterated.overlaps.q,
  V: ({ iterated }) => iterated.overlaps.V,
  mHat: (one) => (one.point.alpha * averagesOf(one).mHat) / one.cavity.V,
  qHat: (one) => (one.point.alpha * averagesOf(one).qHat) / one.cavity.V ** 2,
  VHat: (one) => (one.point.alpha * averagesOf(one).VHat) / one.cavity.V,
  generalizationError: ({ iterated: { overlaps } }) => Math.acos(overlaps.m / Math.sqrt(overlaps.q)) / Math.PI,
  memorizationError: (one) => shareWrong(one, 0),
  ruleTrainingError: (one) => shareWrong(one, 1),
  trainingError: (one) => shareWrong(one, 1 - one.point.epsilon),
  trainingLoss: (one) => averagesOf(one).trainingLoss,
  // Half the squared norm is what the objective grows with as lambda does.
  norm: ({ point }) =>
    2 *
    derivative(
      (lambda) => observable(requireSolved(solve({ ...point, lambda })), "freeEnergy") as number,
      point.lambda,
      1e-3 * point.lambda,
    ),
  margin: () => null,
  // Of a training that has not ended.
  pull: () => null,
  // Of a student.
  q12: () => null,
  V21: () => null,
  heldOutFactError: () => null,
  trainedFactError: () => null,
  heldOutRuleError: () => null,
  trainedRuleError: () => null,
  disagreement: () => null,
  // Of networks with learned features, which have laws of their own.
  rank: () => null,
  largestEigenvalue: () => null,
  robustError: (one) => shareBelow(one, 1, ATTACK * gradientOf(one)),
  orthogonalError: (one) => shareBelow(one, 1, ATTACK * Math.sqrt(gradientOf(one) ** 2 - one.cavity.m ** 2)),
  consistentError: (one) => nearWedge(one, ATTACK),
  flippedPredictions: (one) =>
    shareBelow(one, 0, ATTACK * gradientOf(one)) - shareBelow(one, 0, -ATTACK * gradientOf(one)),
  lostFacts: (one) => shareWrong(one, 0, ATTACK * gradientOf(one)),
  factBasin: (one) => proximalMapOf(one.solved.model.channel.loss).shift(0, one.cavity.V) / gradientOf(one),
  freeEnergy: ({ solved: { model }, iterated }) => freeEnergy(model, iterated.overlaps, iterated.conjugates),
};

const attacked = (learner: ModelPoint): ModelPoint & { readonly attack: number } => ({
  ...(learner.model === "rf" ? { ...learner, slopeSquare: 0.5 } : learner),
  attack: ATTACK,
});

const CASES = THREE_LEARNERS.map(attacked)
  .flatMap((learner) =>
    LOSS_NAMES.flatMap((loss) => [
      { ...learner, loss, alpha: 2.2, epsilon: 0.3, lambda: 0.4 },
      { ...learner, loss, alpha: 0.8, epsilon: 0.1, lambda: 0.05 },
    ]),
  )
  .map(caseOf);

describe.each(OBSERVABLE_NAMES)("OBSERVABLES.%s", (name) => {
  test(`${name} has words, a meaning that is a sentence, and equations of the sheet`, () => {
    const { words, meaning, equations, symbol } = OBSERVABLES[name];
    expect(words.length).toBeGreaterThan(0);
    expect(symbol.length).toBeGreaterThan(0);
    expect(meaning).toMatch(/^[A-Z].*\.$/);
    expect(equations.length).toBeGreaterThan(0);
    expect(equations.filter((label) => !SHEET.has(label))).toEqual([]);
  });

  test(`${name} is the same by an independent route, for every model and loss`, () => {
    for (const one of CASES) {
      const [found, expected] = [observable(one.solved, name), ROUTES[name](one)];
      const where = `${name} at ${JSON.stringify(one.point)}`;
      if (expected === null) expect(found, where).toBeNull();
      else expect(Math.abs((found as number) - expected), where).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
    }
  });

  test(`${name} has an error estimate wherever it is reported with one`, () => {
    const { group, only } = OBSERVABLES[name];
    for (const { solved } of CASES) {
      const errors: { readonly [one in ObservableName]?: number } = errorEstimates(solved);
      if (
        group === "conjugates" ||
        only?.questions?.includes("minimum") === false ||
        only?.models?.includes("linear") === false
      )
        expect(errors[name]).toBeUndefined();
      else expect(errors[name]).toBeLessThan(1e-10 * Math.max(1, Math.abs(observable(solved, name) ?? 0)));
    }
  });
});

test("OBSERVABLES.margin is one over the norm of the weights that a vanishing ridge leaves on separable data", () => {
  for (const learner of THREE_LEARNERS) {
    const task = { ...learner, loss: "hinge", alpha: 0.6, epsilon: 0.2 };
    const margin = observable(requireSolved(solve({ ...task, lambda: 0 })), "margin");
    const norm = observable(requireSolved(solve({ ...task, lambda: 1e-9 })), "norm") as number;
    expect(margin).toBeCloseTo(1 / Math.sqrt(norm), 6);
  }
});

test("OBSERVABLES have parameters of their own that change what is observed only", () => {
  const parameters = OBSERVABLE_NAMES.flatMap((name) => {
    const { parameters: needed = [], allows = [] } = OBSERVABLES[name];
    return [...needed, ...allows];
  });
  expect(new Set(parameters)).toEqual(new Set(OBSERVABLE_PARAMETERS));
});

test("MEASURED_NAMES are what simulations measure, rates before what has the unit of the weights", () => {
  expect([...MEASURED_NAMES].sort()).toEqual(OBSERVABLE_NAMES.filter(isMeasured).sort());
  const firstScaled = MEASURED_NAMES.findIndex((name) => OBSERVABLES[name].infinitePower !== undefined);
  expect(MEASURED_NAMES.slice(firstScaled).every((name) => OBSERVABLES[name].infinitePower !== undefined)).toBe(true);
});
