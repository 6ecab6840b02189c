import type { LiteElement } from "mathjax-full/js/adaptors/lite/Element.js";
import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js";
import { RegisterHTMLHandler } from "mathjax-full/js/handlers/html.js";
import { TeX } from "mathjax-full/js/input/tex.js";
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js";
import { mathjax } from "mathjax-full/js/mathjax.js";
import { SVG } from "mathjax-full/js/output/svg.js";
import { ParameterError } from "../../core/errors.js";
import { glyphOutline, numbers } from "./glyphOutline.js";

/** A typeset label as one outline. Lengths in thousandths of the type size, y downward, the origin at the start of the baseline. */
export interface MathText {
  /** SVG path data to be filled. */
  readonly outline: string;
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const typesetter = mathjax.document("", {
  InputJax: new TeX({ packages: ["base", "ams"] }),
  OutputJax: new SVG({ fontCache: "none" }),
});
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
  const typeset = typesetter.convert(texOf(label, refuse), { display: false }) as LiteElement;
  const picture = adaptor.firstChild(typeset) as LiteElement;
  const [, start = 0, width = 0, height = 0] = numbers(adaptor.getAttribute(picture, "viewBox") as string);
  const text: MathText = {
    outline: glyphOutline(picture, refuse),
    width: Math.round(width),
    ascent: Math.round(-start) || 0,
    descent: Math.round(height + start),
  };
  cache.set(label, text);
  return text;
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
