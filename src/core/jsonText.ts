/**
 * Plain data as one line of JSON. JSON has no Infinity and no NaN: they become null, as in the records of the library.
 *
 * @example
 * jsonText({ V: Infinity, q: 0.5 }) // => "{\"V\":null,\"q\":0.5}\n"
 */
export function jsonText(data: object): string {
  return `${JSON.stringify(data)}\n`;
}
