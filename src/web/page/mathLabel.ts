import { FORMULAS } from "virtual:typeset";
import { type ComponentChild, h } from "preact";

/** Units of a formula's viewBox in one em. */
const UNIT = 1000;

/** A typeset formula that stands in a line of text. Hidden from screen readers, which need words beside it. */
function InlineFormula({ tex }: { readonly tex: string }): ComponentChild {
  const formula = FORMULAS[tex];
  if (formula === undefined) return h("i", null, tex);
  const [, top = 0, width = 0, height = 0] = formula.viewBox.split(" ").map(Number);
  return h("svg", {
    class: "math",
    "aria-hidden": true,
    width: `${width / UNIT}em`,
    height: `${height / UNIT}em`,
    viewBox: formula.viewBox,
    style: `vertical-align:${-(top + height) / UNIT}em`,
    dangerouslySetInnerHTML: { __html: formula.markup },
  });
}

/**
 * A label with typeset mathematics.
 *
 * @param label Text with LaTeX between dollar signs, such as "best $\\lambda$".
 * @param words The label in words, for screen readers. Default: the label has no mathematics.
 */
export function MathLabel({ label, words }: { readonly label: string; readonly words?: string }): ComponentChild {
  const parts = label.split("$").map((part, index) => (index % 2 === 1 ? h(InlineFormula, { tex: part }) : part));
  if (parts.length === 1 || words === undefined) return parts;
  return [h("span", { "aria-hidden": true }, parts), h("span", { class: "spoken" }, words)];
}
