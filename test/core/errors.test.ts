import { expect, test } from "vitest";
import { ParameterError, placeless } from "../../src/core/errors.js";

test("ParameterError carries what was wrong and makes its message of it", () => {
  const error = new ParameterError("randomFeatures", "kappa", -2, "(0, Infinity)");
  expect(error).toBeInstanceOf(RangeError);
  expect(error).toMatchObject({ name: "ParameterError", where: "randomFeatures", parameter: "kappa", value: -2 });
  expect(error.allowed).toBe("(0, Infinity)");
  expect(error.remedy).toBeUndefined();
  expect(error.message).toBe("randomFeatures: kappa must lie in (0, Infinity); got -2");
});

test("ParameterError adds the remedy where there is one", () => {
  const error = new ParameterError("linear", "lambda", -1, "[0, Infinity]", "For the limit use 0");
  expect(error.message).toBe("linear: lambda must lie in [0, Infinity]; got -1. For the limit use 0");
});

test.each<[unknown, string]>([
  ["0.1", 'got "0.1"'],
  ["", 'got ""'],
  [undefined, "it is missing"],
  [null, "got null"],
  [Number.NaN, "got NaN"],
  [Number.POSITIVE_INFINITY, "got Infinity"],
  [true, "got true"],
  [[1, 2], "got [1,2]"],
  [{ a: 1 }, 'got {"a":1}'],
])("ParameterError shows the value %j so that its type is seen", (value, shown) => {
  expect(new ParameterError("point", "alpha", value, "(0, Infinity)").message).toMatch(shown);
});

test("placeless leaves out who complains, and nothing else", () => {
  const error = new ParameterError("loss", "loss", "u +", "expressions in u", "Value expected");
  expect(placeless(error)).toBe('loss cannot be "u +"; allowed: expressions in u. Value expected');
  expect(error.message).toBe(`loss: ${placeless(error)}`);
});
