/** JSON with sorted keys and named infinities: the same text for the same data. */
export function canonicalText(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) return value > 0 ? '"inf"' : '"-inf"';
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, own]) => `${JSON.stringify(key)}:${canonicalText(own)}`).join(",")}}`;
}
