import { ParameterError } from "./errors.js";

/** Form in which messages compare names: without regard to case, blanks, dashes and underscores. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** Names shorter than this have neighbors that mean something else: x1 is not a misspelled mu1. */
const SHORTEST = 4;
/** From this length on two edits are still a slip and not another word. */
const LONG = 8;

/**
 * The name that was probably meant: equal but for case, dashes and underscores, another word for it, or a slip of the keyboard away.
 *
 * @param given   What was typed.
 * @param names   What is allowed.
 * @param aliases Other words for some of the names, such as mse for square.
 *
 * @example
 * nearMiss("Hinge", ["square", "hinge"]) // => "hinge"
 * nearMiss("mse", ["square", "hinge"], { mse: "square" }) // => "square"
 */
export function nearMiss(
  given: string,
  names: readonly string[],
  aliases: Readonly<Record<string, string>> = {},
): string | undefined {
  const own = plain(given);
  const alias = Object.keys(aliases).find((name) => plain(name) === own);
  return (
    names.find((name) => plain(name) === own) ??
    (alias === undefined ? undefined : aliases[alias]) ??
    names.find((name) => editDistance(plain(name), own) <= allowedEdits(own, plain(name)))
  );
}

function allowedEdits(given: string, name: string): number {
  const shorter = Math.min(given.length, name.length);
  if (shorter < SHORTEST - 1 || Math.max(given.length, name.length) < SHORTEST) return 0;
  return shorter < LONG ? 1 : 2;
}

/**
 * The number of letters that are inserted, deleted, replaced or exchanged with their neighbor to make one word of the other.
 *
 * @example
 * editDistance("wieght", "weight") // => 1
 */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const replaced = last[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const exchanged = isExchanged ? beforeLast[j - 2]! + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(last[j]! + 1, row[j - 1]! + 1, replaced, exchanged));
    }
    beforeLast = last;
    last = row;
  }
  return last[other.length]!;
}

/**
 * A remedy for messages about a name that is refused: "Did you mean hinge?"; undefined where nothing is near. The beginning of one name
 * finds it as well.
 *
 * @example
 * didYouMean("gen", ["generalization", "memorization"]) // => "Did you mean generalization?"
 */
export function didYouMean(
  given: string,
  names: readonly string[],
  aliases: Readonly<Record<string, string>> = {},
): string | undefined {
  const meant = nearMiss(given, names, aliases) ?? begunName(given, names);
  return meant === undefined ? undefined : `Did you mean ${meant}?`;
}

/** The only name that begins so. */
function begunName(given: string, names: readonly string[]): string | undefined {
  const begun = given.length < SHORTEST - 1 ? [] : names.filter((name) => plain(name).startsWith(plain(given)));
  return begun.length === 1 ? begun[0] : undefined;
}

/**
 * The name, if it is one of the allowed.
 *
 * @param where     Who asks, for messages.
 * @param parameter Name of the parameter that holds it.
 * @throws {ParameterError} with the complete list, and the name that was probably meant.
 */
export function requireName<Name extends string>(
  where: string,
  parameter: string,
  given: unknown,
  names: readonly Name[],
  aliases: Readonly<Record<string, string>> = {},
): Name {
  const found = names.find((name) => name === given);
  if (found !== undefined) return found;
  const remedy = typeof given === "string" ? didYouMean(given, names, aliases) : undefined;
  throw new ParameterError(where, parameter, given, `{${names.join(", ")}}`, remedy);
}
