import { LABELS } from "virtual:typeset";
import type { MathText } from "../../report/drawing/mathText.js";
import { labelFrom } from "../plot/labelShapes.js";

const NOTHING: MathText = { outline: "", width: 0, ascent: 0, descent: 0 };
const outlines = new Map<string, MathText>();

/** The outline of a label or formula, put together when it is first drawn. Empty for one that was not typeset while the page was built. */
export function typeset(name: string): MathText {
  const known = outlines.get(name);
  if (known !== undefined) return known;
  const text = labelFrom(LABELS, name) ?? NOTHING;
  outlines.set(name, text);
  return text;
}
