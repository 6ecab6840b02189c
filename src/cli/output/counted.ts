/**
 * A number with its noun in singular or plural.
 *
 * @param things Plural; by default with an s.
 *
 * @example
 * counted(1, "thread") // => "1 thread"
 */
export function counted(count: number, thing: string, things = `${thing}s`): string {
  return `${count} ${count === 1 ? thing : things}`;
}
