/** Commands of tick labels as characters. */
const CHARACTERS: Readonly<Record<string, string>> = { "\\times": "×", "\\pi": "π", "\\infty": "∞", "\\lambda": "λ" };

/** How far up and how small a superscript is, in units of the type size. */
const RAISE = 0.38;
const SMALL = 0.72;

/**
 * A tick label in LaTeX as the inside of an SVG text element: superscripts, a minus sign, and a few symbols.
 *
 * @param label For example "$10^{-3}$".
 * @param size  Of the type, in pixels.
 *
 * @example
 * tickText("$0.5$", 12) // => "0.5"
 */
export function tickText(label: string, size: number): string {
  return label
    .replaceAll("$", "")
    .replace(/\s*(\\[a-z]+)\s*/g, (_found, command: string) => CHARACTERS[command] ?? "")
    .split(/(\^\{[^{}]*\}|\^.)/)
    .map((part) => (part.startsWith("^") ? raised(part.slice(1).replace(/[{}]/g, ""), size) : minus(part)))
    .join("");
}

function raised(text: string, size: number): string {
  const shift = (RAISE * size).toFixed(1);
  // The shift holds until it is taken back; nothing follows a superscript in our labels.
  return `<tspan dy="-${shift}" font-size="${(SMALL * size).toFixed(1)}">${minus(text)}</tspan>`;
}

function minus(text: string): string {
  return text.replaceAll("-", "−");
}
