/** Made when the page is built (vite.config.ts), so that no typesetter is shipped. */
declare module "virtual:typeset" {
  type MathText = import("../report/drawing/mathText.js").MathText;
  type Formula = import("./build/formulas.js").Formula;

  /** Axis labels, by their LaTeX. */
  export const LABELS: { readonly [label: string]: MathText };
  /** Equations by their number in the equation sheet, and letters by the key of symbolTable.ts. */
  export const FORMULAS: { readonly [label: string]: Formula };
  /** The glyphs of all of them. */
  export const GLYPHS: string;
  /** Colors of a map, the lowest first. */
  export const HEAT_COLORS: readonly string[];
}
