/**
 * Plain data as JSON that people can read: objects over several lines, lists of numbers and words on one.
 *
 * JSON has no infinities: they become "inf" and "-inf", as in the CSV files. NaN, which stands for nothing, becomes null.
 *
 * @example
 * readableJson({ lambda: [0, Infinity], note: null }) // => '{\n  "lambda": [0, "inf"],\n  "note": null\n}\n'
 */
export function readableJson(data: unknown): string {
  return `${jsonLines(data, "")}\n`;
}

function jsonLines(data: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (Array.isArray(data)) {
    if (data.every((item) => typeof item !== "object" || item === null)) return `[${data.map(scalar).join(", ")}]`;
    return `[\n${data.map((item) => inner + jsonLines(item, inner)).join(",\n")}\n${indent}]`;
  }
  if (typeof data !== "object" || data === null) return scalar(data);
  const members = Object.entries(data).filter(([, value]) => value !== undefined);
  if (members.length === 0) return "{}";
  const lines = members.map(([name, value]) => `${inner}${JSON.stringify(name)}: ${jsonLines(value, inner)}`);
  return `{\n${lines.join(",\n")}\n${indent}}`;
}

function scalar(value: unknown): string {
  if (value === Number.POSITIVE_INFINITY) return '"inf"';
  if (value === Number.NEGATIVE_INFINITY) return '"-inf"';
  return JSON.stringify(value ?? null);
}
