import { OBSERVABLE_NAMES, OBSERVABLES } from "../../../equations/vocabulary/observables.js";

/** Observables whose symbol has a subscript, such as E_gen. */
const SUBSCRIPTED = OBSERVABLE_NAMES.filter((name) => /^[A-Z]_[a-z]+$/.test(OBSERVABLES[name].symbol));
/** Matches these symbols in plain labels. */
const SYMBOL = new RegExp(`\\b(${SUBSCRIPTED.map((name) => OBSERVABLES[name].symbol).join("|")})\\b`, "g");

/** Drop and size of a subscript, in units of the type size. */
const DROP = 0.22;
const SMALL = 0.75;

/** A label as HTML, with subscripts. */
export function labelHtml(label: string): string {
  return escapeText(label).replace(SYMBOL, (symbol) => {
    const [letter = "", subscript = ""] = symbol.split("_");
    return `<i>${letter}</i><sub>${subscript}</sub>`;
  });
}

/**
 * A label as the content of an SVG text element.
 *
 * @param size Of the type, in pixels.
 */
export function labelSvg(label: string, size: number): string {
  const shift = (DROP * size).toFixed(1);
  // The text after a symbol is shifted back to the baseline.
  return escapeText(label)
    .split(SYMBOL)
    .map((part, index) => {
      if (index % 2 === 0) return index === 0 ? part : `<tspan dy="-${shift}">${part}</tspan>`;
      const [letter = "", subscript = ""] = part.split("_");
      return `<tspan font-style="italic">${letter}</tspan><tspan dy="${shift}" font-size="${(SMALL * size).toFixed(1)}">${subscript}</tspan>`;
    })
    .join("");
}

/** A label in words, for screen readers. */
export function labelWords(label: string): string {
  const wordsOf = (symbol: string): string => {
    const name = SUBSCRIPTED.find((known) => OBSERVABLES[known].symbol === symbol);
    return name === undefined ? symbol : OBSERVABLES[name].words;
  };
  return label.replace(SYMBOL, wordsOf);
}

/** Escapes text for HTML and SVG. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
