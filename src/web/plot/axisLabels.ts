import { OBSERVABLE_NAMES, OBSERVABLES, type ObservableName } from "../../../equations/vocabulary/observables.js";
import { PARAMETERS, type SweptParameter } from "../../../equations/vocabulary/parameters.js";
import { VIEWS } from "../views.js";

/** Label of the vertical axis of the capacity. */
export const CAPACITY_LABEL = "capacity $\\alpha_c$";

/** The label of an axis along a parameter, in LaTeX. */
export function parameterLabel(name: SweptParameter): string {
  return label(PARAMETERS[name]);
}

/** The label of an axis or color bar of an observable, in LaTeX. */
export function observableLabel(name: ObservableName): string {
  return label(OBSERVABLES[name]);
}

function label({ words, tex }: { readonly words: string; readonly tex?: string }): string {
  return tex === undefined ? words : `${words} $${tex}$`;
}

/** All of them: they are typeset when the page is built. */
export const AXIS_LABELS: readonly string[] = [
  CAPACITY_LABEL,
  ...new Set(Object.values(VIEWS).map(({ over }) => parameterLabel(over))),
  ...OBSERVABLE_NAMES.map(observableLabel),
];
