import { describe, expect, test } from "vitest";
import { activationFunction } from "../../equations/activationFunction.js";
import { FUNCTIONS } from "../../equations/expressionFunctions.js";
import { parseText } from "../../equations/expressionParser.js";
import { compileTape, FUNCTION_NAMES, type Tape } from "../../equations/expressionTape.js";
import { log } from "../../src/numerics/elementary.js";
import { derivative } from "../numerics/derivative.js";
import { randomNumbers } from "../numerics/randomNumbers.js";

const PLACES = Float64Array.of(-3.7, -2, -1, -0.5, -1e-9, -0, 0, 1e-9, 0.25, 0.5, 1, 2, 3.7, 30);

function tapeOf(text: string): Tape {
  return compileTape(parseText(text), "x");
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
  "log(1 + exp(-100 x)) - log(exp(500 x) + exp(-x))",
];
const BRANCHES = [
  "x > 0 ? x : exp(x) - 1",
  "(x > 0) * x",
  "-1 < x < 2 ? x : 0",
  "(x > 1) or (x < -1) ? 1 : x",
  "not(x > 0) + 1",
  "(x == 1) + 2 (x != 1)",
  "max(0, x, 1 - x)",
  "min(x, x^2)",
  "max(0, log(x))",
  "min(log(x), 0)",
];
const CALLS = [...FUNCTION_NAMES].map((name) => (name === "pow" ? "pow(x, 3)" : `${name}(x)`));

describe("compileTape", () => {
  test.each([...ARITHMETIC, ...BRANCHES, ...CALLS, "log(x + 3, 2)", "nthRoot(x, 3)", "erf(2 x)", "relu(1 - x)"])(
    "gives the same bits of %s alone, at many places, and with derivatives",
    (text) => {
      const tape = tapeOf(text);
      const n = PLACES.length;
      const [values, value, first, second] = [0, 0, 0, 0].map(() => new Float64Array(n)) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      tape.values(PLACES, n, values);
      expect([...PLACES].map(tape.value)).toEqual([...values]);
      if (tape.underivable.length > 0) return;
      tape.derivatives(PLACES, n, value, first, second);
      expect([...value]).toEqual([...values]);
      for (const [i, x] of PLACES.entries()) {
        const alone = [new Float64Array(1), new Float64Array(1), new Float64Array(1)] as const;
        tape.derivatives(Float64Array.of(x), 1, ...alone);
        expect([value[i], first[i], second[i]]).toEqual(alone.map(([one]) => one));
      }
      // A tape that has never computed its values has none that could reach the derivatives.
      const other = tapeOf(text);
      const [onlyFirst, onlySecond] = [new Float64Array(n), new Float64Array(n)];
      other.derivatives(PLACES, n, undefined, onlyFirst, onlySecond);
      expect([onlyFirst, onlySecond]).toEqual([first, second]);
    },
  );

  test("works through any number of places in blocks", () => {
    const tape = tapeOf("exp(-x^2) + max(0, x)");
    const next = randomNumbers(5);
    const x = Float64Array.from({ length: 1000 }, () => 6 * next() - 3);
    const values = new Float64Array(1000);
    tape.values(x, 1000, values);
    expect([...values]).toEqual([...x].map(tape.value));
  });

  test("has the same switches at one place and in blocks, and they change their sign where a branch is left", () => {
    const tape = tapeOf("max(x, 1) + abs(x - 2) + (x > 0.3 and x < 0.7 ? 1 : 0) + floor(x)");
    const x = Float64Array.from({ length: 400 }, (_, i) => -1.003 + 0.01 * i);
    const turns = tape.switches.map((at, index) => {
      const values = new Float64Array(x.length);
      tape.switchValues(index, x, x.length, values);
      expect([...values]).toEqual([...x].map(at));
      return [...x]
        .filter((_, i) => i > 0 && values[i]! * values[i - 1]! < 0)
        .map((place) => Math.round(10 * place) / 10);
    });
    expect(new Set(turns.flat())).toEqual(new Set([-1, 0, 0.3, 0.7, 1, 2]));
    expect(turns.filter((own) => own.length > 1)).toEqual([[-1, 0, 1, 2]]);
  });

  test.each([
    ["tanh(x) + x^3", -1],
    ["x + sin(100*x)", -1],
    ["x*erf(x)", 1],
    ["cos(x^3) / (1 + abs(x))", 1],
    ["sin(cos(x))", 1],
    ["x + 1", 0],
    ["exp(x)", 0],
    ["abs(x) < 1 ? x : x^3", -1],
    ["max(x^2, 1)", 1],
    ["x > 0 ? x : -x", 0],
    ["relu(x)", 0],
  ] as const)("knows the parity of %s", (text, parity) => {
    const tape = tapeOf(text);
    expect(tape.parity).toBe(parity);
    if (parity !== 0) for (const x of [0.3, 1.7, 2.9]) expect(tape.value(-x)).toBe(parity * tape.value(x));
  });

  test("says which function is not real, and where it is", () => {
    expect(tapeOf("1 + acos(x)").reason(2)).toBe("acos is real on [-1, 1]");
    expect(tapeOf("1 + acos(x)").reason(0.5)).toBeUndefined();
    expect(tapeOf("log(x - 3)").reason(0)).toBe("log is real on [0, Infinity)");
  });

  test("gives logarithms of what over- and underflows, and their derivatives", () => {
    const at = (text: string, x: number): number[] => {
      const found = [new Float64Array(1), new Float64Array(1), new Float64Array(1)] as const;
      tapeOf(text).derivatives(Float64Array.of(x), 1, ...found);
      return found.map(([one]) => one as number);
    };
    expect(at("log(1 + exp(-1000*x))", -3)).toEqual([3000, -1000, 0]);
    expect(at("log((x > 2) + exp(-1000*x))", 1)).toEqual([-1000, -1000, 0]);
    expect(at("log((x > 2) + exp(-1000*x))", 3)[0]).toBe(0);
    const difference = at("log(exp(800*x) - exp(700*x))", 3) as [number, number, number];
    expect(difference.slice(0, 2)).toEqual([2400, 800]);
    // (log(1 - exp(-100 x)))'' = -1e4 exp(-100 x).
    expect(difference[2] / (-1e4 * Math.exp(-300))).toBeCloseTo(1, 12);
    expect(at("-log(1/(1 + exp(-x)))", -900)).toEqual([900, -1, -0]);
    expect(at("log(exp(-x^2))", 50)).toEqual([-2500, -100, -2]);
    expect(at("sqrt(exp(2*x)) + 0*log(sqrt(exp(2*x)))", -400)[0]).toBeCloseTo(0, 15);
    // log(erfc(x)/2), its hazard and its curvature, at 40 digits.
    for (const text of ["log((1 - erf(x))/2)", "log(0.5 - 0.5*erf(x))", "log(erfc(x)/2)", "log(1/2 + erf(-x)/2)"]) {
      const [value, first, second] = at(text, 30) as [number, number, number];
      expect(value / -904.6672642912038).toBeCloseTo(1, 13);
      expect(first / -60.03329639875623).toBeCloseTo(1, 13);
      expect(second / -1.998892575543838).toBeCloseTo(1, 11);
    }
    const [value, first] = at("-log((1 + tanh(x))/2)", -300) as [number, number];
    expect(value).toBeCloseTo(600, 12);
    expect(first).toBeCloseTo(-2, 14);
  });
});

describe("FUNCTIONS", () => {
  const names = [...FUNCTIONS.keys()];
  const inside: { readonly [name: string]: readonly number[] } = {
    acosh: [1.2, 2.7, 40],
    acos: [-0.7, 0.2, 0.6],
    asin: [-0.7, 0.2, 0.6],
    atanh: [-0.7, 0.2, 0.6],
  };
  const places = (name: string): readonly number[] => inside[name] ?? [-2.3, -0.6, 0.4, 1.1];

  test.each(names)("%s has the derivatives, parity, range and domain that its entry states", (name) => {
    const { value, first, second, parity, range, domain, logarithm } = FUNCTIONS.get(name)!;
    for (const x of places(name)) {
      const y = value(x);
      expect(y).not.toBeNaN();
      if (range !== undefined) {
        expect(y).toBeGreaterThanOrEqual(range[0]);
        expect(y).toBeLessThanOrEqual(range[1]);
      }
      if (parity !== undefined) expect(value(-x)).toBe(parity * y);
      if (first !== undefined && second !== undefined) {
        const slope = first(x, y);
        expect(derivative(value, x, 1e-3)).toBeCloseTo(slope, 8);
        expect(derivative((one) => first(one, value(one)), x, 1e-3)).toBeCloseTo(second(x, y, slope), 7);
      }
      if (logarithm !== undefined) {
        expect(logarithm.value(x)).toBeCloseTo(log(y), 12);
        expect(derivative(logarithm.value, x, 1e-3)).toBeCloseTo(logarithm.first(x), 9);
        expect(derivative(logarithm.first, x, 1e-3)).toBeCloseTo(logarithm.second(x, logarithm.first(x)), 8);
      }
    }
    expect([-3, 3].some((x) => Number.isNaN(value(x)))).toBe(domain !== undefined);
  });

  test("the curvature of log erfc continues where its series begins", () => {
    const { first, second } = FUNCTIONS.get("erfc")!.logarithm!;
    const [below, above] = [8 - 1e-9, 8 + 1e-9].map((x) => second(x, first(x))) as [number, number];
    expect(above / below).toBeCloseTo(1, 9);
    expect(second(1e6, first(1e6))).toBeCloseTo(-2, 11);
  });
});

test("activationFunction of an expression is to the last digit the function that is named", async () => {
  const [named, written] = await Promise.all(["tanh", "tanh(1.0*x)"].map((text) => activationFunction(text)));
  for (let x = -6; x <= 6; x += 0.37) expect(written!.value(x)).toBe(named!.value(x));
});
