/** The label of an equation: the letters of its section, a dot and a number, perhaps with a letter. */
const LABEL = /[A-Z][A-Za-z]*\.\d+[a-z]?/;
const LABELS = new RegExp(`(?<![\\w.])${LABEL.source}(?![\\w.]*\\d)`, "g");
/** A parenthesis with nothing but labels: (CH.1) or (CH.1, CH.2). */
const PARENTHESIS = new RegExp(`\\(\\s*${LABEL.source}(?:\\s*(?:,|and|-|–|to)\\s*${LABEL.source})*\\s*\\)`, "g");
const RANGE = /([A-Z][A-Za-z]*)\.(\d+)\)?\s*(?:-|–|to)\s*\(?\1\.(\d+)/g;

/** The labels that an equation sheet defines, in bold: **(CH.1)**. Repetitions are kept, so that they can be refused. */
export function definedLabels(sheet: string): string[] {
  return [...sheet.matchAll(new RegExp(`\\*\\*\\((${LABEL.source})\\)\\*\\*`, "g"))].map((match) => match[1] as string);
}

/**
 * The labels that a text cites.
 *
 * After "Source:" or the name of the sheet, up to the next blank line or tag, every label counts. Elsewhere a label in parentheses counts
 * if the sheet has a section of those letters; others belong to a paper. A range (CH.1)-(CH.3) cites what lies between, too.
 */
export function citedLabels(text: string, sections: ReadonlySet<string>): string[] {
  const sources = text.match(/(?:Source:|equations\/README\.md)(?:.|\n(?!\s*\n|@[a-z]))*/g) ?? [];
  const named = sources.flatMap((source) => spreadLabels(source));
  const inParentheses = spreadLabels((text.match(PARENTHESIS) ?? []).join(" "));
  const ranges = text.match(new RegExp(`\\(${RANGE.source}`, "g")) ?? [];
  const elsewhere = [...inParentheses, ...spreadLabels(ranges.join(" "))];
  return [...new Set([...named, ...elsewhere.filter((label) => sections.has(sectionOf(label)))])];
}

/** The letters of a label. */
export function sectionOf(label: string): string {
  return label.replace(/\..*$/, "");
}

/** All labels of a text, those between the ends of a range included. */
function spreadLabels(text: string): string[] {
  const between = [...text.matchAll(RANGE)].flatMap(([, section = "", from, to]) =>
    Array.from({ length: Math.max(0, Number(to) - Number(from) - 1) }, (_, i) => `${section}.${Number(from) + i + 1}`),
  );
  return [...(text.match(LABELS) ?? []), ...between];
}
