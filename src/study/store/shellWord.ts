/**
 * A word as a shell reads it back: bare, or in single quotes.
 *
 * @example
 * shellWord("a b") // => "'a b'"
 */
export function shellWord(word: string): string {
  return /^[\w./:=@%+,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
