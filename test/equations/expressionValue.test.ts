import { parse } from "mathjs/number";
import { describe, expect, test } from "vitest";
import { activationFunction } from "../../equations/activationFunction.js";
import { expressionTree, FUNCTION_NAMES } from "../../equations/expressionTree.js";

const PLACES = [-3.7, -2, -1, -0.5, -1e-9, -0, 0, 1e-9, 0.25, 0.5, 1, 2, 3.7, 30];

/** Both routes of an expression in x. */
function tree(text: string): ReturnType<typeof expressionTree> {
  return expressionTree(parse(text), "x", (x) => x);
}

const ARITHMETIC = [
  "x",
  "3",
  "pi - e",
  "-x",
  "+x",
  "2*x + 1",
  "1 + 2*x",
  "1 - x",
  "x - 1",
  "(x + 2) - 1.5",
  "3 x sin(x)",
  "x*(x + 1)*(x + 2)",
  "(x + 1)/(x^2 + 1)",
  "x^0 + x^1 + x^2 + x^3 + x^-2 + (x^2 + 1)^0.5",
  "2^x",
  "x^x",
  "abs(x)^(sign(x) + 2)",
  "x .* x ./ (1 + x^2)",
  "x % 2",
];
const BRANCHES = [
  "x > 0 ? x : exp(x) - 1",
  "(x > 0) * x",
  "-1 < x < 2 ? x : 0",
  "(x > 1) or (x < -1) ? 1 : x",
  "not(x > 0)",
  "(x == 1) + 2 (x != 1)",
  "max(0, x, 1 - x)",
  "min(x, x^2)",
  "max(0, log(x))",
  "min(log(x), 0)",
];
const CALLS = [...FUNCTION_NAMES].map((name) => (name === "pow" ? "pow(x, 3)" : `${name}(x)`));

describe("expressionTree's value", () => {
  test.each([...ARITHMETIC, ...BRANCHES, ...CALLS, "log(x + 3, 2)", "nthRoot(x, 3)", "erf(2 x)", "relu(1 - x)"])(
    "of %s is that of its jet, everywhere",
    (text) => {
      const { jet, value } = tree(text);
      for (const x of PLACES) {
        const expected = jet(x).value;
        const found = value(x);
        // x^2 is a product here, so the last digit may differ.
        if (Number.isFinite(expected)) {
          expect(Math.abs(found - expected)).toBeLessThanOrEqual(2e-15 * Math.abs(expected));
        } else expect(found).toBe(expected);
      }
    },
  );
});

/** Nanoseconds a value takes, least of several runs: the machine may be shared. */
function nanoseconds(f: (x: number) => number): number {
  const calls = 200_000;
  let least = Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let run = 0; run < 8; run++) {
    const start = process.hrtime.bigint();
    for (let k = 0; k < calls; k++) sum += f((k % 600) / 100 - 3);
    least = Math.min(least, Number(process.hrtime.bigint() - start) / calls);
  }
  expect(sum).not.toBeNaN();
  return least;
}

test("activationFunction of an expression takes no more than three times the named one's time", async () => {
  const [named, written] = await Promise.all(["tanh", "tanh(1.0*x)"].map((text) => activationFunction(text)));
  expect(written!.value(0.3)).toBe(named!.value(0.3));
  expect(nanoseconds(written!.value)).toBeLessThan(3 * nanoseconds(named!.value));
});
