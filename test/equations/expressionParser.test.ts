import { type MathNode, parse } from "mathjs/number";
import { expect, test } from "vitest";
import { type ExpressionNode, parseText } from "../../equations/expressionParser.js";
import { randomNumbers } from "../numerics/randomNumbers.js";

/** A tree of mathjs in our nodes; undefined where it holds what is no real function. */
function translated(node: MathNode): ExpressionNode | undefined {
  const any = node as object as {
    type: string;
    content: MathNode;
    value: unknown;
    name: string;
    fn: string & { name: string };
    args: MathNode[];
    params: MathNode[];
    conditionals: string[];
    condition: MathNode;
    trueExpr: MathNode;
    falseExpr: MathNode;
  };
  const call = (name: string, args: readonly MathNode[], operator = true): ExpressionNode | undefined => {
    const inner = args.map(translated);
    if (inner.includes(undefined)) return undefined;
    return { kind: "call", name, args: inner as ExpressionNode[], ...(operator ? { operator: true as const } : {}) };
  };
  switch (any.type) {
    case "ParenthesisNode":
      return translated(any.content);
    case "ConstantNode":
      if (typeof any.value === "boolean") return { kind: "number", value: any.value ? 1 : 0, logical: true };
      return typeof any.value === "number" ? { kind: "number", value: any.value } : undefined;
    case "SymbolNode":
      return { kind: "symbol", name: any.name };
    case "OperatorNode": {
      if (any.fn === "unaryPlus" || any.fn === "ctranspose") return translated(any.args[0]!);
      const plain = { dotMultiply: "multiply", dotDivide: "divide", dotPow: "pow" }[any.fn as string] ?? any.fn;
      const foreign = ["bitAnd", "bitOr", "bitXor", "bitNot", "leftShift", "rightArithShift", "rightLogShift", "to"];
      return foreign.includes(plain) ? undefined : call(plain, any.args);
    }
    case "RelationalNode": {
      const links = any.conditionals.map((name, k) => call(name, any.params.slice(k, k + 2)));
      if (links.includes(undefined)) return undefined;
      return (links as ExpressionNode[]).reduce((left, right) => ({
        kind: "call",
        name: "and",
        args: [left, right],
        operator: true,
      }));
    }
    case "FunctionNode":
      return call(any.fn.name, any.args, false);
    case "ConditionalNode":
      return call("conditional", [any.condition, any.trueExpr, any.falseExpr]);
    default:
      return undefined;
  }
}

function byMathjs(text: string): ExpressionNode | undefined {
  try {
    return translated(parse(text));
  } catch {
    return undefined;
  }
}

function ours(text: string): ExpressionNode | undefined {
  try {
    return parseText(text);
  } catch {
    return undefined;
  }
}

const WRITTEN = [
  "1/2 x",
  "-1/2 x",
  "1/2(x)",
  "1/2 x^2",
  "x/2 x",
  "2x^2 3",
  "2(3)4",
  "(x+1)2",
  "(x+1)(x-1)",
  "x!2",
  "-x^2",
  "2^-x^2",
  "2^3^x",
  "x^2!",
  "10%",
  "x + 10%",
  "x - 5% * 2",
  "x % 3",
  "x mod 3 % 2",
  "5 % -2",
  "0 < x <= 2 != 3",
  "x > 0 ? 1 : x < 0 ? -1 : 0",
  "x>0?.3:.7",
  "not x > 0",
  "not (x > 0) and true or false xor x",
  "1.5e3x",
  "2e",
  "2e-1",
  "2e-x",
  "5.",
  "5.*x",
  "5./x",
  ".5x",
  "0x1F + 0b101 + 0o17",
  "x'",
  "sin(x)cos(x)",
  "sin(x) 2",
  "max(1, 2, x)",
  "f()",
  "x # a comment",
  "(x\n+ 1)",
  "x +",
  "x + * 2",
  "(x",
  "x)",
  "2 3",
  "x, 1",
  "x = 2",
  "x; 2",
  "[x]",
  "x[1]",
  "'a'",
  "x & 1",
  "~x",
  "x << 1",
  "1:2",
  "α + β_1",
  "x @ 2",
  "NaN + Infinity",
];

test.each(WRITTEN)("parseText reads %j as mathjs does", (text) => {
  expect(ours(text)).toEqual(byMathjs(text));
});

// Without %: mathjs drops what follows one if it does not parse.
test("parseText reads ten thousand random rows of tokens as mathjs does", () => {
  const tokens =
    "x x 1 2 3.5 e pi + - * / ^ ( ) ( ) , < <= == > ? : ! and or not sin( max( .* ./ .^ 1e2 mod true".split(" ");
  const next = randomNumbers(17);
  let parsed = 0;
  for (let k = 0; k < 10_000; k++) {
    const length = 1 + Math.floor(9 * next());
    const row = Array.from({ length }, () => tokens[Math.floor(tokens.length * next())] as string);
    const text = row.join(next() < 0.5 ? " " : "");
    const expected = byMathjs(text);
    if (expected !== undefined) parsed++;
    expect(ours(text), text).toEqual(expected);
  }
  expect(parsed).toBeGreaterThan(500);
});

test.each([
  ["u +", "Unexpected end of expression (char 4)"],
  ["max(0, 1 - u", "Parenthesis ) expected (char 13)"],
  ["u * ) 2", "Value expected (char 5)"],
  ["u ? 1", "False part of conditional expression expected (char 6)"],
  ["2 3", 'Unexpected part "3" (char 3)'],
  ["u ) 2", "Unexpected operator ) (char 3)"],
  ["u @ 2", 'Syntax error in part "@ 2" (char 3)'],
  ["2e-u", 'Digit expected, got "u" (char 4)'],
  ["u = 2", "u = 2 is not a number"],
  ["u | 1", "The operator | is not known"],
  ["  ", "It is empty"],
])("parseText says of %j what is wrong, and where", (text, message) => {
  expect(() => parseText(text)).toThrow(message);
});
