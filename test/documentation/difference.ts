/** Numbers in the documentation hold to this relative error: every digit that a double keeps through a few operations. */
const RELATIVE_TOLERANCE = 1e-12;

/**
 * Place and kind of the difference of a value from the documented one; undefined if there is none.
 *
 * Numbers are compared to RELATIVE_TOLERANCE, arrays (typed ones too) and objects member by member, everything else exactly.
 */
export function difference(actual: unknown, expected: unknown, where = "value"): string | undefined {
  if (typeof actual === "number" && typeof expected === "number") {
    return near(actual, expected) ? undefined : `${where} is ${shown(actual)}, not ${shown(expected)}`;
  }
  if (isList(actual) && isList(expected)) {
    if (actual.length !== expected.length) {
      return `${where} has ${actual.length} elements, not ${expected.length}`;
    }
    return first(Array.from(expected, (item, i) => difference(actual[i], item, `${where}[${i}]`)));
  }
  if (isRecord(actual) && isRecord(expected)) {
    const names = new Set([...Object.keys(actual), ...Object.keys(expected)]);
    return first([...names].map((name) => difference(actual[name], expected[name], `${where}.${name}`)));
  }
  return Object.is(actual, expected) ? undefined : `${where} is ${shown(actual)}, not ${shown(expected)}`;
}

function near(actual: number, expected: number): boolean {
  if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) return true;
  const scale = Math.max(Math.abs(actual), Math.abs(expected));
  return Number.isFinite(scale) && Math.abs(actual - expected) <= RELATIVE_TOLERANCE * scale;
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !isList(value);
}

function first(differences: readonly (string | undefined)[]): string | undefined {
  return differences.find((text) => text !== undefined);
}

function shown(value: unknown): string {
  if (typeof value === "string" || (typeof value === "object" && value !== null)) return JSON.stringify(value);
  return String(value);
}
