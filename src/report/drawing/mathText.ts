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

/** What LaTeX reserves and plain text may hold. */
const RESERVED: Readonly<Record<string, string>> = {
  "{": "\\{",
  "}": "\\}",
  "\\": "\\backslash ",
  "\\$": "\\$",
};

/**
 * Typesets a label: text, with LaTeX mathematics between dollar signs.
 *
 * The result is the outline of the glyphs, not text. So the picture needs no font, is the same on every machine, and has real
 * mathematics in it.
 *
 * @param label For example `"optimal $\\lambda$"`. A dollar sign itself is written `\\$`. Letters other than the Latin ones are written
 *              as mathematics; letters with accents have no glyph.
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

/** Text outside the dollar signs becomes \text{...}; the characters that LaTeX reserves are written out. */
function texOf(label: string, refuse: (reason: string) => never): string {
  const parts = label.split(/(?<!\\)\$/);
  if (parts.length % 2 === 0) refuse("a dollar sign has no partner");
  const plain = (part: string): string =>
    part
      .split(/(\\\$|[{}\\])/)
      .map((piece) => (piece === "" ? "" : (RESERVED[piece] ?? `\\text{${piece}}`)))
      .join("");
  return parts.map((part, index) => (index % 2 === 1 ? `{${part}}` : plain(part))).join("");
}
