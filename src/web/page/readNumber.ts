/** Values of names that a typed number may contain, such as other parameters. */
export type Names = { readonly [name: string]: number };

const TOKEN = /\s*(?:(\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)|([a-zα-ω]+)|(.))/giy;

/**
 * Reads a typed number with + - * / and brackets: "2/0.9", "2/(1-epsilon)", "pi/4", "1e-3". "0+" is 0 and "inf" is infinity.
 *
 * @param text  As typed.
 * @param names Values of the names that may be used.
 * @returns The number, or undefined for any other text.
 *
 * @example
 * readNumber("2/(1-epsilon)", { epsilon: 0.1 }) // => 2.2222222222222223
 */
export function readNumber(text: string, names: Names = {}): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "0+") return 0;
  const known: Names = {
    pi: Math.PI,
    π: Math.PI,
    inf: Number.POSITIVE_INFINITY,
    infinity: Number.POSITIVE_INFINITY,
    ...names,
  };
  const tokens = tokensOf(trimmed.replaceAll("−", "-").replaceAll("∞", "inf"), known);
  if (tokens === undefined) return undefined;
  const rest = [...tokens];
  const value = sum(rest);
  return rest.length === 0 && value !== undefined && !Number.isNaN(value) ? value : undefined;
}

type Token = number | string;

function tokensOf(text: string, names: Names): Token[] | undefined {
  const tokens: Token[] = [];
  for (const [, digits, name, sign] of text.matchAll(TOKEN)) {
    if (digits !== undefined) tokens.push(Number(digits));
    else if (name !== undefined) {
      const value = Object.hasOwn(names, name.toLowerCase()) ? names[name.toLowerCase()] : undefined;
      if (value === undefined) return undefined;
      tokens.push(value);
    } else if (sign !== undefined && sign.trim() !== "") tokens.push(sign);
  }
  return tokens;
}

function sum(rest: Token[]): number | undefined {
  let total = product(rest);
  while (total !== undefined && (rest[0] === "+" || rest[0] === "-")) {
    const sign = rest.shift() === "+" ? 1 : -1;
    const next = product(rest);
    total = next === undefined ? undefined : total + sign * next;
  }
  return total;
}

function product(rest: Token[]): number | undefined {
  let total = factor(rest);
  while (total !== undefined && (rest[0] === "*" || rest[0] === "/")) {
    const divides = rest.shift() === "/";
    const next = factor(rest);
    total = next === undefined ? undefined : divides ? total / next : total * next;
  }
  return total;
}

function factor(rest: Token[]): number | undefined {
  const token = rest.shift();
  if (typeof token === "number") return token;
  if (token === "+" || token === "-") {
    const value = factor(rest);
    return value === undefined ? undefined : token === "-" ? -value : value;
  }
  if (token !== "(") return undefined;
  const inner = sum(rest);
  return rest.shift() === ")" ? inner : undefined;
}
