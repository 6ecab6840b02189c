/** A parsed expression: numbers, the variable, and functions of them. Operators are functions too, by the names of FUNCTIONS. */
export type ExpressionNode =
  | { readonly kind: "number"; readonly value: number; readonly logical?: true }
  | { readonly kind: "symbol"; readonly name: string }
  | {
      readonly kind: "call";
      readonly name: string;
      readonly args: readonly ExpressionNode[];
      readonly operator?: true;
    };

interface Token {
  readonly type: "number" | "symbol" | "operator" | "end";
  readonly text: string;
  /** Index of its first character. */
  readonly at: number;
}

/**
 * The form of a subtree in the text, on which implicit products depend: "2 x" is one, "2 3" is not, and "1/2 x" is (1/2) x.
 */
type Form = "constant" | "signed constant" | "operator" | "percentage" | "other";

/** The names of operators, by their signs. */
type Names<Operator extends string> = { readonly [sign in Operator]: string };

interface Parsed {
  readonly node: ExpressionNode;
  readonly form: Form;
}

/** Operators, the longest first. */
const OPERATORS = [
  ">>>",
  "==",
  "!=",
  "<=",
  ">=",
  "<<",
  ">>",
  ".*",
  "./",
  ".^",
  "^|",
  "?.",
  "??",
  ..."+ - * / % ^ ( ) [ ] { } , ; : ? < > = ! ~ & | ' \"".split(" "),
];
const WORD_OPERATORS = new Set(["mod", "to", "in", "and", "xor", "or", "not"]);
const COMPARISONS = {
  "==": "equal",
  "!=": "unequal",
  "<": "smaller",
  ">": "larger",
  "<=": "smallerEq",
  ">=": "largerEq",
};
const PRODUCTS = {
  "*": "multiply",
  ".*": "multiply",
  "/": "divide",
  "./": "divide",
  "%": "mod",
  mod: "mod",
};
const SUMS = { "+": "add", "-": "subtract" };
const CONSTANTS: ReadonlyMap<string, ExpressionNode> = new Map(
  Object.entries<ExpressionNode>({
    true: { kind: "number", value: 1, logical: true },
    false: { kind: "number", value: 0, logical: true },
    NaN: { kind: "number", value: Number.NaN },
    Infinity: { kind: "number", value: Number.POSITIVE_INFINITY },
  }),
);
/** Operators of mathjs that are no functions of real numbers. */
const FOREIGN = new Set(["&", "|", "^|", "~", "<<", ">>", ">>>", "to", "in", "??", "?."]);
/** Characters after an expression that begin something else: a matrix, an object, a text, an assignment, a block, a range. */
const NO_NUMBERS = new Set(["[", "{", '"', "=", ";", "\n", ":", "'"]);
const NUMBER = /(?:\d+(?:\.(?![*/^]))?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
/** An exponent that was begun. */
const UNFINISHED_NUMBER = /(?:\d+\.?\d*|\.\d+)[eE][+-](?!\d)/y;
const BASED_NUMBER = /0(?:b[01]+|o[0-7]+|x[0-9a-fA-F]+)/y;
const NAME = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

/**
 * Parses an expression of real numbers in the syntax of mathjs: operators + - * / % ^ and their element-wise forms, implicit products,
 * comparisons and their chains, and, or, xor, not, conditions, factorials, percentages, function calls.
 *
 * A recursive descent, one function for each level of precedence. It is ours because a library that also knows matrices, units and
 * assignments takes half a second to load.
 *
 * @throws {Error} with a sentence that says what was found where, or that the text is no number.
 *
 * @example
 * parseText("2 u").kind // => "call"
 */
export function parseText(text: string): ExpressionNode {
  if (/\*{2}/.test(text)) throw new Error("A power is written with ^, as in x^3");
  const tokens = tokensOf(text);
  let next = 0;
  const peek = (): Token => tokens[next] as Token;
  const failure = (message: string, { at }: Token = peek()): Error => new Error(`${message} (char ${at + 1})`);
  const notNumber = (): Error => new Error(`${text.trim()} is not a number`);
  const accept = <Operator extends string>(...operators: readonly Operator[]): Operator | undefined => {
    const { type, text: given } = peek();
    const found = type === "operator" ? operators.find((one) => one === given) : undefined;
    if (found !== undefined) next++;
    return found;
  };
  const binary = (name: string, ...args: ExpressionNode[]): Parsed => ({
    node: operation(name, args),
    form: "operator",
  });

  /** A chain of operators of one level, from left to right. */
  const chain = <Operator extends string>(names: Names<Operator>, operand: () => Parsed): Parsed => {
    const operators = Object.keys(names) as Operator[];
    let left = operand();
    for (let found = accept(...operators); found !== undefined; found = accept(...operators)) {
      left = binary(names[found], left.node, operand().node);
    }
    return left;
  };
  const conditional = (): Parsed => {
    const condition = chain({ or: "or" }, () => chain({ xor: "xor" }, () => chain({ and: "and" }, relational)));
    if (accept("?") === undefined) return condition;
    const yes = conditional();
    if (accept(":") === undefined) throw failure("False part of conditional expression expected");
    return binary("conditional", condition.node, yes.node, conditional().node);
  };
  /** a < b <= c is a < b and b <= c. */
  const relational = (): Parsed => {
    const first = sum();
    let left = first.node;
    let whole: ExpressionNode | undefined;
    const operators = Object.keys(COMPARISONS) as (keyof typeof COMPARISONS)[];
    for (let found = accept(...operators); found !== undefined; found = accept(...operators)) {
      const right = sum().node;
      const link = operation(COMPARISONS[found], [left, right]);
      whole = whole === undefined ? link : operation("and", [whole, link]);
      left = right;
    }
    return whole === undefined ? first : { node: whole, form: "operator" };
  };
  const sum = (): Parsed => {
    let left = product();
    for (let found = accept("+", "-"); found !== undefined; found = accept("+", "-")) {
      const right = product();
      // 2 + 10% is 2.2.
      const term = right.form === "percentage" ? operation("multiply", [left.node, right.node]) : right.node;
      left = binary(SUMS[found], left.node, term);
    }
    return left;
  };
  const product = (): Parsed => chain(PRODUCTS, implicitProduct);
  const implicitProduct = (): Parsed => {
    let left = numericQuotient();
    let last = left;
    while (true) {
      const { type, text: found } = peek();
      const follows =
        type === "symbol" ||
        (type === "operator" && found === "(") ||
        (type === "number" && !["constant", "signed constant", "operator", "percentage"].includes(last.form));
      if (!follows) return left;
      last = numericQuotient();
      left = binary("multiply", left.node, last.node);
    }
  };
  /** 1/2 x is (1/2) x: a quotient of two numbers before a symbol binds closer than the product. */
  const numericQuotient = (): Parsed => {
    let left = percentage();
    let last = left;
    while (peek().text === "/" && (last.form === "constant" || last.form === "signed constant")) {
      const [number, symbol] = [tokens[next + 1], tokens[next + 2]];
      const matches = number?.type === "number" && (symbol?.type === "symbol" || symbol?.text === "(");
      if (!matches) break;
      next++;
      last = percentage();
      left = binary("divide", left.node, last.node);
    }
    return left;
  };
  const percentage = (): Parsed => {
    const operand = unary();
    if (peek().text !== "%") return operand;
    const before = next;
    next++;
    // A remainder where an operand follows.
    try {
      unary();
      next = before;
      return operand;
    } catch {
      next = before + 1;
      return { node: operation("divide", [operand.node, { kind: "number", value: 100 }]), form: "percentage" };
    }
  };
  const unary = (): Parsed => {
    const found = accept("-", "+", "not");
    if (found === undefined) return power();
    const operand = unary();
    if (found === "not") return binary("not", operand.node);
    const node = found === "-" ? operation("unaryMinus", [operand.node]) : operand.node;
    return { node, form: operand.form === "constant" ? "signed constant" : "operator" };
  };
  const power = (): Parsed => {
    const base = postfix();
    return accept("^", ".^") === undefined ? base : binary("pow", base.node, unary().node);
  };
  const postfix = (): Parsed => {
    let operand = primary();
    for (let found = accept("!", "'"); found !== undefined; found = accept("!", "'")) {
      // The transpose of a number is the number.
      operand = { node: found === "!" ? operation("factorial", [operand.node]) : operand.node, form: "other" };
    }
    return operand;
  };
  const primary = (): Parsed => {
    const token = peek();
    if (token.type === "number") {
      next++;
      return { node: { kind: "number", value: Number(token.text) }, form: "constant" };
    }
    if (token.type === "symbol" || WORD_OPERATORS.has(token.text)) {
      next++;
      const constant = CONSTANTS.get(token.text);
      if (constant !== undefined) return { node: constant, form: "constant" };
      if (peek().text !== "(") return { node: { kind: "symbol", name: token.text }, form: "other" };
      return { node: { kind: "call", name: token.text, args: callArguments() }, form: "other" };
    }
    if (accept("(") !== undefined) {
      const { node } = conditional();
      closeParenthesis();
      return { node, form: "other" };
    }
    if (NO_NUMBERS.has(token.text)) throw notNumber();
    if (FOREIGN.has(token.text)) throw new Error(`The operator ${token.text} is not known`);
    throw failure(token.type === "end" ? "Unexpected end of expression" : "Value expected");
  };
  const callArguments = (): ExpressionNode[] => {
    accept("(");
    if (accept(")") !== undefined) return [];
    const found = [conditional().node];
    while (accept(",") !== undefined) found.push(conditional().node);
    closeParenthesis();
    return found;
  };
  const closeParenthesis = (): void => {
    if (accept(")") !== undefined) return;
    refuseForeign();
    throw failure("Parenthesis ) expected");
  };
  const refuseForeign = (): void => {
    const { text: found } = peek();
    if (NO_NUMBERS.has(found)) throw notNumber();
    if (FOREIGN.has(found)) throw new Error(`The operator ${found} is not known`);
  };

  if (peek().type === "end") throw new Error("It is empty");
  const { node } = conditional();
  const rest = peek();
  if (rest.type === "end") return node;
  refuseForeign();
  throw failure(rest.type === "operator" ? `Unexpected operator ${rest.text}` : `Unexpected part "${rest.text}"`);
}

function operation(name: string, args: readonly ExpressionNode[]): ExpressionNode {
  return { kind: "call", name, args, operator: true };
}

/** The text cut into tokens, with an end token behind. Line breaks inside parentheses are spaces; "#" starts a comment. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let depth = 0;
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  while (at < text.length) {
    const character = text[at] as string;
    if (character === "#") {
      const end = text.indexOf("\n", at);
      at = end === -1 ? text.length : end;
      continue;
    }
    if (/[ \t\u00A0]/.test(character) || (character === "\n" && depth > 0)) {
      at++;
      continue;
    }
    const unfinished = match(UNFINISHED_NUMBER);
    if (unfinished !== undefined) {
      const end = at + unfinished.length;
      const got = text[end] === undefined ? "the end" : JSON.stringify(text[end]);
      throw new Error(`Digit expected, got ${got} (char ${end + 1})`);
    }
    const number = match(BASED_NUMBER) ?? match(NUMBER);
    const name = number === undefined ? match(NAME) : undefined;
    // A condition may be followed by a number without a leading zero: u > 0?.3:.7
    const operator =
      character === "\n"
        ? character
        : OPERATORS.find((one) => text.startsWith(one, at) && !(one === "?." && /\d/.test(text[at + 2] ?? "")));
    const found = number ?? name ?? operator;
    if (found === undefined) throw new Error(`Syntax error in part "${text.slice(at)}" (char ${at + 1})`);
    if (found === "(") depth++;
    if (found === ")") depth--;
    const type =
      number !== undefined ? "number" : name !== undefined && !WORD_OPERATORS.has(name) ? "symbol" : "operator";
    tokens.push({ type, text: found, at });
    at += found.length;
  }
  return [...tokens, { type: "end", text: "", at: text.length }];
}
