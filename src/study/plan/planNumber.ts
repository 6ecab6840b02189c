import { parseExpression } from "../../../equations/expression.js";

/** Symbol of the one variable of an expression, which a plan may not use. */
const VARIABLE = "x";
const INFINITE = /^\+?\.?inf(?:inity)?$/i;

/**
 * A number of a plan: as it is, by name ("inf", "0+"), or as an expression such as "2/0.9" or "pi/4".
 *
 * The parser is loaded only for expressions.
 *
 * @returns undefined if the value is none of these.
 */
export async function planNumber(value: unknown): Promise<number | undefined> {
  if (typeof value === "number") return Number.isNaN(value) ? undefined : value;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const text = value.trim();
  if (text === "0+") return 0;
  if (INFINITE.test(text)) return Number.POSITIVE_INFINITY;
  const number = Number(text);
  if (!Number.isNaN(number)) return number;
  try {
    const expression = await parseExpression("plan", "number", text, VARIABLE);
    const found = expression.value(0);
    // A number does not depend on a variable.
    return Number.isFinite(found) && Object.is(found, expression.value(1)) ? found : undefined;
  } catch {
    return undefined;
  }
}
