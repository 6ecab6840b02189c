import { didYouMean } from "../src/core/nearMiss.js";
import { FUNCTIONS } from "./expressionFunctions.js";
import { type Column, OPERATIONS, type Operation, type Step } from "./expressionOperations.js";
import type { ExpressionNode } from "./expressionParser.js";

/** Places that a tape works on at once: its columns stay in the processor's cache. */
const BLOCK = 128;
/** Symbols that are numbers. */
export const SYMBOLS: ReadonlyMap<string, number> = new Map([
  ["pi", Math.PI],
  ["e", Math.E],
]);
/** Functions that are written in others. */
const REWRITTEN: ReadonlyMap<string, (a: ExpressionNode) => ExpressionNode> = new Map(
  Object.entries<(a: ExpressionNode) => ExpressionNode>({
    sqrt: (a) => call("pow", a, number(0.5)),
    square: (a) => call("pow", a, number(2)),
    cube: (a) => call("pow", a, number(3)),
  }),
);
const LOGICAL = new Set(["smaller", "smallerEq", "larger", "largerEq", "equal", "unequal", "and", "or", "xor", "not"]);
const COMPARING = new Set(["smaller", "smallerEq", "larger", "largerEq", "equal", "unequal"]);

/** Names of all functions that an expression may call, those without a derivative included. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...FUNCTIONS.keys(),
  ...REWRITTEN.keys(),
  ..."exp log log2 log10 log1p max min nthRoot pow".split(" "),
]);

/**
 * An expression as a list of steps over typed arrays: one evaluator for values, derivatives and switches, at one place or many.
 *
 * Equal subexpressions are one column. All functions may be called at any number of places; they share the columns, so that a tape is not
 * to be used while it runs.
 */
export interface Tape {
  readonly value: (x: number) => number;
  /** Gives the second symbol its value, which everything depends on from then on. */
  readonly give: (value: number) => void;
  /** Values at x[0 .. n), into `value`; and derivatives into `first` and `second`, where there are any; faster without the values. */
  readonly values: (x: Float64Array, n: number, value: Float64Array) => void;
  readonly derivatives: (
    x: Float64Array,
    n: number,
    value: Float64Array | undefined,
    first: Float64Array,
    second: Float64Array,
  ) => void;
  /** Functions of x whose sign decides between branches: the expression may bend or jump at their zeros. */
  readonly switches: readonly ((x: number) => number)[];
  /** The switch of an index at many places. */
  readonly switchValues: (index: number, x: Float64Array, n: number, value: Float64Array) => void;
  /** Functions without a derivative here. */
  readonly underivable: readonly string[];
  /** True for a comparison, which is no number. */
  readonly logical: boolean;
  /** 1 for an even function, -1 for an odd one, 0 where neither is known. */
  readonly parity: number;
  /** Names the function that is not real at x, and its place; undefined where the value is a number. */
  readonly reason: (x: number) => string | undefined;
}

interface Compiled {
  readonly column: Column;
  readonly parity: number;
  /** -1 for numbers and the variable. */
  readonly step: number;
}

interface DraftStep {
  readonly name: string;
  readonly operation: Operation;
  readonly args: readonly Compiled[];
  readonly out: Column;
  logs: boolean;
}

/**
 * Compiles a parsed expression to a tape, with two exact derivatives by forward differentiation, branch by branch.
 *
 * A symbolic derivative overflows where the function does not, and cannot be taken of a condition inside a sum. 1 + erf(a) becomes
 * erfc(-a), and 1 + tanh(a) a quotient, which keep their digits where the sum has none.
 *
 * @param root     As parsed.
 * @param variable The symbol that derivatives are taken by.
 * @param given    Another symbol, a number to derivatives; 0 until it is given a value.
 * @throws {Error} with a sentence, where a function or symbol is not known or gets a wrong number of arguments.
 */
export function compileTape(root: ExpressionNode, variable: string, given?: string): Tape {
  requireKnownNames(root, given === undefined ? [variable] : [variable, given]);
  const drafts: DraftStep[] = [];
  const switchColumns: { readonly column: Column; readonly of: ((x: number) => number) | undefined }[] = [];
  const underivable: string[] = [];
  const compiled = new Map<string, Compiled>();
  const variableColumn = column(undefined);
  const numberOf = (value: number): Compiled => {
    const key = `number ${Object.is(value, -0) ? "-0" : value}`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const made = { column: column(value), parity: 1, step: -1 };
    compiled.set(key, made);
    keys.set(made, key);
    return made;
  };
  const keys = new Map<Compiled, string>();
  const theVariable: Compiled = { column: variableColumn, parity: -1, step: -1 };
  keys.set(theVariable, "x");
  const givenColumn = column(undefined);
  const theGiven: Compiled = { column: givenColumn, parity: 1, step: -1 };
  keys.set(theGiven, "given");
  const give = (value: number): void => {
    givenColumn.value.fill(value);
    givenColumn.logValue.fill(value === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  };
  give(0);

  const apply = (name: string, args: readonly Compiled[]): Compiled => {
    const operation = OPERATIONS.get(name) as Operation;
    const [a, b, c] = args as readonly [Compiled, Compiled | undefined, Compiled | undefined];
    const key = `${name}(${args.map((one) => keys.get(one)).join(",")})`;
    const known = compiled.get(key);
    if (known !== undefined) return known;
    const power = name === "pow" ? b?.column.constant : undefined;
    if (power === 0) return numberOf(1);
    if (power === 1) return a;
    if (args.every(({ column: { constant } }) => constant !== undefined)) {
      const out = column(undefined);
      operation.evaluate(stepOf(operation, args, out, false), 1);
      return numberOf(out.value[0] as number);
    }
    if (operation.differentiate === undefined)
      underivable.push(name === "factorial" ? "!" : name === "mod" ? "%" : name);
    const integer = power !== undefined && Number.isInteger(power);
    const parity = integer
      ? power % 2 === 0
        ? a.parity ** 2
        : a.parity
      : operation.parity(a.parity, b?.parity ?? 1, c?.parity ?? 1);
    const made: Compiled = { column: column(undefined), parity, step: drafts.length };
    drafts.push({ name, operation, args, out: made.column, logs: false });
    compiled.set(key, made);
    keys.set(made, key);
    return made;
  };
  /** log(1 + a) is log1p(a), which has the digits of a small a. */
  const logarithmOf = (a: Compiled): Compiled => {
    const { name, args } = drafts[a.step] ?? { name: "", args: [] };
    const small = name === "add" ? args.find((_, i) => args[1 - i]?.column.constant === 1) : undefined;
    return small === undefined ? apply("log", [a]) : apply("log1p", [small, a]);
  };
  const decide = (a: Compiled, of?: (x: number) => number): void => {
    switchColumns.push({ column: a.column, of });
  };
  const compile = (node: ExpressionNode): Compiled => {
    if (node.kind === "number") return numberOf(node.value);
    if (node.kind === "symbol") {
      if (node.name === variable) return theVariable;
      return node.name === given ? theGiven : numberOf(SYMBOLS.get(node.name) as number);
    }
    const { name } = node;
    const rewritten = REWRITTEN.get(name);
    const [least, most] = rewritten === undefined ? (OPERATIONS.get(name) as Operation).arity : [1, 1];
    if (node.args.length < least || node.args.length > most) {
      throw new Error(`${name} does not take ${node.args.length} arguments`);
    }
    if (rewritten !== undefined) return compile(rewritten(node.args[0] as ExpressionNode));
    const complement = name === "add" || name === "subtract" ? complementOf(node.args, name, variable) : undefined;
    if (complement !== undefined) return compile(complement);
    const args = node.args.map(compile);
    const a = args[0] as Compiled;
    const b = args[1];
    const turnsAt = FUNCTIONS.get(name)?.turnsAt;
    if (turnsAt !== undefined) decide(a, turnsAt);
    if (b !== undefined && COMPARING.has(name)) decide(apply("subtract", [a, b]));
    switch (name) {
      case "max":
      case "min":
        for (const [i, left] of args.entries())
          for (const right of args.slice(i + 1)) decide(apply("subtract", [left, right]));
        return args.slice(1).reduce((left, right) => apply(name, [left, right]), a);
      case "log":
        return b === undefined ? logarithmOf(a) : apply("divide", [logarithmOf(a), apply("log", [b])]);
      case "log1p":
        return apply(name, [a, apply("add", [numberOf(1), a])]);
      case "nthRoot":
        return apply(name, [a, b ?? numberOf(2)]);
      default:
        return apply(name, args);
    }
  };
  const result = compile(root);
  // The logarithm of a column is carried where a logarithm further on needs it.
  for (const { name, args, logs } of [...drafts].reverse()) {
    for (const [i, { step }] of args.entries()) {
      const taken = name === "log1p" ? i === 1 : name.startsWith("log");
      const draft = drafts[step];
      if (draft !== undefined && (taken || (logs && PASSING_LOGS.has(name)))) draft.logs = true;
    }
  }
  const steps = drafts.map(({ operation, args, out, logs }) => stepOf(operation, args, out, logs));
  const needed = valuesForDerivatives(drafts);
  const stepsOfDerivatives = steps.map((step, k) => ({ ...step, valued: needed.has(k) }));

  const load = (x: Float64Array, from: number, n: number): void => {
    for (let i = 0; i < n; i++) variableColumn.value[i] = x[from + i]!;
  };
  const loadLogs = (n: number): void => {
    for (let i = 0; i < n; i++) {
      const inverse = 1 / variableColumn.value[i]!;
      variableColumn.logFirst[i] = inverse;
      variableColumn.logSecond[i] = -inverse * inverse;
    }
  };
  const evaluateSteps = (n: number): void => {
    for (let k = 0; k < steps.length; k++) {
      const step = steps[k]!;
      step.operation.evaluate(step, n);
    }
  };
  variableColumn.first.fill(1);
  variableColumn.logValue.fill(Number.NEGATIVE_INFINITY);
  const out = result.column;
  const columnValues = (wanted: Column, x: Float64Array, n: number, value: Float64Array): void => {
    for (let from = 0; from < n; from += BLOCK) {
      const size = Math.min(BLOCK, n - from);
      load(x, from, size);
      evaluateSteps(size);
      for (let i = 0; i < size; i++) value[from + i] = wanted.value[i]!;
    }
  };
  const columnValue = (wanted: Column, x: number): number => {
    variableColumn.value[0] = x;
    evaluateSteps(1);
    return wanted.value[0]!;
  };
  const logical = isLogical(root);
  return {
    give,
    value: logical ? () => Number.NaN : (x) => columnValue(out, x),
    values: (x, n, value) => columnValues(out, x, n, value),
    derivatives: (x, n, value, first, second) => {
      for (let from = 0; from < n; from += BLOCK) {
        const size = Math.min(BLOCK, n - from);
        load(x, from, size);
        loadLogs(size);
        const taken = value === undefined ? stepsOfDerivatives : steps;
        for (let k = 0; k < taken.length; k++) {
          const step = taken[k]!;
          step.operation.differentiate!(step, size);
        }
        if (value !== undefined) for (let i = 0; i < size; i++) value[from + i] = out.value[i]!;
        for (let i = 0; i < size; i++) {
          first[from + i] = out.first[i]!;
          second[from + i] = out.second[i]!;
        }
      }
    },
    switches: switchColumns.map(({ column: wanted, of }) =>
      of === undefined ? (x) => columnValue(wanted, x) : (x) => of(columnValue(wanted, x)),
    ),
    switchValues: (index, x, n, value) => {
      const { column: wanted, of } = switchColumns[index]!;
      columnValues(wanted, x, n, value);
      if (of !== undefined) for (let i = 0; i < n; i++) value[i] = of(value[i]!);
    },
    underivable,
    logical,
    parity: result.parity,
    reason: (x) => {
      columnValue(out, x);
      for (const { name, args, out: found, operation } of drafts) {
        const [inner] = args as readonly [Compiled];
        if (!Number.isNaN(found.value[0]) || Number.isNaN(inner.column.value[0])) continue;
        return operation.domain === undefined ? undefined : `${name} is real on ${operation.domain}`;
      }
      return undefined;
    },
  };
}

const SUMS = new Set(["add", "subtract", "unaryMinus"]);
/** Operations whose result's logarithm is made of the arguments' ones. */
const PASSING_LOGS = new Set("add subtract multiply divide unaryMinus pow nthRoot max min conditional".split(" "));

function column(constant: number | undefined): Column {
  const size = BLOCK;
  const made: Column = {
    value: new Float64Array(size),
    first: new Float64Array(size),
    second: new Float64Array(size),
    logValue: new Float64Array(size),
    logFirst: new Float64Array(size),
    logSecond: new Float64Array(size),
    constant,
  };
  if (constant === undefined) return made;
  made.value.fill(constant);
  made.logValue.fill(constant === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  return made;
}

function stepOf(operation: Operation, args: readonly Compiled[], out: Column, logs: boolean): Step {
  const [a, b = a, c = a] = args.map((one) => one.column) as [Column, Column | undefined, Column | undefined];
  return { operation, out, a, b, c, logs, valued: true };
}

/** Indices of the steps whose values the derivatives of the last step are made of: a sum hands on its value and nothing else. */
function valuesForDerivatives(drafts: readonly DraftStep[]): ReadonlySet<number> {
  const needed = new Set<number>();
  for (const [k, { name, args, logs }] of [...drafts.entries()].reverse()) {
    if (logs) needed.add(k);
    const constant = (name === "multiply" ? args : args.slice(1)).some(
      ({ column: { constant: one } }) => one !== undefined,
    );
    const linear = SUMS.has(name) || ((name === "multiply" || name === "divide") && constant);
    if (!linear || needed.has(k)) for (const { step } of args) needed.add(step);
  }
  return needed;
}

function number(value: number): ExpressionNode {
  return { kind: "number", value };
}

function call(name: string, ...args: readonly ExpressionNode[]): ExpressionNode {
  return { kind: "call", name, args };
}

/**
 * c + c erf(a), c - c erf(a), and the same of tanh, in a form that does not cancel; undefined for other sums.
 *
 * 1 +- erf(a) = erfc(-+a) and 1 +- tanh(a) = 2 / (1 + exp(-+2 a)).
 */
function complementOf(args: readonly ExpressionNode[], name: string, variable: string): ExpressionNode | undefined {
  const terms = args.map((arg, i) => termOf(arg, name === "subtract" && i === 1 ? -1 : 1, variable));
  const constant = terms.find((term) => term !== undefined && term.of === undefined);
  const bent = terms.find((term) => term?.of !== undefined);
  if (constant === undefined || bent?.of === undefined) return undefined;
  if (constant.factor === 0 || Math.abs(constant.factor) !== Math.abs(bent.factor)) return undefined;
  const argument = bent.of.args[0] as ExpressionNode;
  const inner = Math.sign(bent.factor) === Math.sign(constant.factor) ? call("unaryMinus", argument) : argument;
  const complement =
    bent.of.name === "erf"
      ? call("erfc", inner)
      : call("divide", number(2), call("add", number(1), call("exp", call("multiply", number(2), inner))));
  return constant.factor === 1 ? complement : call("multiply", number(constant.factor), complement);
}

/** A number, or a number times erf or tanh of something. */
function termOf(
  node: ExpressionNode,
  factor: number,
  variable: string,
): { readonly factor: number; readonly of?: ExpressionNode & { readonly kind: "call" } } | undefined {
  if (node.kind === "number") return { factor: factor * node.value };
  if (node.kind === "symbol")
    return node.name === variable ? undefined : { factor: factor * (SYMBOLS.get(node.name) ?? Number.NaN) };
  const [a, b] = node.args as readonly [ExpressionNode, ExpressionNode | undefined];
  if (node.name === "erf" || node.name === "tanh") return { factor, of: node };
  if (node.name === "unaryMinus") return termOf(a, -factor, variable);
  const known = (one: ExpressionNode | undefined): number | undefined =>
    one?.kind === "number" ? one.value : undefined;
  const [left, right] = [known(a), known(b)];
  if (node.name === "divide" && right !== undefined) return termOf(a, factor / right, variable);
  if (node.name === "multiply" && left !== undefined && b !== undefined) return termOf(b, factor * left, variable);
  if (node.name === "multiply" && right !== undefined) return termOf(a, factor * right, variable);
  return undefined;
}

function isLogical(node: ExpressionNode): boolean {
  if (node.kind === "number") return node.logical === true;
  return node.kind === "call" && LOGICAL.has(node.name);
}

/** @throws {Error} naming the functions and symbols that are not known. */
function requireKnownNames(root: ExpressionNode, variables: readonly string[]): void {
  const functions = new Set<string>();
  const symbols = new Set<string>();
  const visit = (node: ExpressionNode): void => {
    if (node.kind === "symbol" && !variables.includes(node.name) && !SYMBOLS.has(node.name)) symbols.add(node.name);
    if (node.kind !== "call") return;
    if (node.operator !== true && !FUNCTION_NAMES.has(node.name)) functions.add(node.name);
    node.args.forEach(visit);
  };
  visit(root);
  if (functions.size > 0) {
    const known = [...FUNCTION_NAMES];
    const [first = ""] = functions;
    const remedy = didYouMean(first, known) ?? `The functions are ${known.sort().join(", ")}`;
    throw new Error(`Unknown function ${[...functions].join(", ")}. ${remedy}`);
  }
  if (symbols.size > 0)
    throw new Error(
      `Unknown symbol ${[...symbols].join(", ")}; ${variables.length === 1 ? "the variable is" : "the variables are"} ${variables.join(" and ")}`,
    );
}
