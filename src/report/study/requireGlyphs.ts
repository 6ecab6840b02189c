import { ParameterError } from "../../core/errors.js";
import { mathText } from "../drawing/mathText.js";

/**
 * Makes sure that the label of a case can be drawn. The fonts of figures have no letters with accents, which a table may have.
 *
 * @throws {ParameterError} naming the label, the characters and what to write in their place.
 */
export function requireGlyphs(label: string): void {
  if (hasGlyphs(label)) return;
  const strange = [...new Set(Array.from(label.replace(/\$[^$]*\$/g, "")))].filter(
    (character) => !hasGlyphs(character),
  );
  if (strange.length === 0) return;
  const remedy =
    "Write the label in the plan without them, or as LaTeX such as $\\lambda$, and run raf sweep again, which computes nothing";
  const found = strange.map((character) => JSON.stringify(character)).join(", ");
  throw new ParameterError("plot", "case", label, `labels without ${found}, of which figures have no glyphs`, remedy);
}

function hasGlyphs(text: string): boolean {
  try {
    mathText(text);
    return true;
  } catch (error) {
    if (error instanceof ParameterError) return false;
    throw error;
  }
}
