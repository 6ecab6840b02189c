import type { LiteElement } from "mathjax-full/js/adaptors/lite/Element.js";
import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js";
import { RegisterHTMLHandler } from "mathjax-full/js/handlers/html.js";
import { TeX } from "mathjax-full/js/input/tex.js";
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js";
import { mathjax } from "mathjax-full/js/mathjax.js";
import { SVG } from "mathjax-full/js/output/svg.js";

/** A typeset formula: the inside of an SVG element, whose glyphs are defined once for all of them. */
interface Formula {
  readonly markup: string;
  /** In thousandths of the type size, as the SVG attribute. */
  readonly viewBox: string;
}

/** A formula to typeset: LaTeX, as a display or within a line of text. */
interface FormulaSource {
  readonly tex: string;
  readonly display: boolean;
}

/** Formulas and the glyphs that they use. */
interface FormulaSheet {
  readonly formulas: { readonly [name: string]: Formula };
  /** The inside of a defs element. */
  readonly glyphs: string;
}

/**
 * Typesets formulas for a page: each glyph is sent once, so that twenty formulas weigh less than a photograph of one.
 *
 * @param sources LaTeX by name.
 * @throws if LaTeX is malformed, or a character has no glyph.
 */
export function formulaSheet(sources: { readonly [name: string]: FormulaSource }): FormulaSheet {
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const output = new SVG<LiteElement, unknown, unknown>({ fontCache: "global" });
  const typesetter = mathjax.document("", { InputJax: new TeX({ packages: ["base", "ams"] }), OutputJax: output });
  const formulas = Object.entries(sources).map(([name, { tex, display }]): [string, Formula] => {
    const container = typesetter.convert(tex, { display }) as LiteElement;
    const picture = adaptor.firstChild(container) as LiteElement;
    const markup = slim(adaptor.innerHTML(picture));
    if (/data-mjx-error|merror|<text/.test(markup)) throw new Error(`${name} cannot be typeset: ${tex}`);
    return [name, { markup, viewBox: adaptor.getAttribute(picture, "viewBox") as string }];
  });
  const glyphs = slim(adaptor.innerHTML(output.fontCache.getCache()));
  return { formulas: Object.fromEntries(formulas), glyphs };
}

/** Removes attributes that only MathJax menus use. */
function slim(markup: string): string {
  return markup
    .replace(/ data-[\w-]+="[^"]*"/g, "")
    .replaceAll("xlink:href", "href")
    .replace(/<defs>\s*<\/defs>/g, "");
}
