import type { MathNode } from "mathjs";
import { log1p } from "../src/numerics/elementary.js";
import { log2, log10 } from "../src/numerics/expressionFunctions.js";
import { COMPARISONS, CONNECTIVES, CONSTANTS, type Tree } from "./expressionNodes.js";
import { expressionValue } from "./expressionValue.js";
import {
  composed,
  constantJet,
  exponential,
  extreme,
  type Jet,
  logarithm,
  negative,
  OUTER_FUNCTIONS,
  power,
  product,
  quotient,
  sum,
  variableJet,
} from "./jets.js";

/** A parsed expression as a function of its variable. */
export interface ExpressionTree {
  readonly jet: (x: number) => Jet;
  /** The jet's value, without its derivatives. */
  readonly value: (x: number) => number;
  /** Functions of x whose sign decides between branches: the expression may bend or jump at their zeros. */
  readonly switches: readonly ((x: number) => number)[];
  /** Functions without a derivative here; their derivatives are NaN. */
  readonly underivable: readonly string[];
  /** True for a comparison, which is no number. */
  readonly logical: boolean;
}

type JetFunction = (x: number) => Jet;

const BINARY: { readonly [name: string]: (a: Jet, b: Jet) => Jet } = {
  add: sum,
  subtract: (a, b) => sum(a, negative(b)),
  multiply: product,
  dotMultiply: product,
  divide: quotient,
  dotDivide: quotient,
  pow: power,
  dotPow: power,
};
/** Functions of more than one argument, or with rules of their own. The numbers are those of arguments allowed. */
const FUNCTIONS: {
  readonly [name: string]: readonly [least: number, most: number, rule: (args: readonly Jet[]) => Jet];
} = {
  exp: [1, 1, ([a]) => exponential(a as Jet)],
  log: [
    1,
    2,
    ([a, base]) => (base === undefined ? logarithm(a as Jet) : quotient(logarithm(a as Jet), logarithm(base))),
  ],
  log10: [1, 1, ([a]) => scaled(logarithm(a as Jet), log10((a as Jet).value), Math.LN10)],
  log2: [1, 1, ([a]) => scaled(logarithm(a as Jet), log2((a as Jet).value), Math.LN2)],
  log1p: [1, 1, ([a]) => ({ ...logarithm(sum(constantJet(1), a as Jet)), value: log1p((a as Jet).value) })],
  max: [1, Number.POSITIVE_INFINITY, (args) => args.reduce((a, b) => extreme(a, b, true))],
  min: [1, Number.POSITIVE_INFINITY, (args) => args.reduce((a, b) => extreme(a, b, false))],
  nthRoot: [1, 2, ([a, n]) => root(a as Jet, n?.value ?? 2)],
  pow: [2, 2, ([a, b]) => power(a as Jet, b as Jet)],
  sqrt: [1, 1, ([a]) => ({ ...power(a as Jet, constantJet(0.5)), value: Math.sqrt((a as Jet).value) })],
};
/** Functions whose sign decides: of the argument itself, or of the differences of arguments. */
const BENT = new Set(["abs", "sign", "relu"]);
const CHOOSING = new Set(["max", "min"]);

/** Names of all functions that an expression may call, those without a derivative included. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...Object.keys(OUTER_FUNCTIONS),
  ...Object.keys(FUNCTIONS),
  "gamma",
]);

/**
 * Turns the tree of a parsed expression into a function with two exact derivatives.
 *
 * By forward differentiation, branch by branch: a symbolic derivative overflows where the function does not, and cannot be taken of a
 * condition inside a sum.
 *
 * @param root     As parsed by mathjs.
 * @param variable The one free symbol.
 * @param gamma    The gamma function, of which no derivative is offered.
 * @throws {Error} with a sentence, where the tree holds what is no real function of one number.
 */
export function expressionTree(root: MathNode, variable: string, gamma: (x: number) => number): ExpressionTree {
  const switches: ((x: number) => number)[] = [];
  const underivable: string[] = [];
  const decide = (a: JetFunction, b?: JetFunction): void => {
    switches.push(b === undefined ? (x) => a(x).value : (x) => a(x).value - b(x).value);
  };
  const valueOnly = (name: string, a: JetFunction, f: (x: number) => number): JetFunction => {
    underivable.push(name);
    return (x) => ({ ...constantJet(f(a(x).value)), first: Number.NaN, second: Number.NaN });
  };
  const chain = (names: readonly string[], sides: readonly JetFunction[]): JetFunction => {
    for (let k = 1; k < sides.length; k++) decide(sides[k - 1] as JetFunction, sides[k]);
    return (x) => {
      const values = sides.map((side) => side(x).value);
      const holds = names.every((name, k) =>
        (COMPARISONS[name] as (a: number, b: number) => boolean)(values[k] as number, values[k + 1] as number),
      );
      return constantJet(holds ? 1 : 0);
    };
  };
  const operator = (fn: string, sign: string, args: readonly JetFunction[]): JetFunction => {
    const [a, b] = args as readonly [JetFunction, JetFunction | undefined];
    if (b === undefined) {
      if (fn === "unaryMinus") return (x) => negative(a(x));
      if (fn === "unaryPlus" || fn === "ctranspose") return a;
      if (fn === "not") return (x) => constantJet(a(x).value === 0 ? 1 : 0);
      if (fn === "factorial") return valueOnly("!", a, (x) => gamma(x + 1));
    } else {
      const rule = BINARY[fn];
      // Implicit products of more than two factors come as one node.
      if (rule !== undefined) return (x) => args.slice(1).reduce((left, right) => rule(left, right(x)), a(x));
      if (Object.hasOwn(COMPARISONS, fn)) return chain([fn], [a, b]);
      const connective = CONNECTIVES[fn];
      if (connective !== undefined) return (x) => constantJet(connective(a(x).value !== 0, b(x).value !== 0) ? 1 : 0);
      if (fn === "mod") {
        underivable.push("%");
        return (x) => constantJet(a(x).value - b(x).value * Math.floor(a(x).value / b(x).value));
      }
    }
    throw new Error(`The operator ${sign} is not known`);
  };
  const call = (name: string, args: readonly JetFunction[]): JetFunction => {
    const [a] = args as readonly [JetFunction];
    const outer = Object.hasOwn(OUTER_FUNCTIONS, name) ? OUTER_FUNCTIONS[name] : undefined;
    const [least, most, rule] = FUNCTIONS[name] ?? [1, 1, undefined];
    if (args.length < least || args.length > most) throw new Error(`${name} does not take ${args.length} arguments`);
    if (BENT.has(name)) decide(a);
    if (CHOOSING.has(name)) {
      for (const [i, left] of args.entries()) for (const right of args.slice(i + 1)) decide(left, right);
    }
    if (outer !== undefined) return (x) => composed(outer, a(x));
    if (rule !== undefined) return (x) => rule(args.map((argument) => argument(x)));
    return valueOnly(name, a, gamma);
  };
  const compiled = new Map<MathNode, JetFunction>();
  const compile = (node: MathNode): JetFunction => {
    const found = compiledNode(node);
    compiled.set(node, found);
    return found;
  };
  const compiledNode = (node: MathNode): JetFunction => {
    const tree = node as unknown as Tree;
    switch (tree.type) {
      case "ParenthesisNode":
        return compile(tree.content);
      case "ConstantNode": {
        if (tree.value === undefined) throw new Error("It is empty");
        if (typeof tree.value !== "number" && typeof tree.value !== "boolean") break;
        const constant = constantJet(Number(tree.value));
        return () => constant;
      }
      case "SymbolNode": {
        if (tree.name === variable) return variableJet;
        const constant = constantJet(CONSTANTS[tree.name] ?? Number.NaN);
        return () => constant;
      }
      case "OperatorNode":
        return operator(tree.fn, tree.op, tree.args.map(compile));
      case "RelationalNode":
        return chain(tree.conditionals, tree.params.map(compile));
      case "FunctionNode":
        return call(tree.fn.name, tree.args.map(compile));
      case "ConditionalNode": {
        const [condition, yes, no] = [tree.condition, tree.trueExpr, tree.falseExpr].map(compile) as [
          JetFunction,
          JetFunction,
          JetFunction,
        ];
        return (x) => (condition(x).value !== 0 ? yes(x) : no(x));
      }
    }
    throw new Error(`${node.toString()} is not a number`);
  };
  const jet = compile(root);
  const value = expressionValue(root, variable, (node) => {
    const own = compiled.get(node) as JetFunction;
    return (x) => own(x).value;
  });
  return { jet, value, switches, underivable, logical: isLogical(root as unknown as Tree) };
}

function isLogical(tree: Tree): boolean {
  if (tree.type === "ParenthesisNode") return isLogical(tree.content as unknown as Tree);
  if (tree.type === "RelationalNode") return true;
  if (tree.type === "ConstantNode") return typeof tree.value === "boolean";
  if (tree.type !== "OperatorNode") return false;
  return Object.hasOwn(COMPARISONS, tree.fn) || Object.hasOwn(CONNECTIVES, tree.fn) || tree.fn === "not";
}

function scaled(natural: Jet, value: number, unit: number): Jet {
  return { ...quotient(natural, constantJet(unit)), value };
}

/** The real root, of negative numbers too where n is odd. */
function root(a: Jet, n: number): Jet {
  if (!(a.value < 0)) return power(a, constantJet(1 / n));
  return Math.abs(n % 2) === 1 ? negative(power(negative(a), constantJet(1 / n))) : constantJet(Number.NaN);
}
