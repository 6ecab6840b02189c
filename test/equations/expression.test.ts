import { expect, test } from "vitest";
import { parseExpression } from "../../equations/expression.js";
import { ParameterError } from "../../src/core/errors.js";
import { derivative } from "../numerics/derivative.js";

const parse = (text: string): ReturnType<typeof parseExpression> => parseExpression("loss", "loss", text, "u");

test.each<[string, (u: number) => number]>([
  ["u^3 - 2*u", (u) => u ** 3 - 2 * u],
  ["max(0, 1 - u)", (u) => Math.max(0, 1 - u)],
  ["min(u, 2 - u)^2", (u) => Math.min(u, 2 - u) ** 2],
  ["relu(u - 0.5)", (u) => Math.max(0, u - 0.5)],
  ["abs(u)", Math.abs],
  ["log1p(exp(-u)) + expm1(u)", (u) => Math.log1p(Math.exp(-u)) + Math.expm1(u)],
  ["u < 1 ? (1 - u)^2 : 0", (u) => (u < 1 ? (1 - u) ** 2 : 0)],
  ["max(0, min(1, u)) * e / pi", (u) => (Math.max(0, Math.min(1, u)) * Math.E) / Math.PI],
  ["(u > 0 ? u : 0.1 * u)", (u) => (u > 0 ? u : 0.1 * u)],
  ["tanh(2*u) + atan(u)", (u) => Math.tanh(2 * u) + Math.atan(u)],
  ["u + (u < 1 ? 1 - u : 0) * 2", (u) => u + (u < 1 ? 1 - u : 0) * 2],
  ["0 < u < 1 ? u^2 : 2u - 1", (u) => (u > 0 && u < 1 ? u * u : 2 * u - 1)],
  ["not (u > 0 and u < 1) ? 1 : u", (u) => (u > 0 && u < 1 ? u : 1)],
  ["(u > 0) * u + (u == 3)", (u) => (u > 0 ? u : 0)],
  ["max(u, 0, 1 - u) - min(u)", (u) => Math.max(u, 0, 1 - u) - u],
  ["log(2 + exp(u), 2) + log2(4) + log10(u^2 + 1)", (u) => Math.log2(2 + Math.exp(u)) + 2 + Math.log10(u * u + 1)],
  ["nthRoot(u, 3) + cbrt(u) + nthRoot(u^2)", (u) => 2 * Math.cbrt(u) + Math.abs(u)],
  ["(1 + u^2)^(u/4) - u^0 + pow(u, 3)", (u) => (1 + u * u) ** (u / 4) - 1 + u ** 3],
  ["u .* 2 ./ (3 + u .^ 2)", (u) => (2 * u) / (3 + u * u)],
])("parseExpression of %s gives value, derivatives and kinks that fit together", async (text, exact) => {
  const expression = await parse(text);
  const [first, second] = [expression.derivative(1), expression.derivative(2)];
  expect(expression.text).toBe(text);
  // Off every kink: the difference of the function is the first derivative, that of the derivative the second.
  for (const u of [-1.73, -0.31, 0.83, 1.42, 2.6]) {
    expect(expression.value(u)).toBeCloseTo(exact(u), 13);
    expect(derivative(expression.value, u, 1e-3)).toBeCloseTo(first(u), 9);
    expect(derivative(first, u, 1e-3)).toBeCloseTo(second(u), 8);
  }
});

test.each<[string, readonly number[]]>([
  ["max(0, 1 - u)", [1]],
  ["abs(u - 0.3) + abs(u + 2)", [-2, 0.3]],
  ["max(0, min(1, u))", [0, 1]],
  ["u < 0.25 ? 0 : u", [0.25]],
  ["abs(u^2 - 2)", [-Math.SQRT2, Math.SQRT2]],
  ["sign(sin(u))", [-Math.PI, 0, Math.PI]],
  ["u^2", []],
])("parseExpression finds the kinks of %s", async (text, kinks) => {
  const found = (await parse(text)).kinks(-4, 4);
  expect(found).toHaveLength(kinks.length);
  kinks.forEach((kink, i) => {
    expect(found[i]).toBeCloseTo(kink, 12);
  });
});

// mathjs compares with a relative tolerance of 1e-12 by default; next to a kink that is the wrong side.
test("parseExpression takes the right branch however close to the kink", async () => {
  const below = await parse("u < 1 ? 1 - u : 0");
  const through = await parse("u <= 1 ? 1 - u : 0");
  for (const expression of [below, through]) {
    expect(expression.derivative(1)(1 - 1e-13)).toBe(-1);
    expect(expression.derivative(1)(1 + 1e-13)).toBeCloseTo(0, 15);
    expect(expression.value(1 - 1e-13)).toBeGreaterThan(0);
  }
});

test.each([
  ["u +", "Unexpected end of expression"],
  ["max(0, 1 - u", "Parenthesis ) expected"],
  ["u + x", "Unknown symbol x; the variable is u"],
  ["sin(u, 2)", "sin does not take 2 arguments"],
  ["[u, 1]", "[u, 1] is not a number"],
  ["u & 1", "The operator & is not known"],
  ["y * z", "Unknown symbol y, z; the variable is u"],
])("parseExpression refuses %j and says why", async (text, why) => {
  await expect(parse(text)).rejects.toThrow(ParameterError);
  await expect(parse(text)).rejects.toThrow(`loss: loss cannot be "${text}"; allowed: expressions in u. ${why}`);
});

test.each(["foo(u)", "step(u)", "floor(u)"])("parseExpression refuses the derivative of %j", async (text) => {
  const refused = async (): Promise<unknown> => (await parse(text)).derivative(1);
  await expect(refused).rejects.toThrow(ParameterError);
});

// An unknown function shows only when it is called, and in a constant factor not even the derivative calls it.
test.each(["foo(u)", "step(u) + u", "foo(2) * u", "import(1) * u"])(
  "parseExpression refuses the unknown function in %j",
  async (text) => {
    const evaluated = async (): Promise<number> => (await parse(text)).value(0.5);
    await expect(evaluated).rejects.toThrow(ParameterError);
  },
);

test.each([
  ["abs acos asin atan atanh cos cot csc cube erf sin tan tanh square sec sech cosh expm1 log1p relu sign exp", 0.6],
  ["acosh asinh cbrt coth csch sinh sqrt log log2 log10 nthRoot", 1.9],
])("parseExpression differentiates each of %s", async (names, u) => {
  for (const name of names.split(" ")) {
    const { value, derivative: nth } = await parse(`${name}(u)`);
    expect(derivative(value, u, 1e-3), name).toBeCloseTo(nth(1)(u), 9);
    expect(derivative(nth(1), u, 1e-3), name).toBeCloseTo(nth(2)(u), 8);
  }
});

test("parseExpression has the gamma function, the factorial and the remainder without derivatives", async () => {
  const { value, derivative: nth } = await parse("gamma(u) + u! + u % 2");
  expect(value(4)).toBeCloseTo(6 + 24, 10);
  expect(() => nth(1)).toThrow("There is no derivative of gamma, !, %");
});

// A symbolic derivative squares exp(10 u) on the way, and subtracts.
test("parseExpression gives the curvature of a soft hinge to rounding, however far from its bend", async () => {
  const second = (await parse("log(1 + exp(-10*u)) / 10")).derivative(2);
  for (const u of [-40, -3, 0.1, 2, 30]) {
    const decay = Math.exp(-10 * Math.abs(u));
    expect(second(u) / ((10 * decay) / (1 + decay) ** 2)).toBeCloseTo(1, 12);
  }
});

test("parseExpression finds the kinks of both ends of a chain of comparisons", async () => {
  expect((await parse("-1 < u <= 2 ? u : 0")).kinks(-4, 4)).toEqual([-1, 2]);
});

test("parseExpression gives NaN where the expression has no real value", async () => {
  expect((await parse("sqrt(u)")).value(-1)).toBeNaN();
  expect((await parse("log(u)")).value(-1)).toBeNaN();
  expect((await parse("u > 0")).value(1)).toBeNaN();
});

test("parseExpression differentiates a sum where one of its terms is zero", async () => {
  const { derivative: nth } = await parse("-log(u + 50) + (u - 1)^2");
  expect(nth(1)(0)).toBeCloseTo(-1 / 50 - 2, 14);
  expect(nth(2)(0)).toBeCloseTo(1 / 2500 + 2, 14);
});
