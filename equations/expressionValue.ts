import type { MathNode } from "mathjs";
import { atan, cos, exp, expm1, log, log1p, sin, tanh } from "../src/numerics/elementary.js";
import {
  acos,
  acosh,
  asin,
  asinh,
  atanh,
  cbrt,
  cosh,
  log2,
  log10,
  pow,
  sinh,
  tan,
} from "../src/numerics/expressionFunctions.js";
import { erf } from "../src/numerics/normal.js";
import { COMPARISONS, CONNECTIVES, CONSTANTS, type Tree } from "./expressionNodes.js";
import { OUTER_FUNCTIONS } from "./jets.js";

type RealFunction = (x: number) => number;

/** Functions of one number, by the names that expressions have for them. */
const FUNCTIONS: { readonly [name: string]: RealFunction } = {
  abs: Math.abs,
  acos: acos,
  acosh: acosh,
  asin: asin,
  asinh: asinh,
  atan: atan,
  atanh: atanh,
  cbrt: cbrt,
  cos: cos,
  cosh: cosh,
  cube: (x) => x * x * x,
  erf,
  exp: exp,
  expm1: expm1,
  log: log,
  log10: log10,
  log1p: log1p,
  log2: log2,
  relu: (x) => (x > 0 ? x : Math.max(0, x)),
  sign: Math.sign,
  sin: sin,
  sinh: sinh,
  sqrt: Math.sqrt,
  square: (x) => x * x,
  tan: tan,
  tanh: tanh,
};

const BINARY: { readonly [name: string]: (a: RealFunction, b: RealFunction) => RealFunction } = {
  add: (a, b) => (x) => a(x) + b(x),
  subtract: (a, b) => (x) => a(x) - b(x),
  multiply: (a, b) => (x) => a(x) * b(x),
  dotMultiply: (a, b) => (x) => a(x) * b(x),
  divide: (a, b) => (x) => a(x) / b(x),
  dotDivide: (a, b) => (x) => a(x) / b(x),
};

/** What a node is: a number, the variable, or a function of it. */
type Compiled = number | "variable" | RealFunction;

/**
 * The value of a parsed expression without its derivatives: the same numbers as those of its jets, an order of magnitude sooner.
 *
 * A network of finite width or a kernel matrix asks for millions of values. What there is no rule for here, such as an exponent that
 * depends on the variable, is taken from the jets.
 *
 * @param jetValue The value of a node by its jets.
 */
export function expressionValue(
  root: MathNode,
  variable: string,
  jetValue: (node: MathNode) => RealFunction,
): RealFunction {
  const compile = (node: MathNode): Compiled => {
    const tree = node as unknown as Tree;
    switch (tree.type) {
      case "ParenthesisNode":
        return compile(tree.content);
      case "ConstantNode":
        return Number(tree.value);
      case "SymbolNode":
        return tree.name === variable ? "variable" : (CONSTANTS[tree.name] ?? Number.NaN);
      case "OperatorNode":
        return operator(tree.fn, tree.args.map(compile)) ?? jetValue(node);
      case "FunctionNode":
        return call(tree.fn.name, tree.args.map(compile)) ?? jetValue(node);
      case "ConditionalNode": {
        const [condition, yes, no] = [tree.condition, tree.trueExpr, tree.falseExpr].map((part) =>
          asFunction(compile(part)),
        ) as [RealFunction, RealFunction, RealFunction];
        return (x) => (condition(x) !== 0 ? yes(x) : no(x));
      }
      case "RelationalNode":
        return jetValue(node);
    }
  };
  return asFunction(compile(root));
}

function asFunction(compiled: Compiled): RealFunction {
  if (typeof compiled === "number") return () => compiled;
  return compiled === "variable" ? (x) => x : compiled;
}

function operator(name: string, args: readonly Compiled[]): Compiled | undefined {
  const [a, b] = args as readonly [Compiled, Compiled | undefined];
  if (b === undefined) return name === "unaryMinus" ? negated(a) : name === "unaryPlus" ? a : undefined;
  if (name === "pow" || name === "dotPow") return power(a, b);
  const rule = Object.hasOwn(BINARY, name) ? BINARY[name] : undefined;
  if (rule !== undefined) {
    // Implicit products of more than two factors come as one node.
    return args.slice(1).reduce((left, right) => folded(name, left, right, rule), a);
  }
  const [f, g] = [asFunction(a), asFunction(b)];
  const comparison = Object.hasOwn(COMPARISONS, name) ? COMPARISONS[name] : undefined;
  if (comparison !== undefined) return (x) => (comparison(f(x), g(x)) ? 1 : 0);
  const connective = Object.hasOwn(CONNECTIVES, name) ? CONNECTIVES[name] : undefined;
  return connective && ((x) => (connective(f(x) !== 0, g(x) !== 0) ? 1 : 0));
}

/** A number beside the variable or a function needs no call: that is most of what people write. */
function folded(
  name: string,
  a: Compiled,
  b: Compiled,
  rule: (a: RealFunction, b: RealFunction) => RealFunction,
): Compiled {
  const general = rule(asFunction(a), asFunction(b));
  if (typeof a === "number" && typeof b === "number") return general(0);
  const product = name === "multiply" || name === "dotMultiply";
  if (product && typeof a === "number") return b === "variable" ? (x) => a * x : scaled(a, b as RealFunction);
  if (product && typeof b === "number") return a === "variable" ? (x) => x * b : scaled(b, a as RealFunction);
  if (name === "add" && typeof b === "number") return a === "variable" ? (x) => x + b : shifted(a as RealFunction, b);
  if (name === "add" && typeof a === "number") return b === "variable" ? (x) => a + x : shifted(b as RealFunction, a);
  if (name === "subtract" && typeof b === "number") {
    return a === "variable" ? (x) => x - b : shifted(a as RealFunction, -b);
  }
  return general;
}

function scaled(factor: number, f: RealFunction): RealFunction {
  return (x) => factor * f(x);
}

function shifted(f: RealFunction, shift: number): RealFunction {
  return (x) => f(x) + shift;
}

function negated(a: Compiled): Compiled {
  if (typeof a === "number") return -a;
  return a === "variable" ? (x) => -x : (x) => -a(x);
}

/** With a constant exponent; undefined for others. */
function power(a: Compiled, n: Compiled): Compiled | undefined {
  if (typeof n !== "number") return undefined;
  if (n === 0) return 1;
  if (n === 1) return a;
  const f = asFunction(a);
  if (n === 2) {
    return (x) => {
      const value = f(x);
      return value * value;
    };
  }
  if (n === 3) {
    return (x) => {
      const value = f(x);
      return value * value * value;
    };
  }
  return (x) => pow(f(x), n);
}

function call(name: string, args: readonly Compiled[]): Compiled | undefined {
  const [a, b] = args as readonly [Compiled, Compiled | undefined];
  if (name === "pow" && b !== undefined) return power(a, b);
  if (name === "max" || name === "min") {
    const larger = name === "max";
    return args.map(asFunction).reduce((f, g) => (x) => extreme(f(x), g(x), larger));
  }
  if (b !== undefined) return undefined;
  const outer = Object.hasOwn(OUTER_FUNCTIONS, name) ? OUTER_FUNCTIONS[name] : undefined;
  const own = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : outer && ((x: number) => outer(x)[0]);
  if (own === undefined || a === "variable") return own;
  return typeof a === "number" ? own(a) : (x) => own(a(x));
}

function extreme(a: number, b: number, larger: boolean): number {
  if (Number.isNaN(b)) return b;
  return a > b === larger ? a : b;
}
