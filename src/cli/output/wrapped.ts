/**
 * Text with lines no longer than a width. Every line of the text is a paragraph; blanks at its start indent all of its lines.
 *
 * @param width Characters of a line; a longer word stands alone on a longer line.
 *
 * @example
 * wrapped("one two three", 9) // => "one two\nthree"
 */
export function wrapped(text: string, width: number): string {
  return text
    .split("\n")
    .flatMap((paragraph) => {
      const indent = /^ */.exec(paragraph)?.[0] ?? "";
      const lines: string[] = [];
      let line = "";
      for (const word of paragraph.trim().split(/\s+/)) {
        if (line !== "" && indent.length + line.length + 1 + word.length > width) {
          lines.push(indent + line);
          line = "";
        }
        line += line === "" ? word : ` ${word}`;
      }
      return [...lines, line === "" ? "" : indent + line];
    })
    .join("\n");
}
