/**
 * Runs a generator to its end.
 *
 * @param steps One that may be stopped between its steps, by a caller with less time.
 * @returns Its result.
 */
export function resultOf<Result>(steps: Generator<unknown, Result, undefined>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
