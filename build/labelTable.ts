import { type LabelTable, type Piece, SIGN_SPACES } from "../src/report/drawing/composedLabel.js";
import { typesetFormula } from "../src/report/drawing/mathJax.js";
import { SYMBOLS_BY_NAME } from "../src/report/labels.js";

/** Characters of text that stand for themselves in LaTeX. */
const CHARACTERS = Array.from(" abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;()[]<>/-+=*|!?'\"@`");

/** Symbols of axes and legends that are no parameter and no observable. */
const FURTHER_SYMBOLS = ["-", "\\infty", "0^+", "\\pi", "\\delta", "\\epsilon", "S", "\\alpha_c"];

/** Powers of ten on axes. */
const POWERS = Array.from({ length: 41 }, (_, index) => `10^{${index - 20}}`);

/** Formulas that are used as a whole. */
const FORMULAS = [
  "\\pi/2",
  "\\pi/4",
  "\\pi/8",
  "3\\pi/8",
  "\\delta = \\mu_\\star^2/\\lambda",
  "\\alpha^{-1/2}",
  "\\alpha^{-1}",
];

/** Typesets the pieces of which the usual labels are made. */
export function labelTable(): LabelTable {
  const paths: string[] = [];
  const piece = (tex: string): Piece => {
    const { glyphs, ...extent } = typesetFormula(tex, (reason) => {
      throw new Error(`the label table has ${tex}: ${reason}`);
    });
    const placed = glyphs.map(({ path, transform }) => {
      if (!paths.includes(path)) paths.push(path);
      return { path: paths.indexOf(path), transform: transform.replace(UPSIDE_DOWN, "") };
    });
    return { glyphs: placed, ...extent };
  };
  const formulas = (list: readonly string[]): LabelTable["formulas"] =>
    Object.fromEntries(list.map((tex) => [tex, piece(`{${tex}}`)]));
  const vocabulary = [...SYMBOLS_BY_NAME.values()];
  return {
    paths,
    characters: Object.fromEntries(CHARACTERS.map((one) => [one, piece(`\\text{${one}}`)])),
    symbols: formulas([
      ...vocabulary.filter((tex) => !isRow(tex)),
      ...FURTHER_SYMBOLS,
      ...POWERS,
      ...SIGN_SPACES.keys(),
    ]),
    formulas: formulas([...vocabulary.filter(isRow), ...FORMULAS]),
  };
}

/** The transform of a whole formula, whose glyphs have their vertical axis upward. */
const UPSIDE_DOWN = "scale(1,-1)";

/** True if a symbol of the vocabulary is a row of several, as a quotient is: no piece of a longer row. */
function isRow(tex: string): boolean {
  return tex.includes("/");
}
