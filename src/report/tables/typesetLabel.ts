import { isNumeric } from "../../../equations/vocabulary/parameters.js";
import { SYMBOLS_BY_NAME } from "../labels.js";
import { labelSegments } from "./labelSegments.js";

/** Names that are read as Greek letters wherever they stand. Names with Latin letters, such as m, are words in a sentence. */
const LETTERS: ReadonlyMap<string, string> = new Map([
  ...[...SYMBOLS_BY_NAME].filter(([name, tex]) => isNumeric(name) && tex.startsWith("\\")),
  ["delta", "\\delta"],
  ["eta", "\\eta"],
  ["pi", "\\pi"],
]);

/** Signs of a terminal. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ["->", "\\to"],
  ["0+", "0^+"],
  ["<=", "\\le"],
  [">=", "\\ge"],
  ["+/-", "\\pm"],
  ["+-", "\\pm"],
]);

// The longest first: an alternative of a pattern must not be the start of a later one.
const NAMES = [...LETTERS.keys()].sort((one, other) => other.length - one.length).join("|");
const POWER = "-?\\d+|\\([^()$]*\\)";
const SYMBOL = new RegExp(
  [
    // lambda, alpha_c, muStar^2, alpha^(-1/2)
    `\\b(?<name>${NAMES})(?:_(?<index>[A-Za-z0-9]+))?(?![A-Za-z0-9_])(?:\\^(?<power>${POWER}))?`,
    "\\bE_(?<error>[a-z]+)\\b",
    // 10^-3, c^2
    `(?<![\\w.])(?<base>\\d+|[A-Za-z])\\^(?<raised>${POWER})`,
    "(?<![\\w.])(?<mantissa>\\d+(?:\\.\\d+)?)e(?<exponent>-?\\d+)\\b",
    "\\bsqrt\\((?<radicand>[^()$]*)\\)",
    "(?<sign>->|<=|>=|\\+/-|\\+-|\\b0\\+(?![\\w.]))",
  ].join("|"),
  "g",
);

/**
 * A label with its symbols as LaTeX mathematics: the names of the code and the ASCII of a terminal become what the paper prints.
 *
 * Text between dollar signs is left as it is.
 *
 * @example
 * typesetLabel("hinge, lambda -> 0+") // => "hinge, $\\lambda \\to 0^+$"
 * typesetLabel("memorizationError") // => "$E_{\\mathrm{mem}}$"
 */
export function typesetLabel(label: string): string {
  const field = SYMBOLS_BY_NAME.get(label);
  if (field !== undefined) return `$${field}$`;
  return labelSegments(label)
    .map(({ kind, content }) => (kind === "math" ? `$${content}$` : typesetWords(content.replaceAll("$", "\\$"))))
    .join("");
}

function typesetWords(text: string): string {
  return (
    replaceSymbols(text, (tex) => `$${tex}$`)
      // A relation between two symbols is one formula, with the spaces of one.
      .replace(/\$ \$(\\to|\\le|\\ge)\$ \$/g, " $1 ")
      // In mathematics a hyphen is a minus sign already.
      .replace(/\$[^$]*\$|(?<=[\w)$]) - (?=[\w($])/g, (found) => (found.startsWith("$") ? found : " − "))
  );
}

function replaceSymbols(text: string, shown: (tex: string) => string): string {
  return text.replace(SYMBOL, (...found) => shown(symbol(found.at(-1) as Partial<Record<string, string>>)));
}

function symbol(found: Partial<Record<string, string>>): string {
  const { name = "", index, power, error, base, raised, mantissa, exponent, radicand, sign } = found;
  if (error !== undefined) return `E_{\\mathrm{${error}}}`;
  if (base !== undefined) return `${base}${superscript(raised)}`;
  if (mantissa !== undefined) return `${mantissa} \\times 10${superscript(exponent)}`;
  if (radicand !== undefined) return `\\sqrt{${replaceSymbols(radicand, (tex) => tex)}}`;
  if (sign !== undefined) return SIGNS.get(sign)!;
  return `${LETTERS.get(name)!}${index === undefined ? "" : `_{\\mathrm{${index}}}`}${superscript(power)}`;
}

function superscript(power: string | undefined): string {
  return power === undefined ? "" : `^{${power.replace(/^\((.*)\)$/, "$1")}}`;
}
