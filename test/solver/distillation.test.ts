import { expect, test } from "vitest";
import type { Point } from "../../equations/point.js";
import { PUBLISHED_MEANS } from "../../src/report/parts/distillationPublished.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { recordOf } from "../../src/solver/record.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observable, observables, overlapValues, solve } from "../../src/solver/solve.js";
import { disagreement } from "../numerics/disagreement.js";

const INFINITY = Number.POSITIVE_INFINITY;
const HINGE: Point = {
  model: "linear",
  loss: "square",
  alpha: 1.5,
  epsilon: 0.5,
  lambda: 0.05,
  fraction: 0.5,
  teacher: { loss: "hinge", lambda: 0.1 },
};
const ERF = {
  mu1: 2 / Math.sqrt(3 * Math.PI),
  muStar: Math.sqrt((2 / Math.PI) * Math.asin(2 / 3) - 4 / (3 * Math.PI)),
} as const;
const NAMES = [
  "generalizationError",
  "heldOutFactError",
  "trainedFactError",
  "heldOutRuleError",
  "trainedRuleError",
  "disagreement",
] as const;

function errorsOf(point: Point): { readonly [name: string]: number | null | undefined } {
  const found = observables(requireSolved(solve(point)));
  return Object.fromEntries(NAMES.map((name) => [name, found[name]]));
}

/** Gaps between the errors of two students. */
function gaps(one: Point, other: Point, absolute: number): string[] {
  const [found, expected] = [errorsOf(one), errorsOf(other)];
  return NAMES.flatMap((name) => {
    const [a, b] = [found[name], expected[name]];
    return a === null && b === null ? [] : disagreement(name, a ?? Number.NaN, b ?? Number.NaN, { absolute });
  });
}

test("a student of a ridge learner on random labels: held-out facts .2095, trained ones .0879", () => {
  const point = {
    ...HINGE,
    epsilon: 1,
    lambda: 0.01,
    fraction: 0.6,
    teacher: { loss: "square", lambda: 0.1 },
  } as const;
  const { heldOutFactError, trainedFactError, generalizationError } = observables(requireSolved(solve(point)));
  expect([heldOutFactError!.toFixed(4), trainedFactError!.toFixed(4), generalizationError]).toEqual([
    "0.2095",
    "0.0879",
    0.5,
  ]);
});

test("students with erf features have the errors of an implementation of the general formulas", () => {
  const rf = (point: object): (string | undefined)[] => {
    const found = errorsOf({ model: "rf", loss: "square", ...ERF, ...point } as Point);
    return [found["generalizationError"], found["heldOutFactError"], found["trainedFactError"]].map((value) =>
      value?.toFixed(4),
    );
  };
  const first = {
    alpha: 1.5,
    epsilon: 0.5,
    lambda: 0.01,
    fraction: 0.5,
    kappa: 2,
    teacher: { loss: "square", lambda: 0.02 },
  };
  const second = {
    alpha: 2,
    epsilon: 0.8,
    lambda: 0.02,
    fraction: 0.6,
    kappa: 0.7,
    teacher: { loss: "square", lambda: 0.01 },
  };
  expect([rf(first), rf(second)]).toEqual([
    ["0.4089", "0.4123", "0.0047"],
    ["0.4580", "0.2416", "0.2353"],
  ]);
});

test("students of a logistic learner at 0+ have the accuracies on held-out facts that others measured at d = 1600", () => {
  const misses = PUBLISHED_MEANS.map(([alpha, fraction, accuracy]) => {
    const teacher = { loss: "logistic", lambda: 0 };
    const found = solve({ model: "linear", loss: "square", alpha, epsilon: 1, lambda: 0, fraction, teacher });
    return 1 - observable(requireSolved(found), "heldOutFactError")! - accuracy;
  });
  expect(Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length)).toBeLessThan(0.0035);
});

test.each([
  ["lambda -> 0+ below the threshold", { ...HINGE, lambda: 0 }, { ...HINGE, lambda: 1e-9 }, 1e-8],
  [
    "lambda -> 0+ of a kernel",
    { ...HINGE, model: "kernel", ...ERF, lambda: 0 },
    { ...HINGE, model: "kernel", ...ERF, lambda: 1e-9 },
    1e-7,
  ],
  [
    "a teacher that interpolates",
    { ...HINGE, teacher: { loss: "hinge", lambda: 0 } },
    { ...HINGE, teacher: { loss: "hinge", lambda: 1e-9 } },
    1e-8,
  ],
  [
    "both",
    { ...HINGE, lambda: 0, teacher: { loss: "hinge", lambda: 0 } },
    { ...HINGE, lambda: 1e-9, teacher: { loss: "hinge", lambda: 1e-9 } },
    1e-7,
  ],
  ["lambda -> infinity", { ...HINGE, lambda: INFINITY }, { ...HINGE, lambda: 1e9 }, 1e-8],
  [
    "a teacher by Hebb's rule",
    { ...HINGE, teacher: { loss: "hinge", lambda: INFINITY } },
    { ...HINGE, teacher: { loss: "hinge", lambda: 1e9 } },
    1e-8,
  ],
] as const)("students in the limit: %s", (_name, limit, near, absolute) => {
  expect(gaps(limit, near, absolute)).toEqual([]);
});

test("a student without ridge that has more samples than weights is its teacher, and tends to it", () => {
  const point = { ...HINGE, alpha: 3, lambda: 0 } as const;
  const { teacher, ...record } = recordOf(solve(point));
  expect(record.generalizationError).toBe(teacher!.generalizationError);
  expect(record.heldOutFactError).toBeCloseTo(teacher!.memorizationError!, 13);
  expect(record.trainedFactError).toBeCloseTo(teacher!.memorizationError!, 13);
  expect(record.disagreement).toBe(0);
  // The angle between two learners that are nearly one is known to the root of rounding.
  expect(gaps(point, { ...point, lambda: 1e-9 }, 1e-7)).toEqual([]);
});

test("without a share of the inputs nothing reaches the student, whatever its teacher knows", () => {
  for (const inputs of ["same", "fresh"] as const) {
    const found = errorsOf({ ...HINGE, fraction: 1e-10, inputs });
    expect(found["heldOutFactError"]).toBeCloseTo(0.5, 5);
    expect(found["generalizationError"]).toBeCloseTo(0.5, 5);
  }
});

test("a student of all inputs has held out none, and one of fresh inputs has seen none", () => {
  const all = errorsOf({ ...HINGE, fraction: 1 });
  const fresh = errorsOf({ ...HINGE, fraction: 1.2, inputs: "fresh" });
  expect([all["heldOutFactError"], all["heldOutRuleError"]]).toEqual([null, null]);
  expect([fresh["trainedFactError"], fresh["trainedRuleError"]]).toEqual([null, null]);
});

test("a chain whose student copies its teacher is the chain without it", () => {
  const teacher = { loss: "square", lambda: 0, fraction: 0.9, teacher: HINGE.teacher! } as const;
  const copied = { ...HINGE, alpha: 3, fraction: 0.5, teacher } as const;
  const direct = { ...HINGE, alpha: 3, fraction: 0.45 } as const;
  expect(gaps(copied, direct, 1e-12)).toEqual([]);
});

test("students of students are solved stage by stage, each a teacher in the record", () => {
  const teacher = { loss: "square", lambda: 0.02, fraction: 0.8, inputs: "fresh", teacher: HINGE.teacher! } as const;
  const { teacher: second, ...third } = recordOf(solve({ ...HINGE, teacher }));
  expect(second!.heldOutFactError).toBeLessThan(third.heldOutFactError!);
  expect(second!.teacher!.teacher).toBeUndefined();
  expect(second!.memorizationError).toBe(second!.heldOutFactError);
});

test("errors of a student cover the distance to the independent route, and grow with that of its teacher", () => {
  const resultBy = (channel: "exact" | "quadrature"): Result => {
    const solution = requireSolved(solve({ ...HINGE, teacher: { loss: "hinge", lambda: 0.1, channel } }));
    return {
      values: { ...observables(solution), ...overlapValues(solution) },
      errors: { ...errorEstimates(solution) },
    };
  };
  const [exact, quadrature] = [resultBy("exact"), resultBy("quadrature")];
  const uncovered = Object.entries(exact.errors).filter(([name, error]) => {
    const gap = Math.abs((exact.values[name] ?? 0) - (quadrature.values[name] ?? 0));
    return gap > 10 * (error + (quadrature.errors[name] ?? 0));
  });
  expect(uncovered).toEqual([]);
  expect(Math.max(...Object.values(exact.errors))).toBeLessThan(1e-11);
});

interface Result {
  readonly values: { readonly [name: string]: number | null | undefined };
  readonly errors: { readonly [name: string]: number };
}

test("a student at the threshold itself is not solved, and says why", () => {
  const found = solve({ ...HINGE, alpha: 2, lambda: 0 });
  expect(found.status).toBe("diverged");
  expect("message" in found && found.message).toMatch(/as many samples as weights/);
});

test.each([
  [{ fraction: 1.5 }, "fraction must lie in (0, 1] of the teacher's inputs; got 1.5"],
  [{ fraction: 0 }, "fraction must lie in (0, Infinity); got 0"],
  [{ inputs: "old" }, "inputs must lie in {same, fresh}"],
  [{ teacher: undefined }, "points with a teacher"],
  [{ teacher: { loss: "hinge" } }, "teacher.lambda"],
  [{ teacher: { loss: "hinge", lamda: 1 } }, "Did you mean lambda?"],
  [{ teacher: "hinge" }, "objects { loss, lambda }"],
  [{ algorithm: "gradient-flow", time: 1 }, "points without algorithm"],
])("a student is refused with %j", (wrong, said) => {
  expect(() => solve({ ...HINGE, ...wrong } as Point)).toThrow(said);
});

test("a student of a teacher whose outputs are huge states the digits that its loss has lost: features in other units show them", () => {
  const scaled = (c: number): Point => ({
    model: "empirical",
    eigenvalues: [
      { nu: 0.22 * c, share: 0.2 },
      { nu: 72.3 * c, share: 0.3 },
      { nu: 0.0077 * c, share: 0.2 },
    ],
    continuum: 0.28 * c,
    loss: "square",
    alpha: 10.5,
    epsilon: 0.2,
    lambda: 0.017 * c,
    teacher: { loss: "hinge", lambda: INFINITY },
  });
  const lossAt = (c: number): { readonly value: number; readonly error: number } => {
    const solution = requireSolved(solve(scaled(c)));
    const [value, error] = [observable(solution, "trainingLoss")!, errorEstimates(solution).trainingLoss];
    return { value: value / (c * c), error: error / (c * c) };
  };
  const one = lossAt(1);
  for (const c of [3, 7, 10, 13]) {
    const other = lossAt(c);
    expect(Math.abs(other.value - one.value), `${c}`).toBeLessThan(one.error + other.error);
    expect(Math.abs(other.value / one.value - 1), `${c}`).toBeGreaterThan(1e-12);
  }
});

test("the response to a teacher that interpolates is infinite, or null where the student answers none of it, and never NaN", () => {
  const responseAt = (point: Point): unknown => overlapValues(requireSolved(solve(point))).V21;
  const interpolating = {
    model: "linear",
    loss: "square",
    alpha: 0.144,
    teacher: { loss: "square", lambda: 0 },
  } as const;
  expect(responseAt({ ...interpolating, epsilon: 1, lambda: 2, fraction: 0.56 })).toBeNull();
  expect(responseAt({ ...interpolating, epsilon: 0.5, lambda: 2, fraction: 0.5, inputs: "fresh" })).toBe(INFINITY);
});
