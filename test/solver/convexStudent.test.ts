/** @module-tag heavy */
import { expect, test } from "vitest";
import { type PointInput, resolvePoint } from "../../equations/point.js";
import { recordOf, type SolutionRecord } from "../../src/solver/record.js";
import { requireSolved } from "../../src/solver/solution.js";
import { solve } from "../../src/solver/solve.js";

const POINT = {
  model: "linear",
  loss: "logistic",
  alpha: 1.5,
  epsilon: 0.5,
  lambda: 0.05,
  fraction: 0.5,
  teacher: { loss: "hinge", lambda: 0.1 },
} as const satisfies PointInput;
const KERNEL = {
  ...POINT,
  model: "kernel",
  mu1: 0.6,
  muStar: 0.3,
  alpha: 2,
  epsilon: 0.8,
  lambda: 0.01,
  fraction: 0.6,
  teacher: { loss: "squared-hinge", lambda: 0.1 },
} as const satisfies PointInput;
const FEATURES = {
  ...POINT,
  model: "rf",
  mu1: 0.65,
  muStar: 0.2,
  kappa: 2,
  epsilon: 0.3,
  lambda: 0.02,
  fraction: 0.8,
  inputs: "fresh",
  temperature: 2,
  teacher: { loss: "logistic", lambda: 0.05 },
} as const satisfies PointInput;

const RATES = ["heldOutFactError", "heldOutRuleError", "trainedFactError", "trainedRuleError"] as const;

async function recorded(point: PointInput): Promise<SolutionRecord> {
  return recordOf(requireSolved(solve(await resolvePoint(point))));
}

/** The numbers of a student that are compared, null where there is none. */
function numbersOf({ overlaps, ...record }: SolutionRecord): (number | null)[] {
  return [...RATES.map((name) => record[name] ?? null), record.generalizationError, ...Object.values(overlaps!)];
}

function farthest(one: SolutionRecord, other: SolutionRecord): number {
  const others = numbersOf(other);
  return Math.max(
    ...numbersOf(one).map((value, i) => Math.abs((value ?? 0) - (others[i] ?? 0)) / Math.max(1, value ?? 0)),
  );
}

test.each([
  ["linear", POINT],
  ["kernel", KERNEL],
  ["rf, fresh inputs", { ...FEATURES, temperature: undefined }],
  ["at 0+, interpolating", { ...POINT, lambda: 0 }],
  ["at 0+, beyond interpolation", { ...POINT, alpha: 3, lambda: 0 }],
  ["at infinite lambda", { ...POINT, lambda: "inf" }],
] as const)("(z - t)^2 / 2 as an expression is the square loss: %s", async (_name, point) => {
  const { temperature: _temperature, ...rest } = point as PointInput;
  const [closed, general] = [
    await recorded({ ...rest, loss: "square" }),
    await recorded({ ...rest, loss: "(z - t)^2/2" }),
  ];
  expect(farthest(closed, general)).toBeLessThan(1e-10);
  expect(Math.abs(closed.trainingLoss! - general.trainingLoss!)).toBeLessThan(1e-11);
});

// By another implementation of the same equations, with scipy, and other rules of integration.
test.each([
  [
    { ...POINT, temperature: 0.5 },
    { heldOutFactError: 0.394716100686, heldOutRuleError: 0.295739061602, trainedFactError: 0.0935492673722 },
    { m: 0.471736507723, q: 1.76900649944, V: 11.0320193521, V21: 0.701023059233, q12: 1.79160940231 },
  ],
  [
    KERNEL,
    { heldOutFactError: 0.409138478946, trainedFactError: 0.00551381852274, trainedRuleError: 0.00312959628603 },
    { m: 0.0887883647349, q: 0.24522917132, V: 22.9724750534, q12: 0.255405311481 },
  ],
  [
    FEATURES,
    { heldOutFactError: 0.201816465122, heldOutRuleError: 0.111287224029, generalizationError: 0.350062968483 },
    { m: 0.258839133604, q: 0.325314674445, V: 6.80100433774, q12: 0.813501065098 },
  ],
] as const)("logistic students have the numbers of an independent solver", async (point, rates, overlaps) => {
  const found = await recorded(point);
  for (const [name, value] of Object.entries(rates)) {
    expect(Math.abs(found[name as keyof typeof rates]! - value), name).toBeLessThan(1e-10);
  }
  for (const [name, value] of Object.entries(overlaps)) {
    expect(Math.abs(found.overlaps![name as "m"]! / value - 1), name).toBeLessThan(1e-9);
  }
});

test("hard labels of new inputs are the labels of a rule: the student is an ordinary learner of its teacher", async () => {
  const student = await recorded({ ...POINT, inputs: "fresh", fraction: 1.2, temperature: 0 });
  const learner = await recorded({ model: "linear", loss: "logistic", alpha: 1.8, epsilon: 0, lambda: 0.05 });
  expect(Math.abs(student.disagreement! - learner.generalizationError!)).toBeLessThan(1e-9);
  expect(Math.abs(student.overlaps!.q! / learner.overlaps!.q! - 1)).toBeLessThan(1e-9);
  expect(Math.abs(student.trainingLoss! - learner.trainingLoss!)).toBeLessThan(1e-9);
});

test("cold labels become hard, and hot labels those of the square loss at four times the ridge", async () => {
  const [cold, hard] = [await recorded({ ...POINT, temperature: 1e-4 }), await recorded({ ...POINT, temperature: 0 })];
  expect(farthest(cold, hard)).toBeLessThan(1e-3);
  const [hot, square] = [
    await recorded({ ...POINT, temperature: 1e4 }),
    await recorded({ ...POINT, loss: "square", lambda: 0.2 }),
  ];
  for (const name of RATES) expect(Math.abs(hot[name]! - square[name]!), name).toBeLessThan(1e-7);
});

test.each([
  ["interpolating", KERNEL],
  ["beyond interpolation", { ...POINT, alpha: 3 }],
  ["of a target that is no multiple", { ...POINT, loss: "(z - tanh(t))^2/2" }],
  ["of it beyond interpolation", { ...POINT, alpha: 3, loss: "(z - tanh(t))^2/2" }],
] as const)("lambda -> 0+ %s: the distance falls like lambda", async (_name, point) => {
  const [limit, near, far] = [
    await recorded({ ...point, lambda: 0 }),
    await recorded({ ...point, lambda: 1e-5 }),
    await recorded({ ...point, lambda: 2e-5 }),
  ];
  for (const name of [...RATES, "generalizationError"] as const) {
    const extrapolated = 2 * near[name]! - far[name]!;
    expect(Math.abs(limit[name]! - extrapolated), name).toBeLessThan(1e-6);
  }
});

test("lambda = inf is the limit of large lambda, in units of 1/lambda", async () => {
  const [limit, near] = [await recorded({ ...POINT, lambda: "inf" }), await recorded({ ...POINT, lambda: 1e6 })];
  for (const name of RATES) expect(Math.abs(limit[name]! - near[name]!), name).toBeLessThan(1e-5);
  expect(Math.abs((1e6 * near.overlaps!.m!) / limit.overlaps!.m! - 1)).toBeLessThan(1e-5);
});

test("a loss and its mirror image have the same student", async () => {
  const [one, other] = [
    await recorded({ ...POINT, loss: "exp(z - t) - z" }),
    await recorded({ ...POINT, loss: "exp(t - z) + z" }),
  ];
  expect(farthest(one, other)).toBeLessThan(1e-11);
});

test("losses with kinks: a student on the hinge loss of hard labels, and errors that cover a finer rule", async () => {
  const kinked = await recorded({ ...POINT, loss: "max(0, 1 - z*sign(t))", inputs: "fresh", fraction: 1.2 });
  const learner = await recorded({ model: "linear", loss: "hinge", alpha: 1.8, epsilon: 0, lambda: 0.05 });
  expect(Math.abs(kinked.disagreement! - learner.generalizationError!)).toBeLessThan(1e-8);
});

test.each([
  [{ loss: "hinge" }, "square, logistic, or an expression in z and t"],
  [{ loss: "-(z - t)^2" }, "convex in z"],
  [{ loss: "z^2" }, "nothing is learned from the teacher"],
  [{ loss: "(z - x)^2" }, "the variables are z and t"],
  [{ loss: "square", temperature: 2 }, "students with the loss logistic"],
  [{ temperature: -1 }, "temperature must lie in [0, Infinity); got -1"],
  [{ temperature: 0, lambda: 0 }, "(0, Infinity] for a loss that is never least"],
  [{ teacher: { loss: "square", lambda: 1, teacher: POINT.teacher } }, "{square} in a chain of students"],
  [{ loss: "square", teacher: { loss: "logistic", lambda: 1, teacher: POINT.teacher } }, "teacher.loss"],
  [{ teacher: null }, "teacher cannot be null"],
  [{ teacher: { loss: "hinge", lambda: -1 } }, "teacher.lambda"],
  [{ teacher: { loss: "hing", lambda: 1 } }, 'teacher.loss cannot be "hing"'],
  [{ teacher: { loss: "square", lambda: 1, fraction: 2, teacher: POINT.teacher }, loss: "square" }, "teacher.fraction"],
])("a student is refused with %j", async (wrong, said) => {
  await expect(recorded({ ...POINT, ...wrong } as unknown as PointInput)).rejects.toThrow(said);
});
