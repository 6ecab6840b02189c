import { createRequire } from "node:module";
import { ParameterError } from "../../core/errors.js";
import { composedLabel, type LabelTable } from "./composedLabel.js";
import { glyphOutline } from "./glyphOutline.js";
import { typesetFormula } from "./mathJax.js";
import type { Typeset } from "./typeset.js";

/** A typeset label as one outline. Lengths in thousandths of the type size, y downward, the origin at the start of the baseline. */
export interface MathText {
  /** SVG path data to be filled. */
  readonly outline: string;
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

/** The file of the table of labels beside the bundled program. */
export const LABEL_TABLE = "labels.json";

/** Least width and height of a label, in type sizes: an empty one has them. */
const LEAST_EXTENT = 0.016;

let table: LabelTable | undefined;
const cache = new Map<string, MathText>();

/** Characters that LaTeX reserves and plain text may hold. */
const RESERVED: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    "{": "\\{",
    "}": "\\}",
    "\\": "\\backslash ",
    "\\$": "\\$",
  }),
);

/**
 * Typesets a label: text, with LaTeX mathematics between dollar signs.
 *
 * The result is the outline of the glyphs, not text. So the picture needs no font, is the same on every machine, and has real
 * mathematics in it.
 *
 * @param label For example `"optimal $\\lambda$"`. A dollar sign itself is written `\\$`. Letters other than the Latin ones are written
 *              as mathematics; the accents of letters are set over them.
 * @returns     Outline and extent; the same object for the same label.
 * @throws {ParameterError} naming `label` where the mathematics is malformed or a character has no glyph.
 *
 * @example
 * mathText("$x$").width // => 572
 */
export function mathText(label: string): MathText {
  const known = cache.get(label);
  if (known !== undefined) return known;
  const refuse = (reason: string): never => {
    throw new ParameterError("mathText", "label", label, "text with LaTeX mathematics between dollar signs", reason);
  };
  table ??= labelTable();
  const text = outlined(composedLabel(label, table) ?? typesetFormula(texOf(label, refuse), refuse), refuse);
  cache.set(label, text);
  return text;
}

/** A typeset label as one outline, which is made when it is asked for: most labels are only measured. */
export function outlined({ glyphs, width, height, depth }: Typeset, refuse: (reason: string) => never): MathText {
  const thousandths = (length: number): number => Number((1000 * length).toFixed(1));
  const [ascent, extent] = [thousandths(height), thousandths(Math.max(LEAST_EXTENT, height + depth))];
  let outline: string | undefined;
  return {
    get outline() {
      outline ??= glyphOutline(glyphs, refuse);
      return outline;
    },
    width: Math.round(thousandths(Math.max(LEAST_EXTENT, width))),
    ascent: Math.round(ascent) || 0,
    descent: Math.round(extent - ascent),
  };
}

/** The table that the build writes beside the program; an empty one where the program is not bundled. */
function labelTable(): LabelTable {
  try {
    return createRequire(import.meta.url)(`./${LABEL_TABLE}`) as LabelTable;
  } catch {
    return { paths: [], characters: {}, symbols: {}, formulas: {} };
  }
}

/** Accents by their combining characters. */
const ACCENTS: ReadonlyMap<string, string> = new Map([
  ["\u0300", "grave"],
  ["\u0301", "acute"],
  ["\u0302", "hat"],
  ["\u0303", "tilde"],
  ["\u0304", "bar"],
  ["\u0306", "breve"],
  ["\u0307", "dot"],
  ["\u0308", "ddot"],
  ["\u030a", "mathring"],
  ["\u030b", "ddot"],
  ["\u030c", "check"],
]);

/** Letters that are no base letter with an accent, and that the font of the figures does not have: the usual spelling without them. */
const SPELLINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ß: "ss", ø: "o", Ø: "O", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE", ł: "l", Ł: "L", đ: "d", Đ: "D" },
    ...{ ð: "d", Ð: "D", þ: "th", Þ: "Th", ı: "i", "\u00a0": "~" },
  }),
);

/**
 * LaTeX of a letter with accents or of another character beyond ASCII; undefined for ASCII.
 *
 * The font has no letters with accents, so the accent is set over the letter. A mark below a letter, such as a cedilla, is left out.
 */
function foreignLetter(piece: string): string | undefined {
  const [base = "", ...marks] = Array.from(piece);
  if (/^[\u0020-\u007e]+$/.test(piece)) return undefined;
  if (/^[\u0020-\u007e]$/.test(base)) {
    return marks.reduce((tex, mark) => {
      const accent = ACCENTS.get(mark);
      return accent === undefined ? tex : `\\${accent}{${tex}}`;
    }, `\\text{${base}}`);
  }
  const spelling = SPELLINGS.get(base);
  // Greek letters and signs have glyphs as mathematics.
  return spelling === undefined ? `{${base}}` : `\\text{${spelling}}`;
}

/** Text outside the dollar signs becomes \text{...}; the characters that LaTeX reserves are written out. */
function texOf(label: string, refuse: (reason: string) => never): string {
  if (/\p{Cc}/u.test(label)) refuse("it has a control character");
  const parts = label.split(/(?<!\\)\$/);
  if (parts.length % 2 === 0) refuse("a dollar sign has no partner");
  const plain = (part: string): string =>
    part
      .normalize("NFD")
      .split(/(\\\$|[{}\\]|[\u0020-\u007e]\p{M}+|[^\u0020-\u007e])/u)
      .map((piece) => (piece === "" ? "" : (RESERVED.get(piece) ?? foreignLetter(piece) ?? `\\text{${piece}}`)))
      .join("");
  return parts.map((part, index) => (index % 2 === 1 ? `{${part}}` : plain(part))).join("");
}
