import { expect, test } from "vitest";
import {
  allowedRange,
  NUMERIC_NAMES,
  type NumericName,
  PARAMETERS,
  requireParameter,
} from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../../src/core/errors.js";

const NAMES = NUMERIC_NAMES;

test.each<[NumericName, string]>([
  ["alpha", "(0, Infinity)"],
  ["epsilon", "[0, 1]"],
  ["lambda", "[0, Infinity]"],
  ["kappa", "(0, Infinity)"],
  ["gamma", "(0, pi/2)"],
  ["mu1", "(0, Infinity)"],
  ["muStar", "[0, Infinity)"],
])("allowedRange(%j) is %s", (name, range) => {
  expect(allowedRange(name)).toBe(range);
});

test("PARAMETERS gives every parameter a symbol of its own and a sentence of help", () => {
  expect(new Set(NAMES.map((name) => PARAMETERS[name].symbol)).size).toBe(NAMES.length);
  for (const name of NAMES) expect(PARAMETERS[name].help.length).toBeGreaterThan(10);
});

test.each(NAMES)("requireParameter takes %s inside its range, and its ends where they are closed", (name) => {
  const { lower, upper, closed, whole } = PARAMETERS[name];
  const inside = whole
    ? [lower + 1, 1e300]
    : upper === Number.POSITIVE_INFINITY
      ? [lower + 1e-300, lower + 1, 1e300].filter((value) => closed[0] || value > lower)
      : [1e-300, upper / 2, upper * (1 - 1e-15)];
  for (const value of [...inside, ...(closed[0] ? [lower] : []), ...(closed[1] ? [upper] : [])]) {
    expect(requireParameter("test", name, value)).toBe(value);
  }
});

test.each(NAMES)("requireParameter refuses %s outside its range, at open ends, and where it is no number", (name) => {
  const { lower, upper, closed } = PARAMETERS[name];
  const outside: unknown[] = [
    lower - 1,
    -1e-300,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
    "1",
    "",
    null,
    undefined,
    true,
    [1],
    {},
  ];
  if (upper < Number.POSITIVE_INFINITY) outside.push(upper * (1 + 1e-15), upper + 1, Number.POSITIVE_INFINITY);
  if (!closed[0]) outside.push(lower);
  if (!closed[1]) outside.push(upper);
  for (const value of outside) {
    const attempt = (): number => requireParameter("test", name, value);
    expect(attempt).toThrow(ParameterError);
    expect(attempt).toThrow(
      `test: ${name} must lie in ${allowedRange(name)}; ${value === undefined ? "it is missing" : "got "}`,
    );
  }
});

test("requireParameter tells who asks for infinitely many features about the kernel", () => {
  expect(() => requireParameter("rf", "kappa", Number.POSITIVE_INFINITY)).toThrow("use the kernel model");
});
