/** A number of a JSON text that a double cannot hold. */
export interface LossyLiteral {
  /** Keys and list places that lead to it. */
  readonly path: readonly (string | number)[];
  /** As written. */
  readonly literal: string;
}

/** Only such texts can hold a number outside the range of doubles; looking for them costs nothing beside parsing. */
const SUSPICIOUS = /[eE][+-]?\d{3}|\d{300}/;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{},:]/g;

/**
 * Numbers that JSON.parse would turn into Infinity, or into 0 though they are not 0.
 *
 * @param text JSON that parses.
 *
 * @example
 * lossyLiterals('{"lambda":1e400}') // => [{"path":["lambda"],"literal":"1e400"}]
 */
export function lossyLiterals(text: string): readonly LossyLiteral[] {
  if (!SUSPICIOUS.test(text)) return [];
  const found: LossyLiteral[] = [];
  const path: (string | number)[] = [];
  let key: string | undefined;
  for (const [token] of text.matchAll(TOKEN)) {
    const last = path.length - 1;
    if (token === "{") path.push("");
    else if (token === "[") path.push(0);
    else if (token === "}" || token === "]") path.pop();
    else if (token === ",") {
      if (typeof path[last] === "number") path[last] = path[last] + 1;
    } else if (token === ":") path[last] = key ?? "";
    else if (token.startsWith('"')) key = JSON.parse(token) as string;
    else if (unrepresentable(token) !== undefined) found.push({ path: [...path], literal: token });
  }
  return found;
}

/** The range of a double, for messages. */
const LARGEST = "1.8e308";
const SMALLEST = "4.9e-324";

/**
 * Why a decimal cannot be held by a double, or undefined if it can: too large, or so small that it would be read as 0.
 *
 * @param literal A decimal, such as "1e-400".
 */
export function unrepresentable(literal: string): string | undefined {
  const value = Number(literal);
  if (!Number.isFinite(value)) {
    return `${literal} is above ${LARGEST}, the largest number that can be computed with; "inf" is infinity`;
  }
  if (value !== 0 || !/[1-9]/.test(literal.replace(/e.*$/i, ""))) return undefined;
  return `${literal} is below ${SMALLEST}, the smallest number that can be computed with, and would be read as 0`;
}
