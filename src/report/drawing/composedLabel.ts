import type { Glyph } from "./glyphOutline.js";
import type { Typeset } from "./typeset.js";

/** A piece of labels, with the places of its glyphs' paths in the table. */
export type Piece = Omit<Typeset, "glyphs"> & { readonly glyphs: readonly PieceGlyph[] };

type PieceGlyph = Omit<Glyph, "path"> & { readonly path: number };

/** Pieces of labels that MathJax has typeset once and for all. */
export interface LabelTable {
  /** The paths of all glyphs. */
  readonly paths: readonly string[];
  /** Characters of text; the digits and the point of numbers are among them. */
  readonly characters: Readonly<Record<string, Piece>>;
  /** By their LaTeX: what has one place in a row, and signs. */
  readonly symbols: Readonly<Record<string, Piece>>;
  /** By their LaTeX: formulas that are used as a whole. */
  readonly formulas: Readonly<Record<string, Piece>>;
}

/** Spaces on both sides of a sign, in type sizes: a relation has 5/18, an operation 4/18 (The TeXbook, chapter 18). */
export const SIGN_SPACES: ReadonlyMap<string, number> = new Map([
  ["=", 5 / 18],
  ["\\to", 5 / 18],
  ["\\le", 5 / 18],
  ["\\ge", 5 / 18],
  ["\\times", 4 / 18],
]);
const SIGN = / (=|\\[a-z]+) /;

/**
 * A label put together from the pieces of a table: text, symbols and numbers in a row, such as `"best $\\lambda = 10^{-3}$"`.
 *
 * The glyphs have the places that MathJax gives them in the whole label, rounded in the same steps, so the outline is the same.
 *
 * @returns undefined where a piece is missing.
 */
export function composedLabel(label: string, table: LabelTable): Typeset | undefined {
  const parts = label.split("$");
  if (parts.length % 2 === 0) return undefined;
  const pieces = parts.map((part, index) => (index % 2 === 1 ? formula(part, table) : text(part, table.characters)));
  const whole = row(pieces.filter((_piece, index) => parts[index] !== "").map((piece) => placed(piece)));
  if (whole === undefined) return undefined;
  const glyphs = whole.glyphs.map(({ path, transform }) => ({
    path: table.paths[path]!,
    transform: `scale(1,-1) ${transform}`,
  }));
  return { ...whole, glyphs };
}

function text(content: string, characters: LabelTable["characters"]): Piece | undefined {
  // Of several spaces LaTeX keeps one.
  if (content.includes("  ")) return undefined;
  return row(Array.from(content, (character) => placed(characters[character])));
}

/** Symbols and numbers with signs between them. */
function formula(tex: string, { formulas, symbols, characters }: LabelTable): Piece | undefined {
  const symbol = (name: string): Piece | undefined => (Object.hasOwn(symbols, name) ? symbols[name] : undefined);
  const number = (digits: string): Piece | undefined =>
    /^\d+(?:\.\d+)?$/.test(digits) ? text(digits, characters) : undefined;
  if (Object.hasOwn(formulas, tex)) return formulas[tex];
  return row(
    tex.split(SIGN).flatMap((part, index) => {
      const space = SIGN_SPACES.get(part);
      if (index % 2 === 1) return [space === undefined ? undefined : placed(symbol(part), space)];
      const isNegative = part.startsWith("-");
      const operand = isNegative ? part.slice(1) : part;
      return [...(isNegative ? [placed(symbol("-"))] : []), placed(symbol(operand) ?? number(operand))];
    }),
  );
}

/** A piece with the space on both sides of it. */
interface Placed extends Piece {
  readonly space: number;
}

function placed(piece: Piece | undefined, space = 0): Placed | undefined {
  return piece && { ...piece, space };
}

/** Pieces one after the other; undefined if one of them is. */
function row(pieces: readonly (Placed | undefined)[]): Piece | undefined {
  let [width, height, depth] = [0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const glyphs: PieceGlyph[] = [];
  let before = 0;
  for (const piece of pieces) {
    if (piece === undefined) return undefined;
    const space = before + piece.space;
    const shift = `translate(${(1000 * (width + space)).toFixed(1)})`;
    glyphs.push(...piece.glyphs.map(({ path, transform }) => ({ path, transform: `${shift} ${transform}` })));
    width += space + piece.width;
    height = Math.max(height, piece.height);
    depth = Math.max(depth, piece.depth);
    before = piece.space;
  }
  if (pieces.length === 0) [height, depth] = [0, 0];
  return { glyphs, width, height, depth };
}
