import type { LiteElement } from "mathjax-full/js/adaptors/lite/Element.js";
import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js";
import { RegisterHTMLHandler } from "mathjax-full/js/handlers/html.js";
import { TeX } from "mathjax-full/js/input/tex.js";
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js";
import { mathjax } from "mathjax-full/js/mathjax.js";
import type { SVGWrapper } from "mathjax-full/js/output/svg/Wrapper.js";
import { SVG } from "mathjax-full/js/output/svg.js";
import { glyphsBelow } from "./glyphOutline.js";
import type { Typeset } from "./typeset.js";

/** MathJax's SVG output. It also tells the extent of what it has typeset last, before that is rounded. */
class Output extends SVG<LiteElement, unknown, unknown> {
  extent = { width: 0, height: 0, depth: 0 };

  protected override createRoot(wrapper: SVGWrapper<LiteElement, unknown, unknown>): [LiteElement, LiteElement] {
    const { w: width, h: height, d: depth } = wrapper.getOuterBBox();
    this.extent = { width, height, depth };
    return super.createRoot(wrapper);
  }
}

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);
const output = new Output({ fontCache: "none" });
const typesetter = mathjax.document("", { InputJax: new TeX({ packages: ["base", "ams"] }), OutputJax: output });

/**
 * Typesets a formula by MathJax.
 *
 * @param refuse Called, and expected to throw, with the reason where the formula is malformed or a character has no glyph.
 */
export function typesetFormula(tex: string, refuse: (reason: string) => never): Typeset {
  const container = typesetter.convert(tex, { display: false }) as LiteElement;
  return { glyphs: glyphsBelow(adaptor.firstChild(container) as LiteElement, refuse), ...output.extent };
}
