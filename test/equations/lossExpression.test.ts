/** @module-tag heavy */
import { expect, test } from "vitest";
import { lossFromExpression } from "../../equations/lossExpression.js";
import { type Loss, square } from "../../equations/losses.js";
import { LOSSES } from "../../equations/vocabulary/losses.js";
import type { ModelPoint, Point, TaskPoint } from "../../equations/vocabulary/models.js";
import { ParameterError } from "../../src/core/errors.js";
import { errorEstimates } from "../../src/solver/errorEstimates.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { disagreement } from "../numerics/disagreement.js";

const POINTS: readonly (ModelPoint & Omit<TaskPoint, "loss">)[] = [
  { model: "kernel", alpha: 2.2, epsilon: 0.1, lambda: 0.12, mu1: 0.5, muStar: 0.3 },
  { model: "linear", alpha: 3, epsilon: 0.2, lambda: 1e-3 },
  { model: "rf", alpha: 1.5, epsilon: 0, lambda: 0.5, mu1: 0.8, muStar: 0.4, kappa: 2 },
  { model: "linear", alpha: 0.7, epsilon: 0.3, lambda: 0 },
  { model: "kernel", alpha: 2.2, epsilon: 0.1, lambda: Number.POSITIVE_INFINITY, mu1: 0.5, muStar: 0.3 },
];

/** Observables of the same points that differ between two losses that should be one. */
function solutionGaps(loss: Loss, reference: Loss | string, tolerance: number): string[] {
  return POINTS.flatMap((point) => {
    const [ours, theirs] = [loss, reference].map((one) => observables(requireSolved(solve({ ...point, loss: one }))));
    return (["generalizationError", "memorizationError", "trainingLoss", "norm"] as const).flatMap((name) =>
      disagreement({ name, ...point }, ours?.[name] ?? Number.NaN, theirs?.[name] ?? Number.NaN, {
        relative: tolerance,
        absolute: tolerance,
      }),
    );
  });
}

test.each([
  ["(1-u)^2/2", "square"],
  ["max(0,1-u)", "hinge"],
  ["relu(1 - u)", "hinge"],
  ["u < 1 ? 1 - u : 0", "hinge"],
  ["max(0,1-u)^2/2", "squared-hinge"],
  ["u < 1 ? (1-u)^2/2 : 0", "squared-hinge"],
  ["log(1+exp(-u))", "logistic"],
  ["log1p(exp(-u))", "logistic"],
  ["-log(1/(1+exp(-u)))", "logistic"],
] as const)("lossFromExpression of %s gives the solutions of the built-in %s loss", async (text, name) => {
  const loss = await lossFromExpression(text);
  const builtIn = LOSSES[name].loss;
  expect(loss.pull).toBeCloseTo(builtIn.pull, 12);
  expect(loss.kinks).toEqual(builtIn.kinks);
  expect(loss.minimizers.to).toBe(builtIn.minimizers.to);
  expect(loss.minimizers.from).toBeCloseTo(builtIn.minimizers.from, 12);
  expect(solutionGaps(loss, name, 1e-10)).toEqual([]);
});

test("lossFromExpression of a smooth loss gives the solutions of the same loss written by hand", async () => {
  const byHand: Loss = {
    ...square,
    name: "by hand",
    value: (u) => Math.hypot(1, 1 - u),
    slope: (u) => (u - 1) / Math.hypot(1, 1 - u),
    curvature: (u) => Math.hypot(1, 1 - u) ** -3,
    pull: Math.SQRT1_2,
  };
  expect(solutionGaps(await lossFromExpression("sqrt(1+(1-u)^2)"), byHand, 1e-10)).toEqual([]);
});

test("lossFromExpression keeps a kink of the third derivative and the margin where the cube of the hinge ends", async () => {
  const loss = await lossFromExpression("max(0,1-u)^3");
  expect(loss.minimizers.from).toBeCloseTo(1, 12);
  const byHand: Loss = {
    name: "by hand",
    value: (u) => Math.max(0, 1 - u) ** 3,
    slope: (u) => -3 * Math.max(0, 1 - u) ** 2,
    curvature: (u) => 6 * Math.max(0, 1 - u),
    kinks: [1],
    pull: 3,
    minimizers: { from: 1, to: Number.POSITIVE_INFINITY },
  };
  expect(solutionGaps(loss, byHand, 1e-10)).toEqual([]);
});

test("lossFromExpression takes a convex loss with a kink at the decision boundary, and the pull on its right", async () => {
  const loss = await lossFromExpression("max(0,1-u) + max(0,-u)");
  expect(loss.kinks).toEqual([0, 1]);
  expect(loss.pull).toBeCloseTo(1, 6);
  expect(solve({ ...(POINTS[0] as Point), loss }).status).toBe("converged");
});

test("lossFromExpression of a scaled loss is the loss at another lambda", async () => {
  const twice = await lossFromExpression("2*max(0,1-u)");
  const point = { model: "kernel", alpha: 2.2, epsilon: 0.1, mu1: 0.5, muStar: 0.3 } as const;
  const ours = observables(requireSolved(solve({ ...point, lambda: 0.24, loss: twice })));
  const theirs = observables(requireSolved(solve({ ...point, lambda: 0.12, loss: "hinge" })));
  expect(ours.generalizationError).toBeCloseTo(theirs.generalizationError, 11);
  expect(ours.trainingLoss).toBeCloseTo(2 * theirs.trainingLoss, 11);
});

test.each([
  ["-(u^2)", "convex functions of u"],
  ["sin(u)", "convex functions of u"],
  ["1/(1+exp(u))", "convex functions of u"],
  ["min(0, 1-u)", "convex functions of u"],
  ["u < 1 ? 2-u : 0", "convex functions of u"],
  ["log(1-u)", "convex functions of u"],
  ["u", "losses that fall at u = 0"],
  ["u^2", "losses that fall at u = 0"],
  ["1", "losses that fall at u = 0"],
  ["max(0,-u)", "losses that fall at u = 0"],
  ["abs(u)", "losses that fall at u = 0"],
  ["max(0,1-u)+max(0,u-2)", "losses that are least at one margin or on a half-line of margins"],
  ["max(0,1-x)", "expressions in u"],
  ["max(0,1-u", "expressions in u"],
  ["floor(-u)", "expressions in u"],
  ["foo(u)", "expressions in u"],
  ["", "expressions in u. It is empty"],
])("lossFromExpression refuses %j, which is not among the %s", async (text, allowed) => {
  await expect(lossFromExpression(text)).rejects.toThrow(ParameterError);
  await expect(lossFromExpression(text)).rejects.toThrow(
    `loss: loss cannot be ${JSON.stringify(text)}; allowed: ${allowed}`,
  );
});

// Minus infinity is the infimum: there is no training problem at lambda -> 0+.
test("lossFromExpression refuses a loss without lower bound, or lambda -> 0+ of it is refused", async () => {
  const attempt = async (): Promise<string> => {
    const loss = await lossFromExpression("1-u");
    return solve({ model: "linear", alpha: 0.7, epsilon: 0.3, lambda: 0, loss }).status;
  };
  await expect(attempt).rejects.toThrow(ParameterError);
});

test("lossFromExpression of a loss with a kink at u = 0 has as lambda -> infinity the limit of large lambda", async () => {
  const task = { model: "kernel", alpha: 2.2, epsilon: 0.1, mu1: 0.5, muStar: 0.3 } as const;
  for (const text of ["max(0,1-u) + max(0,-u)", "max(0,1-u)^2 + 3*max(0,-u)"]) {
    const loss = await lossFromExpression(text);
    expect(loss.kinks).toContain(0);
    const limit = requireSolved(solve({ ...task, loss, lambda: Number.POSITIVE_INFINITY }));
    const near = requireSolved(solve({ ...task, loss, lambda: 1e6 }));
    for (const name of ["generalizationError", "memorizationError", "ruleTrainingError"] as const) {
      expect(observables(near)[name]).toBeCloseTo(observables(limit)[name], 5);
    }
    expect(1e6 * near.overlaps.V).toBeCloseTo(limit.overlaps.V, 5);
    expect(1e12 * observables(near).norm).toBeCloseTo(observables(limit).norm, 4);
    // Hebb's rule is another: the margins on the kink are pulled from both sides.
    const hebb = observables(requireSolved(solve({ ...task, loss: "hinge", lambda: Number.POSITIVE_INFINITY })));
    expect(Math.abs(hebb.generalizationError - observables(limit).generalizationError)).toBeGreaterThan(1e-3);
    expect(errorEstimates(limit).generalizationError).toBeLessThan(1e-12);
  }
});

test("lossFromExpression of an affine image of a built-in loss finds the margin where it is least, however far", async () => {
  const task = { model: "linear", alpha: 0.7, epsilon: 0.3, lambda: 0 } as const;
  for (const [text, name] of [
    ["(50-u)^2/2", "square"],
    ["max(0,50-u)", "hinge"],
    ["max(0, 3000 - u)^2", "squared-hinge"],
  ] as const) {
    const loss = await lossFromExpression(text);
    const unit = loss.minimizers.from;
    expect(unit).toBeCloseTo(text.includes("3000") ? 3000 : 50, 9);
    const [ours, theirs] = [loss, name].map((one) => observables(requireSolved(solve({ ...task, loss: one }))));
    expect(ours?.generalizationError).toBeCloseTo(theirs?.generalizationError ?? Number.NaN, 11);
    expect((ours?.norm ?? Number.NaN) / unit ** 2).toBeCloseTo(theirs?.norm ?? Number.NaN, 9);
  }
});

test("lossFromExpression says which losses that fall for ever do not tend to the max-margin classifier", async () => {
  const task = { model: "linear", alpha: 0.7, epsilon: 0.3 } as const;
  for (const text of ["sqrt(1+u^2)-u", "-log(u+50)", "u < 1 ? 2 - u : 1/u"]) {
    const loss = await lossFromExpression(text);
    expect(loss.slowTail).toBe(true);
    const zero = solve({ ...task, loss, lambda: 0 });
    expect(zero).toMatchObject({
      status: "diverged",
      message: expect.stringContaining("falls like a power of u") as string,
    });
    expect(solve({ ...task, loss, lambda: 1e-3 }).status).toBe("converged");
    // Nothing diverges if the data are not separable.
    expect(solve({ ...task, alpha: 4, loss, lambda: 0 }).status).toBe("converged");
  }
  for (const text of ["exp(-u)", "exp(-u/500)", "log(1+exp(-3*u))", "exp(-sqrt(u+41))"]) {
    expect((await lossFromExpression(text)).slowTail).toBeUndefined();
  }
});

test("lossFromExpression takes convex losses that overflow, or whose derivatives would", async () => {
  const soft = await lossFromExpression("log(1+exp(-10*u))/10");
  expect(solutionGaps(soft, { ...soft, ...softHinge(10) }, 1e-10)).toEqual([]);
  const steep = await lossFromExpression("log(1+exp(-100*u))/100");
  expect(steep.slope(-39)).toBeCloseTo(-1, 14);
  expect(steep.value(-39)).toBeCloseTo(39, 10);
  // The logarithm of the field's exponential: lambda and the unit of u are all that differs from exp(-u).
  const [exponential, scaled] = [await lossFromExpression("exp(-u)"), await lossFromExpression("exp(-100*u)")];
  const task = { model: "linear", alpha: 3, epsilon: 0.2 } as const;
  const [ours, theirs] = [
    observables(requireSolved(solve({ ...task, loss: scaled, lambda: 1e4 }))),
    observables(requireSolved(solve({ ...task, loss: exponential, lambda: 1 }))),
  ];
  expect(ours.generalizationError).toBeCloseTo(theirs.generalizationError, 12);
  expect(1e4 * ours.norm).toBeCloseTo(theirs.norm, 10);
});

function softHinge(k: number): Pick<Loss, "slope" | "curvature"> {
  return {
    slope: (u) => -1 / (1 + Math.exp(k * u)),
    curvature: (u) => k / (4 * Math.cosh(0.5 * k * u) ** 2),
  };
}

test("lossFromExpression resolves several bends, the sharpest too", async () => {
  const task = { model: "linear", alpha: 1.5, epsilon: 0.1, lambda: 0.1 } as const;
  const sharp = await lossFromExpression("log(1+exp(-200*(u-1)))/200 + log(1+exp(-200*(u-3)))/600");
  const solution = requireSolved(solve({ ...task, loss: sharp }));
  expect(errorEstimates(solution).generalizationError).toBeLessThan(1e-11);
  // The limit is the sum of two hinges; it is approached as the square of the width of the bends.
  const hinges = await lossFromExpression("max(0,1-u) + max(0,3-u)/3");
  const gap = observables(requireSolved(solve({ ...task, loss: hinges }))).generalizationError;
  expect(Math.abs(observables(solution).generalizationError - gap)).toBeLessThan(5e-4);
});

test.each([
  ["max(0,20000-u)", "losses bounded from below"],
  ["(20000-u)^2/2", "losses that are least at a margin up to 10240"],
])("lossFromExpression refuses %s for a true reason: it is not among the %s", async (text, allowed) => {
  await expect(lossFromExpression(text)).rejects.toThrow(
    `loss: loss cannot be ${JSON.stringify(text)}; allowed: ${allowed}`,
  );
});

test("lossFromExpression says of a convex loss whose second derivative diverges that this is why it is refused", async () => {
  await expect(lossFromExpression("max(0, 1-u)^1.5")).rejects.toThrow(
    "Its second derivative is not finite at u = 1.000, and is needed there",
  );
});

test("lossFromExpression takes losses written with the error function, down to any margin", async () => {
  const task = { model: "linear", alpha: 3, epsilon: 0.1, lambda: 0.1 } as const;
  for (const text of ["-log((1+erf(u/sqrt(2)))/2)", "-log(0.5 + erf(u/sqrt(2))/2)", "-log(erfc(-u/sqrt(2))/2)"]) {
    const loss = await lossFromExpression(text);
    expect(loss.slowTail).toBeUndefined();
    // Independent: 50-digit arithmetic.
    expect(observables(requireSolved(solve({ ...task, loss }))).generalizationError).toBeCloseTo(0.18890710084506, 13);
  }
  // A logistic loss in disguise: (1 + tanh u)/2 = 1/(1 + exp(-2 u)).
  const [tanh, logistic] = [
    await lossFromExpression("-log((1+tanh(u))/2)"),
    await lossFromExpression("log(1+exp(-2*u))"),
  ];
  expect(solutionGaps(tanh, logistic, 1e-12)).toEqual([]);
});

test("lossFromExpression of a logistic loss of any steepness falls exponentially", async () => {
  for (const k of [0.01, 1, 50, 1000, 1e4]) {
    const loss = await lossFromExpression(`log(1+exp(-${k}*u))/${k}`);
    expect(loss.slowTail, `k = ${k}`).toBeUndefined();
    expect(loss.minimizers.from).toBe(Number.POSITIVE_INFINITY);
    // The max-margin classifier.
    const task = { model: "linear", alpha: 2, epsilon: 0.1, lambda: 0 } as const;
    const [ours, margin] = [loss, "hinge"].map((one) => observables(requireSolved(solve({ ...task, loss: one }))));
    expect(ours?.generalizationError).toBeCloseTo(margin?.generalizationError ?? Number.NaN, 12);
  }
});
