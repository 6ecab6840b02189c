import { OBSERVABLE_NAMES, OBSERVABLES } from "../../../equations/vocabulary/observables.js";

/**
 * Units of the numbers at lambda = infinity, where they vanish as powers of 1/lambda.
 *
 * @example
 * INFINITE_UNITS // => "m and V in units of 1/lambda, q and norm of 1/lambda^2"
 */
export const INFINITE_UNITS = ([1, 2] as const)
  .map((power) => {
    const names = OBSERVABLE_NAMES.filter((name) => OBSERVABLES[name].infinitePower === power);
    return `${inWords(names)} ${power === 1 ? "in units of 1/lambda" : `of 1/lambda^${power}`}`;
  })
  .join(", ");

/** "a, b and c" */
export function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)!}`;
}
