import { expect, test } from "vitest";
import { modelOf } from "../../equations/point.js";
import { ConvergenceError, requireSolved, type Unsolved, unsolvedMessage } from "../../src/solver/solution.js";
import { solve } from "../../src/solver/solve.js";

const MODEL = modelOf({ model: "kernel", loss: "hinge", alpha: 3, epsilon: 0.1, lambda: 1e-6, gamma: 1 });
const DIAGNOSTICS = {
  method: "fixed-point",
  iterations: 5000,
  residual: 4.1e-10,
  contraction: 0.9996,
  errorEstimate: 1e-6,
} as const;

function failed(status: Unsolved["status"]): Unsolved {
  return {
    status,
    question: "minimum",
    model: MODEL,
    regime: "regular",
    lastOverlaps: { m: 0, q: 1, V: 1 },
    diagnostics: DIAGNOSTICS,
    message: unsolvedMessage(MODEL, status, DIAGNOSTICS, 1e-12),
  };
}

test.each([
  ["max-iterations", "the iteration limit was reached; raise maxIterations"],
  ["diverged", "an overlap left every bound"],
  ["stalled", "the residual stopped falling above the tolerance"],
  ["non-finite", "an average is not a finite number"],
] as const)("unsolvedMessage of %s says where, how far, and what to try", (status, remedy) => {
  const message = unsolvedMessage(MODEL, status, DIAGNOSTICS, 1e-12);
  expect(message).toMatch(
    "kernel/hinge at alpha=3, epsilon=0.1, lambda=0.000001: residual 4.10e-10 after 5000 evaluations, contraction 0.9996; ",
  );
  expect(message).toMatch(remedy);
});

test("unsolvedMessage does not blame the residual where it is below the tolerance", () => {
  const undetermined = { ...DIAGNOSTICS, residual: 2e-16, errorEstimate: 1.6 };
  const message = unsolvedMessage(MODEL, "stalled", undetermined, 1e-12);
  expect(message).toMatch("the equations hold to rounding, but leave the overlaps with a relative error of 1.6e+0");
  expect(message).not.toMatch("above the tolerance");
});

test("unsolvedMessage says that there is no residual where it is not a number", () => {
  const lost = { ...DIAGNOSTICS, iterations: 1, residual: Number.NaN, contraction: Number.NaN };
  const message = unsolvedMessage(MODEL, "non-finite", lost, 1e-12);
  expect(message).toMatch(/: no finite residual after 1 evaluation; an average is not a finite number/);
});

test("requireSolved hands a solution through and throws a failure with its data", () => {
  const solution = solve({ model: "linear", loss: "square", alpha: 2, epsilon: 0.1, lambda: 1 });
  expect(requireSolved(solution)).toBe(solution);
  const unsolved = failed("stalled");
  try {
    requireSolved(unsolved);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConvergenceError);
    expect(error).toMatchObject({ name: "ConvergenceError", unsolved, message: unsolved.message });
  }
});

test("overlaps of a solution cannot be read before its status is checked: the compiler refuses it", () => {
  const solution = solve({ model: "linear", loss: "square", alpha: 2, epsilon: 0.1, lambda: 1 });
  // @ts-expect-error: only a converged solution has overlaps.
  const overlaps: unknown = solution.overlaps;
  expect(overlaps).toBeDefined();
  // @ts-expect-error: only an unsolved one has its last overlaps, under another name.
  const last: unknown = solution.lastOverlaps;
  expect(last).toBeUndefined();
  if (solution.status === "converged") expect(solution.overlaps.q).toBeGreaterThan(0);
});
