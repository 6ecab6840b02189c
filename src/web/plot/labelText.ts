/** Errors as they stand in plain labels, and how each is set and said. */
const SYMBOL = /E_(gen|mem)/g;
const WORDS: Readonly<Record<string, string>> = { gen: "generalization error", mem: "memorization error" };

/** How far down and how small a subscript is, in units of the type size. */
const DROP = 0.22;
const SMALL = 0.75;

/** A label as HTML: E_gen is set as on the axes. */
export function labelHtml(label: string): string {
  return escapeText(label).replace(SYMBOL, "<i>E</i><sub>$1</sub>");
}

/**
 * The same as the inside of an SVG text element.
 *
 * @param size Of the type, in pixels.
 */
export function labelSvg(label: string, size: number): string {
  const shift = (DROP * size).toFixed(1);
  const [first = "", ...rest] = escapeText(label).split(/E_(?=gen|mem)/);
  const parts = rest.map(
    (part) =>
      // What follows a subscript is lifted to the line again.
      `<tspan font-style="italic">E</tspan><tspan dy="${shift}" font-size="${(SMALL * size).toFixed(1)}">${part.slice(0, 3)}</tspan><tspan dy="-${shift}">${part.slice(3)}</tspan>`,
  );
  return first + parts.join("");
}

/** The same for those who listen. */
export function labelWords(label: string): string {
  return label.replace(SYMBOL, (_found, name: string) => WORDS[name] ?? name);
}

/** Text as the content of an element of HTML or SVG. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
