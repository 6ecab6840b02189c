import { mathText } from "../drawing/mathText.js";
import { labelSegments } from "../tables/labelSegments.js";
import { plainLabel } from "../tables/plainLabel.js";
import { typesetLabel } from "../tables/typesetLabel.js";
import { html, type Markup, raw } from "./markup.js";

const DECIMALS = 4;

/**
 * A label or a sentence as HTML, its mathematics as the outlines that the figures have.
 *
 * So formulas look the same on every machine, in the color of the text around them, with no font to load. Beside each stands its plain
 * spelling, unseen, for those who listen and for those who search or copy.
 */
export function labelMarkup(label: string): Markup {
  return raw(
    labelSegments(typesetLabel(label))
      .map(({ kind, content }) => (kind === "math" ? formula(content) : html`${content}`).markup)
      .join(""),
  );
}

function formula(tex: string): Markup {
  const { outline, width, ascent, descent } = mathText(`$${tex}$`);
  const ems = (thousandths: number): string => `${Number((thousandths / 1000).toFixed(DECIMALS))}em`;
  const height = ascent + descent;
  return html`<span class="formula"><svg aria-hidden="true" width="${ems(width)}" height="${ems(height)}" viewBox="0 ${-ascent} ${width} ${height}" style="vertical-align:${ems(-descent)}"><path d="${outline}"/></svg><span class="spoken">${plainLabel(`$${tex}$`)}</span></span>`;
}
