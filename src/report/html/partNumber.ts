/**
 * What stands before the title of a part: its number in the paper, if it has one.
 *
 * @example
 * partNumber("figure-1") // => "Figure 1"
 * partNumber("capacity") // => "Beyond the paper"
 */
export function partNumber(name: string): string {
  const [, number] = /^figure-(\d+)$/.exec(name) ?? [];
  if (number !== undefined) return `Figure ${number}`;
  return name === "table" ? "Table" : "Beyond the paper";
}
