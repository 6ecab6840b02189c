import { describe, expect, test } from "vitest";
import { type Column, OPERATIONS, type Operation, type Step } from "../../equations/expressionOperations.js";
import { derivative } from "../numerics/derivative.js";

/** A function of t with two derivatives. */
type Curve = (t: number) => readonly [value: number, first: number, second: number];

const curves = {
  rising: (t) => [1.3 + 0.4 * Math.sin(t), 0.4 * Math.cos(t), -0.4 * Math.sin(t)],
  falling: (t) => [2.1 - 0.7 * t + 0.1 * t * t, -0.7 + 0.2 * t, 0.2],
  negative: (t) => [-1.7 - 0.2 * t * t, -0.4 * t, -0.4],
  odd: (t) => [0.4 * t, 0.4, 0],
  even: (t) => [0.3 + 0.2 * t * t, 0.4 * t, 0.4],
} as const satisfies { readonly [name: string]: Curve };
const constant =
  (value: number): Curve =>
  () => [value, 0, 0];

function emptyColumn(constantValue?: number): Column {
  const [value, first, second, logValue, logFirst, logSecond] = Array.from({ length: 6 }, () => new Float64Array(1));
  return {
    value: value!,
    first: first!,
    second: second!,
    logValue: logValue!,
    logFirst: logFirst!,
    logSecond: logSecond!,
    constant: constantValue,
  };
}

/** A curve at one place, with the derivatives of its logarithm. */
function columnAt(curve: Curve, t: number, isConstant = false): Column {
  const [value, first, second] = curve(t);
  const column = emptyColumn(isConstant ? value : undefined);
  column.value[0] = value;
  column.first[0] = first;
  column.second[0] = second;
  column.logValue[0] = Math.log(Math.abs(value));
  column.logFirst[0] = first / value;
  column.logSecond[0] = second / value - (first / value) ** 2;
  return column;
}

/** A number e^size that is too large or too small to be one, with the derivatives of its logarithm. */
function beyondNumbers(size: number, first: number, second: number, sign = 1): Column {
  const column = emptyColumn();
  const value = Math.exp(size);
  column.value[0] = sign * value;
  column.first[0] = value === 0 ? 0 : sign * first * value;
  column.second[0] = value === 0 ? 0 : sign * (second + first * first) * value;
  column.logValue[0] = size;
  column.logFirst[0] = first;
  column.logSecond[0] = second;
  return column;
}

function apply(operation: Operation, args: readonly Column[], kind: "evaluate" | "differentiate", logs = true): Column {
  const out = emptyColumn();
  const [a, b = emptyColumn(), c = emptyColumn()] = args as [Column, Column?, Column?];
  const step: Step = { operation, out, a, b, c, logs, valued: true };
  operation[kind]!(step, 1);
  return out;
}

const named = (name: string): Operation => OPERATIONS.get(name)!;
const { rising, falling, negative, odd } = curves;

/** Operations on curves, with what JavaScript makes of their values. */
const CASES: readonly (readonly [name: string, args: readonly Curve[], value: (...values: number[]) => number])[] = [
  ["add", [rising, falling], (a, b) => a + b],
  ["add", [rising, negative], (a, b) => a + b],
  ["subtract", [rising, falling], (a, b) => a - b],
  ["subtract", [negative, falling], (a, b) => a - b],
  ["multiply", [rising, negative], (a, b) => a * b],
  ["divide", [rising, falling], (a, b) => a / b],
  ["divide", [falling, negative], (a, b) => a / b],
  ["unaryMinus", [rising], (a) => -a],
  ["pow", [rising, falling], (a, b) => a ** b],
  ["nthRoot", [falling, constant(3)], (a) => Math.cbrt(a)],
  ["nthRoot", [negative, constant(3)], (a) => Math.cbrt(a)],
  ["nthRoot", [falling, constant(4)], (a) => a ** 0.25],
  ["exp", [falling], Math.exp],
  ["log", [falling], Math.log],
  ["log2", [falling], Math.log2],
  ["log10", [falling], Math.log10],
  ["max", [rising, falling], Math.max],
  ["min", [rising, falling], Math.min],
  ["max", [negative, rising], Math.max],
  ["min", [negative, rising], Math.min],
  ["conditional", [rising, falling, negative], (a, b, c) => (a ? b : c)],
  ["conditional", [constant(0), falling, negative], (a, b, c) => (a ? b : c)],
  ["smaller", [rising, falling], (a, b) => Number(a < b)],
  ["larger", [rising, falling], (a, b) => Number(a > b)],
  ["not", [rising], (a) => Number(!a)],
  ["sin", [falling], Math.sin],
  ["tanh", [rising], Math.tanh],
  ["cosh", [negative], Math.cosh],
  ["abs", [negative], Math.abs],
];
/** Steps of differences that are fine enough for a derivative of eight digits. */
const STEP = 1e-3;

describe("an operation", () => {
  test.each(CASES)(
    "%s of curves (%#) has the value, the derivatives and the logarithm's derivatives",
    (name, args, of) => {
      const operation = named(name);
      const at = (t: number): Column[] => args.map((curve) => columnAt(curve, t));
      const valueAt = (t: number): number => apply(operation, at(t), "evaluate").value[0]!;
      for (const t of [-0.8, 0.3, 0.9]) {
        expect(valueAt(t)).toBeCloseTo(of(...args.map((curve) => curve(t)[0])), 13);
        const found = apply(operation, at(t), "differentiate");
        const firstAt = (s: number): number => apply(operation, at(s), "differentiate").first[0]!;
        expect(found.value[0]).toBe(valueAt(t));
        expect(found.first[0]).toBeCloseTo(derivative(valueAt, t, STEP), 8);
        expect(found.second[0]).toBeCloseTo(derivative(firstAt, t, STEP), 8);
        // The logarithm is carried where somebody needs it, and changes nothing else.
        const bare = apply(operation, at(t), "differentiate", false);
        expect([bare.value[0], bare.first[0], bare.second[0]]).toEqual([
          found.value[0],
          found.first[0],
          found.second[0],
        ]);
        if (found.value[0] === 0) continue;
        const lean = found.first[0]! / found.value[0]!;
        expect(found.logFirst[0]).toBeCloseTo(lean, 11);
        expect(found.logSecond[0]).toBeCloseTo(found.second[0]! / found.value[0]! - lean * lean, 11);
      }
    },
  );

  test.each([2, 3, 5, 0.5, 1.7, -1, -2])("pow with the constant exponent %d has its value and derivatives", (power) => {
    const at = (t: number): Column[] => [columnAt(falling, t), columnAt(constant(power), t, true)];
    const valueAt = (t: number): number => apply(named("pow"), at(t), "evaluate").value[0]!;
    const firstAt = (t: number): number => apply(named("pow"), at(t), "differentiate").first[0]!;
    const { value, first, second, logFirst } = apply(named("pow"), at(0.4), "differentiate");
    expect(value[0]).toBeCloseTo(falling(0.4)[0] ** power, 13);
    expect(first[0]).toBeCloseTo(derivative(valueAt, 0.4, STEP), 8);
    expect(second[0]).toBeCloseTo(derivative(firstAt, 0.4, STEP), 8);
    expect(logFirst[0]).toBeCloseTo((power * falling(0.4)[1]) / falling(0.4)[0], 12);
  });

  test("a product with a constant has its derivatives, whichever of the two it is", () => {
    const [value, first, second] = rising(0.7);
    const factor = columnAt(constant(-3), 0, true);
    for (const args of [
      [factor, columnAt(rising, 0.7)],
      [columnAt(rising, 0.7), factor],
    ]) {
      const found = apply(named("multiply"), args, "differentiate");
      expect([found.value[0], found.first[0], found.second[0]]).toEqual([-3 * value, -3 * first, -3 * second]);
    }
  });

  test("comparisons and logical operators are 1 where they hold, and have no slope", () => {
    const holds = (name: string, ...values: number[]): number => {
      const args = values.map((value) => columnAt(constant(value), 0));
      const found = apply(named(name), args, "differentiate");
      expect([found.first[0], found.second[0], found.logFirst[0], found.logSecond[0]]).toEqual([0, 0, 0, 0]);
      return found.value[0]!;
    };
    const pairs = [
      [1, 2],
      [2, 2],
      [2, 1],
    ] as const;
    const over = (name: string): number[] => pairs.map(([a, b]) => holds(name, a, b));
    expect(over("smaller")).toEqual([1, 0, 0]);
    expect(over("smallerEq")).toEqual([1, 1, 0]);
    expect(over("larger")).toEqual([0, 0, 1]);
    expect(over("largerEq")).toEqual([0, 1, 1]);
    expect(over("equal")).toEqual([0, 1, 0]);
    expect(over("unequal")).toEqual([1, 0, 1]);
    const truths = [
      [0, 0],
      [0, 3],
      [-2, 0],
      [1, 1],
    ] as const;
    const table = (name: string): number[] => truths.map(([a, b]) => holds(name, a, b));
    expect(table("and")).toEqual([0, 0, 0, 1]);
    expect(table("or")).toEqual([0, 1, 1, 1]);
    expect(table("xor")).toEqual([0, 1, 1, 0]);
    expect([holds("not", 0), holds("not", 2)]).toEqual([1, 0]);
  });

  test("remainder and factorial have values only", () => {
    const resultOf = (name: string, ...values: number[]): number =>
      apply(
        named(name),
        values.map((value) => columnAt(constant(value), 0)),
        "evaluate",
      ).value[0]!;
    expect([resultOf("mod", 7, 3), resultOf("mod", -7, 3), resultOf("mod", 7.5, 2)]).toEqual([1, 2, 1.5]);
    expect([0, 1, 5].map((n) => resultOf("factorial", n))).toEqual([1, 1, 120]);
    expect([named("mod").differentiate, named("factorial").differentiate]).toEqual([undefined, undefined]);
  });

  test("log1p is the logarithm of its second argument with the digits of the first", () => {
    const small = columnAt(constant(1e-20), 0);
    const whole = columnAt(constant(1), 0);
    expect(apply(named("log1p"), [small, whole], "evaluate").value[0]).toBe(1e-20);
    const found = apply(named("log1p"), [small, beyondNumbers(1000, 3, 0.5)], "differentiate");
    expect([found.value[0], found.first[0], found.second[0]]).toEqual([1000, 3, 0.5]);
  });

  test("nothing is the largest or the smallest of numbers of which one is not real", () => {
    const [nothing, three] = [columnAt(constant(Number.NaN), 0), columnAt(constant(3), 0)];
    for (const name of ["max", "min"]) {
      expect(apply(named(name), [three, nothing], "evaluate").value[0]).toBeNaN();
      expect(apply(named(name), [nothing, three], "evaluate").value[0]).toBeNaN();
    }
  });

  test.each<[name: string, args: readonly Column[], log: readonly [number, number, number]]>([
    // log(e^1000 e^800) and its derivatives.
    ["multiply", [beyondNumbers(1000, 2, 1), beyondNumbers(800, 3, 4)], [1800, 5, 5]],
    ["divide", [beyondNumbers(1000, 2, 1), beyondNumbers(-800, 3, 4)], [1800, -1, -3]],
    ["unaryMinus", [beyondNumbers(1000, 2, 1)], [1000, 2, 1]],
    ["pow", [beyondNumbers(1000, 2, 1), columnAt(constant(3), 0, true)], [3000, 6, 3]],
    ["nthRoot", [beyondNumbers(3000, 6, 3), columnAt(constant(2), 0)], [1500, 3, 1.5]],
    ["exp", [columnAt(() => [1234, 5, 6], 0)], [1234, 5, 6]],
    ["max", [beyondNumbers(1000, 2, 1), columnAt(rising, 0)], [1000, 2, 1]],
    ["conditional", [columnAt(rising, 0), beyondNumbers(-900, 2, 1), columnAt(rising, 0)], [-900, 2, 1]],
    // Equal shares: the mean of the slopes, the mean of the bends, and a quarter of the squared difference of the slopes.
    ["add", [beyondNumbers(1000, 2, 1), beyondNumbers(1000, 4, 3)], [1000 + Math.LN2, 3, 3]],
    // One share is all.
    ["add", [beyondNumbers(1000, 2, 1), beyondNumbers(900, 40, 30)], [1000, 2, 1]],
    ["add", [beyondNumbers(-900, 2, 1), beyondNumbers(-1000, 40, 30)], [-900, 2, 1]],
    ["subtract", [beyondNumbers(1000, 2, 1), beyondNumbers(900, 40, 30)], [1000, 2, 1]],
  ])("%s (%#) carries the logarithm of what over- or underflows", (name, args, [value, first, second]) => {
    const found = apply(named(name), args, "differentiate");
    expect(found.logValue[0]).toBeCloseTo(value, 9);
    expect(found.logFirst[0]).toBeCloseTo(first, 11);
    expect(found.logSecond[0]).toBeCloseTo(second, 11);
  });

  test("of two terms that overflow with opposite signs the larger one stands", () => {
    const [large, larger] = [beyondNumbers(1000, 1, 0), beyondNumbers(1100, 1, 0)];
    expect(apply(named("subtract"), [large, larger], "evaluate").value[0]).toBe(Number.NEGATIVE_INFINITY);
    expect(apply(named("subtract"), [larger, large], "evaluate").value[0]).toBe(Number.POSITIVE_INFINITY);
    expect(apply(named("add"), [large, beyondNumbers(1100, 1, 0, -1)], "evaluate").value[0]).toBe(
      Number.NEGATIVE_INFINITY,
    );
    expect(apply(named("subtract"), [large, large], "evaluate").value[0]).toBeNaN();
  });

  test("a term that passes through 0 does not spoil the logarithm of a sum", () => {
    const passing = columnAt(odd, 0);
    for (const args of [
      [passing, columnAt(rising, 0)],
      [columnAt(rising, 0), passing],
    ]) {
      const { logFirst, logSecond } = apply(named("add"), args, "differentiate");
      const [value, first, second] = [rising(0)[0], rising(0)[1] + 0.4, rising(0)[2]];
      expect(logFirst[0]).toBeCloseTo(first / value, 13);
      expect(logSecond[0]).toBeCloseTo(second / value - (first / value) ** 2, 13);
    }
  });
});

test("every parity that an operation claims holds, whatever the parities of its arguments", () => {
  const byParity: readonly (readonly [parity: number, curve: Curve])[] = [
    [1, curves.even],
    [-1, odd],
    [0, curves.falling],
  ];
  for (const [name, operation] of OPERATIONS) {
    const { arity, parity, evaluate } = operation;
    const count = Math.min(3, arity[1]);
    let claims = 0;
    for (let place = 0; place < 3 ** count; place++) {
      const args = Array.from({ length: count }, (_, i) => byParity[Math.floor(place / 3 ** i) % 3]!);
      const [a, b, c] = args.map(([own]) => own);
      const claimed = parity(a!, b ?? 1, c ?? 1);
      if (claimed === 0) continue;
      claims++;
      const at = (t: number): number => {
        const out = emptyColumn();
        const [x, y = emptyColumn(), z = emptyColumn()] = args.map(([, curve]) => columnAt(curve, t));
        evaluate({ operation, out, a: x!, b: y, c: z, logs: false, valued: true }, 1);
        return out.value[0]!;
      };
      for (const t of [0.3, 1.1, 2.7]) expect([name, at(-t) + 0]).toEqual([name, claimed * at(t) + 0]);
    }
    // An even function of even arguments is even, whatever it is.
    expect([name, claims > 0]).toEqual([name, true]);
  }
});
