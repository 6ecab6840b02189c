import { LARGEST_ETA } from "../../../equations/activation.js";
import { ParameterError } from "../../core/errors.js";
import { grid } from "../../sweep/grid.js";
import { lambdaFromText } from "../flags/lambdaFlag.js";
import { numberOf } from "../flags/numberFlag.js";
import { valueList } from "../flags/valueList.js";

/** Bandwidths around 4 and 6.75, where the paper finds the least E_gen. */
export const DEFAULT_ETAS: readonly number[] = [0.25, 0.5, 1, 2, 3, 4, 5, 6.75, 9, 12];

/** Both limits, and five values a decade between. */
export const DEFAULT_LAMBDAS: readonly number[] = [0, ...grid(1e-5, 1e4, 46, "log"), Number.POSITIVE_INFINITY];

/** Bandwidths that the theory can compute. */
const ETA_RANGE = `(0, ${LARGEST_ETA})`;

/** Largest number of values in a list. */
const MOST_VALUES = 1000;

/** Reads bandwidths such as `0.5,1,2`, in any order. */
export function etasOf(text: string): number[] {
  return valuesOf("eta", text, (word) => {
    const eta = numberOf("eta", word, ETA_RANGE);
    if (eta > 0 && eta < LARGEST_ETA) return eta;
    throw new ParameterError("raf", "eta", eta, ETA_RANGE);
  });
}

/** Reads regularizations such as `0+,0.01,1,inf`. */
export function lambdasOf(text: string): number[] {
  return valuesOf("lambda", text, lambdaFromText);
}

/** Reads a list and sorts it in rising order. */
function valuesOf(name: string, text: string, parse: (word: string) => number): number[] {
  const count = text.split(",").length;
  if (count > MOST_VALUES) {
    throw new ParameterError("raf", name, `${count} values`, `lists of at most ${MOST_VALUES} values`);
  }
  return valueList(name, text, parse).sort((a, b) => a - b);
}
