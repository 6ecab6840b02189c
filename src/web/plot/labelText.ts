import { OBSERVABLE_NAMES, OBSERVABLES, type ObservableName } from "../../../equations/vocabulary/observables.js";
import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";

/** Observables whose symbol has a subscript, such as E_gen. */
const SUBSCRIPTED = OBSERVABLE_NAMES.filter((name) => /^[A-Z]_[a-z]+$/.test(OBSERVABLES[name].symbol));
/** Matches these symbols in plain labels. */
const SYMBOL = new RegExp(`\\b(${SUBSCRIPTED.map((name) => OBSERVABLES[name].symbol).join("|")})\\b`, "g");

/** Drop and size of a subscript, in units of the type size. */
const DROP = 0.22;
const SMALL = 0.75;

/** LaTeX of the letters of parameters that no word of a label can be, and of all of them in "current t" and "t → ∞". */
const LETTERS = new Map(
  Object.values(PARAMETERS).flatMap(({ symbol, tex }) => (tex === undefined ? [] : [[symbol, tex] as const])),
);
const GREEK = new RegExp(`[${[...LETTERS.keys()].filter((letter) => /^[α-ω]$/.test(letter)).join("")}](?!⋆)`, "g");
const ALONE = /^(current )?(\S+?)( → ∞)?$/;

/** A label with its symbols as LaTeX between dollar signs. */
export function labelTex(label: string): string {
  const [, before = "", letter = "", after = ""] = ALONE.exec(label) ?? [];
  const alone = before === after ? undefined : LETTERS.get(letter);
  if (alone !== undefined) return `${before}$${alone}$${after}`;
  const errors = label
    .replaceAll("$", "")
    .replace(SYMBOL, (symbol) => `$${OBSERVABLES[nameOf(symbol)!].tex ?? symbol}$`);
  return errors.replace(GREEK, (found) => `$${LETTERS.get(found)!}$`);
}

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
    const name = nameOf(symbol);
    return name === undefined ? symbol : OBSERVABLES[name].words;
  };
  return label.replace(SYMBOL, wordsOf);
}

function nameOf(symbol: string): ObservableName | undefined {
  return SUBSCRIPTED.find((known) => OBSERVABLES[known].symbol === symbol);
}

/** Escapes text for HTML and SVG. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
