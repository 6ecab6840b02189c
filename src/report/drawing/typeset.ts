import type { Glyph } from "./glyphOutline.js";

/** A typeset label or a piece of one. Its extent is in type sizes, its glyphs are in thousandths of it. */
export interface Typeset {
  readonly glyphs: readonly Glyph[];
  readonly width: number;
  /** Above the baseline. */
  readonly height: number;
  /** Below the baseline. */
  readonly depth: number;
}
