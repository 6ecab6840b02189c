/** Matches symbols of errors in plain labels. */
const SYMBOL = /E_(gen|mem)/g;
const WORDS: Readonly<Record<string, string>> = { gen: "generalization error", mem: "memorization error" };

/** Drop and size of a subscript, in units of the type size. */
const DROP = 0.22;
const SMALL = 0.75;

/** A label as HTML, with subscripts. */
export function labelHtml(label: string): string {
  return escapeText(label).replace(SYMBOL, "<i>E</i><sub>$1</sub>");
}

/**
 * A label as the content of an SVG text element.
 *
 * @param size Of the type, in pixels.
 */
export function labelSvg(label: string, size: number): string {
  const shift = (DROP * size).toFixed(1);
  const [first = "", ...rest] = escapeText(label).split(/E_(?=gen|mem)/);
  const parts = rest.map(
    (part) =>
      // The second shift returns to the baseline.
      `<tspan font-style="italic">E</tspan><tspan dy="${shift}" font-size="${(SMALL * size).toFixed(1)}">${part.slice(0, 3)}</tspan><tspan dy="-${shift}">${part.slice(3)}</tspan>`,
  );
  return first + parts.join("");
}

/** A label in words, for screen readers. */
export function labelWords(label: string): string {
  return label.replace(SYMBOL, (_found, name: string) => WORDS[name] ?? name);
}

/** Escapes text for HTML and SVG. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
