import type { FactoryFunctionMap, MathNode } from "mathjs";
import { ParameterError } from "../src/core/errors.js";
import { brentRoot } from "../src/numerics/bracket.js";

/** An expression in one variable, with derivatives and the places where it may bend. */
export interface Expression {
  readonly text: string;
  readonly value: (x: number) => number;
  /** n-th derivative, n = 1 or 2. */
  readonly derivative: (n: 1 | 2) => (x: number) => number;
  /** Zeros of the arguments of abs, max, min, relu and of comparisons, on the interval asked for. */
  readonly kinks: (from: number, to: number) => number[];
}

type MathJs = import("mathjs").MathJsInstance;
let loaded: Promise<MathJs> | undefined;

/** mathjs with exact comparisons: by default it calls numbers equal that differ by 1e-12, and a kink lies there. */
async function loadMathJs(): Promise<MathJs> {
  const { all, create } = await import("mathjs");
  return create(all as FactoryFunctionMap, { relTol: Number.MIN_VALUE, absTol: 0 });
}

/** Real functions of one number that an expression may use; mathjs has others, of matrices, units and text. */
const FUNCTIONS = new Set(
  "abs acos acosh asin asinh atan atanh cbrt cos cosh cot coth csc csch cube erf exp expm1 gamma log log10 log1p log2 max min nthRoot pow relu sec sech sign sin sinh sqrt square tan tanh".split(
    " ",
  ),
);

/** Cells of the scan for kinks: two kinks closer than the interval over this are not told apart. */
const SCAN_CELLS = 4096;

/**
 * Parses an expression in one variable; mathjs differentiates it.
 *
 * mathjs is loaded on first use, because its import costs more than a thousand saddle points. max, min and relu are written with
 * abs, which it can differentiate; conditionals are differentiated branch by branch where they stand outermost.
 *
 * @param where    Who asks, for messages.
 * @param parameter Name of the parameter that holds the text.
 * @param text     For example "log(1 + exp(-u))" or "max(0, 1 - u)^2".
 * @param variable The one free symbol.
 * @throws {ParameterError} if the text does not parse, has another symbol, or cannot be differentiated.
 */
export async function parseExpression(
  where: string,
  parameter: string,
  text: string,
  variable: string,
): Promise<Expression> {
  loaded ??= loadMathJs();
  const math = await loaded;
  const refuse = (reason: string): ParameterError =>
    new ParameterError(where, parameter, text, `expressions in ${variable} that mathjs can differentiate`, reason);
  let node: MathNode;
  try {
    const parsed = math.parse(text);
    const unknown = foreignFunctions(math, parsed);
    if (unknown.length > 0) throw new Error(`Unknown function ${unknown.join(", ")}`);
    node = rewrite(math, parsed);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const foreign = foreignSymbols(math, node, variable);
  if (foreign.length > 0) throw refuse(`Unknown symbol ${foreign.join(", ")}; the variable is ${variable}`);
  const compile = (tree: MathNode): ((x: number) => number) => {
    const code = tree.compile();
    return (x) => {
      const value: unknown = code.evaluate({ [variable]: x });
      return typeof value === "number" ? value : Number.NaN;
    };
  };
  const nth = (n: 1 | 2): ((x: number) => number) => {
    try {
      const first = differentiate(math, node, variable);
      return compile(n === 1 ? first : differentiate(math, first, variable));
    } catch (error) {
      throw refuse(error instanceof Error ? error.message : String(error));
    }
  };
  const switches = switchNodes(math, node).map(compile);
  return {
    text,
    value: compile(node),
    derivative: nth,
    kinks: (from, to) => zerosOf(switches, from, to),
  };
}

/** max, min, relu, log1p and expm1 in terms that can be differentiated. */
function rewrite(math: MathJs, node: MathNode): MathNode {
  return node.transform((part) => {
    if (!math.isFunctionNode(part)) return part;
    const name = part.fn.name;
    const args = part.args.map((argument) => `(${rewrite(math, argument).toString()})`);
    const [a, b] = args;
    if ((name === "max" || name === "min") && a !== undefined && b !== undefined && args.length === 2) {
      return math.parse(`((${a} + ${b} ${name === "max" ? "+" : "-"} abs(${a} - ${b})) / 2)`);
    }
    if (name === "relu" && args.length === 1) return math.parse(`((${a} + abs(${a})) / 2)`);
    if (name === "log1p" && args.length === 1) return math.parse(`log(1 + ${a})`);
    if (name === "expm1" && args.length === 1) return math.parse(`(exp(${a}) - 1)`);
    return part;
  });
}

function differentiate(math: MathJs, node: MathNode, variable: string): MathNode {
  if (math.isParenthesisNode(node)) return differentiate(math, node.content, variable);
  if (math.isConditionalNode(node)) {
    return new math.ConditionalNode(
      node.condition,
      differentiate(math, node.trueExpr, variable),
      differentiate(math, node.falseExpr, variable),
    );
  }
  return math.derivative(node, variable);
}

function foreignFunctions(math: MathJs, node: MathNode): string[] {
  const found = new Set<string>();
  node.traverse((part) => {
    if (!math.isFunctionNode(part)) return;
    if (!FUNCTIONS.has(part.fn.name)) found.add(part.fn.name);
  });
  return [...found];
}

function foreignSymbols(math: MathJs, node: MathNode, variable: string): string[] {
  const found = new Set<string>();
  node.traverse((part, path) => {
    if (!math.isSymbolNode(part) || path === "fn") return;
    if (part.name !== variable && part.name !== "pi" && part.name !== "e") found.add(part.name);
  });
  return [...found];
}

/** Arguments whose sign decides: of abs, sign, step functions, and the two sides of comparisons. */
function switchNodes(math: MathJs, node: MathNode): MathNode[] {
  const found: MathNode[] = [];
  node.traverse((part) => {
    if (math.isFunctionNode(part) && (part.fn.name === "abs" || part.fn.name === "sign")) {
      const argument = part.args[0];
      if (argument !== undefined) found.push(argument);
    }
    if (math.isOperatorNode(part) && ["<", "<=", ">", ">="].includes(part.op)) {
      found.push(math.parse(`(${String(part.args[0])}) - (${String(part.args[1])})`));
    }
  });
  return found;
}

function zerosOf(functions: readonly ((x: number) => number)[], from: number, to: number): number[] {
  const zeros: number[] = [];
  const cell = (to - from) / SCAN_CELLS;
  for (const f of functions) {
    let left = from;
    let fLeft = f(left);
    for (let k = 1; k <= SCAN_CELLS; k++) {
      const right = from + k * cell;
      const fRight = f(right);
      if (fRight === 0) zeros.push(right);
      else if (fLeft * fRight < 0) {
        const root = brentRoot(f, left, right, 0);
        if (root !== undefined) zeros.push(root.x);
      }
      left = right;
      fLeft = fRight;
    }
  }
  zeros.sort((a, b) => a - b);
  return zeros.filter((x, i) => i === 0 || x - (zeros[i - 1] as number) > 1e-12 * Math.max(1, Math.abs(x)));
}
