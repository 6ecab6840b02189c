import { labelSegments } from "./labelSegments.js";

/** Columns that are named as in the code, where the field has a symbol. */
const FIELDS: Readonly<Record<string, string>> = {
  generalizationError: "E_{\\mathrm{gen}}",
  memorizationError: "E_{\\mathrm{mem}}",
  trainingError: "E_{\\mathrm{train}}",
  m: "m",
  q: "q",
  V: "V",
  mHat: "\\hat m",
  qHat: "\\hat q",
  VHat: "\\hat V",
  mu1: "\\mu_1",
  muStar: "\\mu_\\star",
  n: "n",
  d: "d",
  p: "p",
};

/** Words that stand for a symbol wherever they are read. */
const SYMBOLS: Readonly<Record<string, string>> = {
  alpha: "\\alpha",
  delta: "\\delta",
  epsilon: "\\varepsilon",
  eta: "\\eta",
  gamma: "\\gamma",
  kappa: "\\kappa",
  lambda: "\\lambda",
  pi: "\\pi",
  mu1: "\\mu_1",
  muStar: "\\mu_\\star",
  "->": "\\to",
  "0+": "0^+",
  "<=": "\\le",
  ">=": "\\ge",
  "+/-": "\\pm",
  "+-": "\\pm",
};

const NAMES = "alpha|delta|epsilon|eta|gamma|kappa|lambda|pi|mu1|muStar";
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
 * What already stands between dollar signs is left as it is.
 *
 * @example
 * typesetLabel("hinge, lambda -> 0+") // => "hinge, $\\lambda \\to 0^+$"
 * typesetLabel("generalizationError") // => "$E_{\\mathrm{gen}}$"
 */
export function typesetLabel(label: string): string {
  const field = FIELDS[label];
  if (field !== undefined) return `$${field}$`;
  return labelSegments(label)
    .map(({ kind, content }) => (kind === "math" ? `$${content}$` : typesetWords(content.replaceAll("$", "\\$"))))
    .join("");
}

function typesetWords(text: string): string {
  return (
    replaced(text, (tex) => `$${tex}$`)
      // A relation between two symbols is one formula, with the spaces of one.
      .replace(/\$ \$(\\to|\\le|\\ge)\$ \$/g, " $1 ")
      // In mathematics a hyphen is a minus sign already.
      .replace(/\$[^$]*\$|(?<=[\w)$]) - (?=[\w($])/g, (found) => (found.startsWith("$") ? found : " − "))
  );
}

function replaced(text: string, shown: (tex: string) => string): string {
  return text.replace(SYMBOL, (...found) => shown(symbol(found.at(-1) as Partial<Record<string, string>>)));
}

function symbol(found: Partial<Record<string, string>>): string {
  const { name = "", index, power, error, base, raised, mantissa, exponent, radicand, sign } = found;
  if (error !== undefined) return `E_{\\mathrm{${error}}}`;
  if (base !== undefined) return `${base}${superscript(raised)}`;
  if (mantissa !== undefined) return `${mantissa} \\times 10${superscript(exponent)}`;
  if (radicand !== undefined) return `\\sqrt{${replaced(radicand, (tex) => tex)}}`;
  if (sign !== undefined) return SYMBOLS[sign]!;
  return `${SYMBOLS[name]!}${index === undefined ? "" : `_{\\mathrm{${index}}}`}${superscript(power)}`;
}

function superscript(power: string | undefined): string {
  return power === undefined ? "" : `^{${power.replace(/^\((.*)\)$/, "$1")}}`;
}
