import type { FactoryFunctionMap, MathNode } from "mathjs";
import { ParameterError } from "../src/core/errors.js";
import { brentRoot } from "../src/numerics/bracket.js";
import type { Jet } from "./jets.js";

/** An expression in one variable, with derivatives and the places where it may bend. */
export interface Expression {
  readonly text: string;
  readonly value: (x: number) => number;
  /** n-th derivative, n = 1 or 2. */
  readonly derivative: (n: 1 | 2) => (x: number) => number;
  /** Zeros of the arguments of abs, sign, max, min, relu and of comparisons, on the interval asked for. */
  readonly kinks: (from: number, to: number, cells?: number) => number[];
}

interface Parser {
  readonly parse: (text: string) => MathNode;
  readonly gamma: (x: number) => number;
  /** What becomes of the parsed text. */
  readonly tree: typeof import("./expressionTree.js");
}

let loaded: Promise<Parser> | undefined;

/** Only what parses, and the gamma function: a small part of mathjs. */
async function loadParser(): Promise<Parser> {
  // By name, so that a bundler leaves out the rest.
  const { create, gammaDependencies, parseDependencies } = await import("mathjs/number");
  const tree = await import("./expressionTree.js");
  const parser = create({ parseDependencies, gammaDependencies } as FactoryFunctionMap, {});
  return { parse: (text) => parser.parse(text), gamma: (x) => parser.gamma(x), tree };
}

/** Cells of the scan for kinks: two kinks closer than the interval over this are not told apart. */
const SCAN_CELLS = 4096;
/** A zero this close to 0 is 0: kinks like to lie there. */
const ZERO = 1e-14;

/**
 * Parses an expression in one variable.
 *
 * mathjs parses it, and is loaded on first use, because its import costs more than a thousand saddle points. Values and derivatives are
 * ours: exact comparisons, branches anywhere, and no overflow where the function itself has none.
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
  loaded ??= loadParser();
  const {
    parse,
    gamma,
    tree: { expressionTree, FUNCTION_NAMES },
  } = await loaded;
  const refuse = (reason: string): ParameterError =>
    new ParameterError(where, parameter, text, `expressions in ${variable}`, reason);
  let tree: ReturnType<typeof expressionTree>;
  try {
    const node = parse(text);
    requireKnownNames(node, variable, FUNCTION_NAMES);
    tree = expressionTree(node, variable, gamma);
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : String(error));
  }
  const { jet, value, switches, underivable, logical } = tree;
  return {
    text,
    value: logical ? () => Number.NaN : value,
    derivative: (n) => {
      if (underivable.length > 0) throw refuse(`There is no derivative of ${underivable.join(", ")}`);
      const latest = remembered(jet);
      return n === 1 ? (x) => latest(x).first : (x) => latest(x).second;
    },
    kinks: (from, to, cells = SCAN_CELLS) => zerosOf(switches, from, to, cells),
  };
}

/** The last result is kept: whoever asks for a derivative often asks twice. */
function remembered(jet: (x: number) => Jet): (x: number) => Jet {
  let place = Number.NaN;
  let last: Jet | undefined;
  return (x) => {
    if (last === undefined || x !== place) {
      last = jet(x);
      place = x;
    }
    return last;
  };
}

/** @throws {Error} naming the functions and symbols that are not known. */
function requireKnownNames(node: MathNode, variable: string, known: ReadonlySet<string>): void {
  const functions = new Set<string>();
  const symbols = new Set<string>();
  node.traverse((part, path) => {
    const { type, name, fn } = part as unknown as { type: string; name: string; fn: { name: string } };
    if (type === "FunctionNode" && !known.has(fn.name)) functions.add(fn.name);
    if (type === "SymbolNode" && path !== "fn" && ![variable, "pi", "e"].includes(name)) symbols.add(name);
  });
  if (functions.size > 0) throw new Error(`Unknown function ${[...functions].join(", ")}`);
  if (symbols.size > 0) throw new Error(`Unknown symbol ${[...symbols].join(", ")}; the variable is ${variable}`);
}

function zerosOf(functions: readonly ((x: number) => number)[], from: number, to: number, cells: number): number[] {
  const zeros: number[] = [];
  const cell = (to - from) / cells;
  for (const f of functions) {
    let left = from;
    let fLeft = f(left);
    for (let k = 1; k <= cells; k++) {
      const right = from + k * cell;
      const fRight = f(right);
      // The end of a stretch of zeros, on which nothing changes, bends; its inside does not.
      if (fRight === 0 && (fLeft !== 0 || f(right + cell) !== 0)) zeros.push(right);
      else if (fLeft * fRight < 0) {
        const root = brentRoot(f, left, right, 0);
        if (root !== undefined) zeros.push(Math.abs(root.x) < ZERO ? 0 : root.x);
      }
      left = right;
      fLeft = fRight;
    }
  }
  zeros.sort((a, b) => a - b);
  return zeros.filter((x, i) => i === 0 || x - (zeros[i - 1] as number) > 1e-12 * Math.max(1, Math.abs(x)));
}
