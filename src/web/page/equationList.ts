import { type ComponentChild, h } from "preact";
import type { CurveSettings } from "../state/curveSettings.js";
import type { ViewName } from "../views.js";
import { EQUATIONS, equationKey } from "./equationTable.js";
import { Formula } from "./mathLabel.js";
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
          h("div", { class: "formula" }, h(Formula, { name: equationKey(equation), spoken: equation.spoken })),
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
          h("dt", null, h("div", { class: "formula" }, h(Formula, { name: symbolKey(symbol), spoken: symbol.spoken }))),
          h("dd", null, symbol.meaning),
        ),
      ),
    ),
    h("p", { class: "quiet" }, "Numbers are those of the equation sheet, equations/README.md."),
  );
}
