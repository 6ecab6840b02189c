import { LARGEST_ETA } from "../../../equations/activation.js";
import { ParameterError } from "../../core/errors.js";
import { grid } from "../../sweep/grid.js";
import { lambdaFromText } from "../flags/lambdaFlag.js";
import { numberOf } from "../flags/numberFlag.js";
import { valueList } from "../flags/valueList.js";

/** Bandwidths around those where the paper finds E_gen of its images least, 4 and 6.75. */
export const DEFAULT_ETAS: readonly number[] = [0.25, 0.5, 1, 2, 3, 4, 5, 6.75, 9, 12];

/** Both limits, and five values a decade between. */
export const DEFAULT_LAMBDAS: readonly number[] = [0, ...grid(1e-5, 1e4, 46, "log"), Number.POSITIVE_INFINITY];

/** Those that the theory beside the images has. */
const ETA_RANGE = `(0, ${LARGEST_ETA})`;

/** Values in one list: more would be a typing error. */
const MOST_VALUES = 1000;

/** Bandwidths as people type them: `0.5,1,2`, in any order. */
export function etasOf(text: string): number[] {
  return valuesOf("eta", text, (word) => {
    const eta = numberOf("eta", word, ETA_RANGE);
    if (eta > 0 && eta < LARGEST_ETA) return eta;
    throw new ParameterError("raf", "eta", eta, ETA_RANGE);
  });
}

/** Regularizations as people type them: `0+,0.01,1,inf`. */
export function lambdasOf(text: string): number[] {
  return valuesOf("lambda", text, lambdaFromText);
}

/** The values of a list in rising order. */
function valuesOf(name: string, text: string, parse: (word: string) => number): number[] {
  const count = text.split(",").length;
  if (count > MOST_VALUES) {
    throw new ParameterError("raf", name, `${count} values`, `lists of at most ${MOST_VALUES} values`);
  }
  return valueList(name, text, parse).sort((a, b) => a - b);
}
