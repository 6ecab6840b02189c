import { ParameterError } from "../../core/errors.js";

/**
 * Reads a comma-separated list. A repeated value is refused, because it would be computed or counted twice.
 *
 * @param name  Parameter, for the message.
 * @param parse Reads one value; throws if it is invalid.
 * @throws {ParameterError} if a value stands again, also when it is written otherwise.
 *
 * @example
 * valueList("eta", "1, 0.5", Number) // => [1,0.5]
 */
export function valueList(name: string, text: string, parse: (word: string) => number): number[] {
  const words = text.split(",").map((word) => word.trim());
  const values = words.map(parse);
  const again = values.findIndex((value, index) => values.indexOf(value) < index);
  if (again < 0) return values;
  throw new ParameterError("raf", name, words[again], "a value that the list has not had before");
}
