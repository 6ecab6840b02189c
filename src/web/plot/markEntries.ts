import { PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import { VIEWS, type ViewName } from "../views.js";
import type { PictureAxis, PictureMark, PictureOfCurves } from "./picture.js";
import { scaleOf } from "./scale.js";

/** Rounding tolerance at the ends of an axis, in lengths of the axis. */
const AT_AN_END = 1e-9;

/** Legend of the circle at the current settings. */
function currentLegend(view: ViewName): string {
  return view === "map" ? "current α and λ" : `current ${PARAMETERS[VIEWS[view].over].symbol}`;
}

/**
 * The legend of the marks that are drawn in a picture.
 *
 * @param picture The picture.
 * @param view    The meaning of a mark depends on the view.
 */
export function markEntries(
  { x, y, lines, rules, markers, gaps, cutAt, simulated, measured }: PictureOfCurves,
  view: ViewName,
): readonly PictureMark[] {
  const axisPlace = markers.filter((marker) => isWithin(x, marker.x) && isWithin(y, marker.y));
  const filled = (shape: string): boolean => axisPlace.some((marker) => marker.shape === shape && marker.filled);
  const line = (role: string): boolean =>
    lines.some(
      (drawn) =>
        drawn.role === role && drawn.x.some((at, i) => isWithin(x, at) && isWithin(y, drawn.y[i] ?? Number.NaN)),
    ) || rules.some((rule) => rule.role === role && isWithin(rule.direction === "vertical" ? x : y, rule.at));
  const entries: readonly (PictureMark & { readonly drawn: boolean })[] = [
    { sample: "star", label: "best λ: least E_gen", drawn: filled("star") },
    { sample: "triangle", label: "λ → 0⁺", drawn: filled("triangle") },
    { sample: "square", label: `${PARAMETERS[VIEWS[view].over].symbol} → ∞`, drawn: filled("square") },
    { sample: "circle", label: currentLegend(view), drawn: filled("circle") },
    { sample: "dashed", label: "Bayes-optimal E_gen", drawn: line("reference") },
    { sample: "grey", label: "least E_gen of the square loss", drawn: line("grey") },
    {
      sample: "dotted",
      label: view === "map" ? "best λ of each α" : "at the best λ of each point",
      drawn: line("companion"),
    },
    {
      sample: "open",
      label: `simulation${simulated === undefined ? "" : `, ${simulated}`}, ± standard error`,
      drawn: axisPlace.some(({ shape, filled: full }) => shape === "circle" && !full),
    },
    { sample: "open square", label: `${measured ?? ""}, ± standard error`, drawn: measured !== undefined },
    { sample: "cross", label: "not solved", drawn: gaps.length > 0 },
    {
      sample: "below",
      label: `values below ${cutAt?.toExponential(0)} are cut`,
      drawn: cutAt !== undefined,
    },
  ];
  return entries.filter(({ drawn }) => drawn).map(({ sample, label }) => ({ sample, label }));
}

/** True if a value lies between the ends of an axis. */
function isWithin(axis: PictureAxis, value: number): boolean {
  const place = scaleOf(axis, 0, 1).place(value);
  return place >= -AT_AN_END && place <= 1 + AT_AN_END;
}
