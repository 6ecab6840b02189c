import { FORMULAS } from "virtual:typeset";
import { type ComponentChild, h } from "preact";
import type { CurveSettings } from "../state/curveSettings.js";
import type { ViewName } from "../views.js";
import { EQUATIONS, equationKey } from "./equationTable.js";
import { SYMBOLS, standsIn, symbolKey } from "./symbolTable.js";

/** The equations behind the curves of the page, with their numbers in the equation sheet, and the meaning of their letters. */
export function EquationList({
  settings,
  view,
  bayes,
}: {
  readonly settings: CurveSettings;
  readonly view: ViewName;
  /** True if the Bayes-optimal error is shown. */
  readonly bayes: boolean;
}): ComponentChild {
  const shown = EQUATIONS.filter(({ holds }) => holds(settings, view, bayes));
  return h(
    "section",
    { class: "equations card", "aria-label": "Equations in use" },
    h("h2", null, "Equations in use"),
    h(
      "ol",
      null,
      shown.map((equation) =>
        h(
          "li",
          { key: equationKey(equation) },
          h("span", { class: "about" }, h("b", null, `(${equation.label})`), ` ${equation.name}`),
          h(Formula, { name: equationKey(equation), spoken: equation.spoken }),
        ),
      ),
    ),
    h("h3", null, "Where"),
    h(
      "dl",
      null,
      SYMBOLS.filter((symbol) => shown.some((equation) => standsIn(symbol, equation))).map((symbol) =>
        h(
          "div",
          { key: symbol.name },
          h("dt", null, h(Formula, { name: symbolKey(symbol), spoken: symbol.spoken })),
          h("dd", null, symbol.meaning),
        ),
      ),
    ),
    h("p", { class: "quiet" }, "Numbers are those of the equation sheet, equations/README.md."),
  );
}

/** Units of the viewBox in one em. */
const UNIT = 1000;

function Formula({ name, spoken }: { readonly name: string; readonly spoken: string }): ComponentChild {
  const formula = FORMULAS[name];
  if (formula === undefined) return null;
  const [, , width = 0, height = 0] = formula.viewBox.split(" ").map(Number);
  return h(
    "div",
    { class: "formula" },
    h("svg", {
      role: "img",
      "aria-label": spoken,
      width: `${width / UNIT}em`,
      height: `${height / UNIT}em`,
      viewBox: formula.viewBox,
      dangerouslySetInnerHTML: { __html: formula.markup },
    }),
  );
}
