import { isLossName, LOSSES } from "../../equations/vocabulary/losses.js";
import { isObservableName, OBSERVABLE_NAMES, OBSERVABLES } from "../../equations/vocabulary/observables.js";
import { isParameterName, PARAMETER_NAMES, PARAMETERS } from "../../equations/vocabulary/parameters.js";

/** Axis labels of columns that are neither an observable nor a parameter. */
const OTHER_LABELS = {
  delta: "$\\delta = \\mu_\\star^2/\\lambda$",
  separability: "separability threshold $\\alpha$",
  interpolation: "interpolation threshold $\\alpha$",
  errorEstimate: "estimated error of the overlaps",
} as const;

/** Numbers of a finite experiment, with their letters. */
const COUNT_SYMBOLS = { n: "n", d: "d", p: "p" } as const;

/** Words and letter of a parameter or an observable: "regularization $\\lambda$". */
function withSymbol({ words, tex }: { readonly words: string; readonly tex?: string }): string {
  return tex === undefined ? words : `${words} $${tex}$`;
}

/**
 * The letter of a parameter, an observable or a count as LaTeX mathematics, without dollar signs; undefined if it has none.
 *
 * @example
 * symbolOf("muStar") // => "\\mu_\\star"
 */
export function symbolOf(name: string): string | undefined {
  if (isParameterName(name)) return PARAMETERS[name].tex;
  if (isObservableName(name)) return OBSERVABLES[name].tex;
  return Object.hasOwn(COUNT_SYMBOLS, name) ? COUNT_SYMBOLS[name as keyof typeof COUNT_SYMBOLS] : undefined;
}

/**
 * The label of a column on an axis or at a color bar; the name itself where the column has no other words.
 *
 * @example
 * columnLabel("lambda") // => "regularization $\\lambda$"
 */
export function columnLabel(name: string): string {
  if (isParameterName(name)) return withSymbol(PARAMETERS[name]);
  if (isObservableName(name)) return withSymbol(OBSERVABLES[name]);
  return Object.hasOwn(OTHER_LABELS, name) ? OTHER_LABELS[name as keyof typeof OTHER_LABELS] : name;
}

/** The label of an observable in a legend, beside an axis that says "error". */
export function legendLabel(name: string): string {
  if (!isObservableName(name)) return columnLabel(name);
  const { words, short = words, ...entry } = OBSERVABLES[name];
  return withSymbol({ ...entry, words: short });
}

/** True if an observable is an error rate. */
export function isErrorRate(name: string): boolean {
  return isObservableName(name) && OBSERVABLES[name].kind === "error";
}

/** A loss in a title: "hinge loss"; an expression as it is written. */
export function lossWords(loss: string): string {
  return isLossName(loss) ? LOSSES[loss].words : `${loss} loss`;
}

/** Letters by the names that stand for them in a title or a header. */
export const SYMBOLS_BY_NAME: ReadonlyMap<string, string> = new Map(
  [...PARAMETER_NAMES, ...OBSERVABLE_NAMES, ...Object.keys(COUNT_SYMBOLS)].flatMap((name) => {
    const tex = symbolOf(name);
    return tex === undefined ? [] : [[name, tex] as const];
  }),
);
