import { formulaSheet } from "./formulaSheet.js";

/** Formulas of one page, typeset after the page is written: each glyph is sent once. */
export interface PageMath {
  /** The mark in the HTML that the typeset formula replaces when `finish` is called. */
  readonly mark: (tex: string, display: boolean) => string;
  /** Markup with its formulas, and the glyphs that they share in the place of GLYPHS_HERE. */
  readonly finish: (markup: string) => string;
}

/** Stands once in every page, before the first formula. */
export const GLYPHS_HERE = "<!-- glyphs -->";

/** Thousandths of the type size in one em. */
const EM = 1000;

/** Collects and typesets the formulas of a page with the typesetter of the figures. */
export function pageMath(where: string): PageMath {
  const formulas = new Map<string, { readonly tex: string; readonly display: boolean }>();
  return {
    mark: (tex, display) => {
      const name = `${display ? "display" : "inline"} ${tex.trim()}`;
      if (!formulas.has(name)) formulas.set(name, { tex: tex.trim(), display });
      return `<math-slot>${[...formulas.keys()].indexOf(name)}</math-slot>`;
    },
    finish: (markup) => {
      if (formulas.size === 0) return markup.replace(GLYPHS_HERE, "");
      const sheet = typeset(where, formulas);
      const pictures = [...formulas].map(([name, formula]) => picture(sheet.formulas[name]!, formula));
      const filled = markup.replace(
        /<math-slot>(\d+)<\/math-slot>/g,
        (_slot, index: string) => pictures[Number(index)]!,
      );
      const glyphs = `<svg class="glyphs" aria-hidden="true" width="0" height="0"><defs>${sheet.glyphs}</defs></svg>`;
      return filled.replace(GLYPHS_HERE, () => glyphs);
    },
  };
}

type Formulas = ReadonlyMap<string, { readonly tex: string; readonly display: boolean }>;

function typeset(where: string, formulas: Formulas): ReturnType<typeof formulaSheet> {
  try {
    return formulaSheet(Object.fromEntries(formulas));
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function picture(
  { markup, viewBox }: { readonly markup: string; readonly viewBox: string },
  { tex, display }: { readonly tex: string; readonly display: boolean },
): string {
  const [, top = 0, width = 0, height = 0] = viewBox.split(" ").map(Number);
  const em = (length: number): string => `${Math.round(length) / EM}em`;
  const style = `width:${em(width)};height:${em(height)};vertical-align:${em(-(top + height))}`;
  const label = escaped(tex.replace(/\s+/g, " "));
  const svg = `<svg class="math" role="img" aria-label="${label}" viewBox="${viewBox}" style="${style}">${markup}</svg>`;
  return display ? `<span class="display">${svg}</span>` : svg;
}

/** A text inside markup or an attribute. */
export function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
