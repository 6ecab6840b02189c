import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arithmetic } from "../../src/numerics/arithmetic.js";

const numberIn = (text: string): number | undefined => {
  const found = arithmetic(text);
  return "value" in found ? found.value : undefined;
};
const problemOf = (text: string): string | undefined => {
  const found = arithmetic(text);
  return "problem" in found ? found.problem : undefined;
};

test("arithmetic has the value that JavaScript gives it", () => {
  for (const [text, value] of [
    ["2/0.9", 2 / 0.9],
    ["2/(1-0.1)", 2 / (1 - 0.1)],
    ["pi", Math.PI],
    ["pi/4", Math.PI / 4],
    ["3*(1+2)-4/8", 8.5],
    ["-2^2", -4],
    ["2^-2", 0.25],
    ["2^3^2", 512],
    ["10^-3", 1e-3],
    ["(-2)^3", -8],
    [" 1 + 2 ", 3],
    ["- - 3", 3],
    ["sqrt(2)", Math.SQRT2],
    ["sqrt(1/4)*2", 1],
    ["exp(0)+log(1)", 1],
    [".5e1", 5],
    ["5.", 5],
    ["+1e-2", 0.01],
    ["inf", Number.POSITIVE_INFINITY],
    ["-Infinity", Number.NEGATIVE_INFINITY],
  ] as const) {
    expect(numberIn(text), text).toBe(value);
  }
  expect(numberIn("4^0.5")).toBeCloseTo(2, 14);
});

test("every decimal is read as JavaScript reads it", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(numberIn(String(value))).toBe(Number(String(value)));
    }),
  );
});

test("every tree of sums and products has the value of JavaScript", () => {
  const { tree } = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
    leaf: fc.integer({ min: 1, max: 99 }).map((n) => String(n / 8)),
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      tie("leaf"),
      fc.tuple(tie("tree"), fc.constantFrom("+", "-", "*", "/"), tie("tree")).map(([a, op, b]) => `(${a} ${op} ${b})`),
      fc.tuple(tie("leaf"), fc.constantFrom("+", "-", "*", "/"), tie("leaf")).map(([a, op, b]) => `${a}${op}${b}`),
    ),
  }));
  fc.assert(
    fc.property(tree, (text) => {
      // The engine's own arithmetic is the second route.
      const value = runInNewContext(text) as number;
      expect(numberIn(text)).toBe(Number.isFinite(value) && text.length <= 500 ? value : undefined);
    }),
  );
});

test("what is no arithmetic says why", () => {
  for (const [text, reason] of [
    ["", /too early/],
    ["2/", /too early/],
    ["(1", /too early/],
    ["1,5", /not a comma/],
    ["2**3", /written with \^/],
    ["2e", /from "e" on/],
    ["5e -1", /from "e -1" on/],
    ["2 e 3", /from "e 3" on/],
    ["0x10", /from "x10" on/],
    ["2pi", /from "pi" on/],
    ["12abc", /from "abc" on/],
    ["tau", /neither a number nor one of pi, sqrt, exp, log/],
    ["constructor", /neither/],
    ["2*/pi", /from "\/pi" on/],
    ["sqrt 2", /parentheses/],
    ["1/0", /not finite/],
    ["0/0", /not a number/],
    ["1e400", /above 1\.8e308/],
    ["1e-400", /below 4\.9e-324.*read as 0/],
    ["0.1*1e-400", /below/],
    ["(".repeat(600), /500 characters/],
  ] as const) {
    expect(problemOf(text), text).toMatch(reason);
  }
  expect(numberIn("0e-400")).toBe(0);
});
