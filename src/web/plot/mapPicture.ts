import { OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { largestOf, leastOf } from "../../numerics/extremes.js";
import type { ExplorerState } from "../state/explorerState.js";
import type { MapAnswer, Trace } from "../theory/questions.js";
import { observableLabel, parameterLabel } from "./axisLabels.js";
import { LOG_REACH } from "./axisRange.js";
import { axisPlace, limitPlaces, stripEnds } from "./limitPlaces.js";
import type { PictureHeat, PictureOfCurves } from "./picture.js";
import type { ShownCurve } from "./shownCurve.js";

/**
 * The map over alpha and lambda, with a strip for lambda = 0+ at the bottom and one for infinity at the top. Undefined before the first
 * answer.
 */
export function mapPicture(
  { observable, best }: ExplorerState,
  { color, label, result }: ShownCurve,
  currentPoint: { readonly x: number; readonly y: number } | undefined,
): PictureOfCurves | undefined {
  const { map } = result;
  if (map === undefined) return undefined;
  const { alphas, lambdas } = map;
  const inner = lambdas.filter(isInside);
  const [from, to] = [inner[0] as number, inner.at(-1) as number];
  const places = limitPlaces(from, to);
  const placeOf = (lambda: number): number =>
    isInside(lambda) ? Math.min(to, Math.max(from, lambda)) : axisPlace(lambda, places);
  const inRange = (alpha: number): boolean => alpha >= (alphas[0] as number) && alpha <= (alphas.at(-1) as number);
  const shown =
    currentPoint !== undefined &&
    inRange(currentPoint.x) &&
    (!isInside(currentPoint.y) || placeOf(currentPoint.y) === currentPoint.y);
  return {
    x: { label: parameterLabel("alpha"), scale: "log", domain: [alphas[0] as number, alphas.at(-1) as number] },
    y: {
      label: parameterLabel("lambda"),
      scale: "log",
      domain: stripEnds(from, to),
      namedTicks: [
        { value: places.zero, label: "$0^+$" },
        { value: places.infinity, label: "$\\infty$" },
      ],
    },
    lines: best && map.best !== undefined ? [{ ...withPlaces(map.best, placeOf), color, role: "companion" }] : [],
    rules: [],
    gaps: [],
    markers: shown ? [{ x: currentPoint.x, y: placeOf(currentPoint.y), shape: "circle", color, filled: true }] : [],
    heat: heatOf(map, observable, placeOf),
    entries: [{ label, color }],
  };
}

function heatOf(
  { alphas, lambdas, values }: MapAnswer,
  observable: ExplorerState["observable"],
  placeOf: (lambda: number) => number,
): PictureHeat {
  const { scale } = OBSERVABLES[observable];
  const strips = lambdas.flatMap((lambda, index) =>
    isInside(lambda) ? [] : [{ place: placeOf(lambda), values: values.map((column) => column[index] ?? Number.NaN) }],
  );
  return {
    x: alphas,
    y: lambdas.filter(isInside),
    values: values.map((column) => column.filter((_value, index) => isInside(lambdas[index] as number))),
    strips,
    ...(scale === "log" ? logRange(values.flat()) : { domain: linearRange(values.flat()), cut: false }),
    scale,
    label: observableLabel(observable),
  };
}

/** True if a lambda is finite and positive. */
function isInside(lambda: number): boolean {
  return lambda > 0 && lambda < Number.POSITIVE_INFINITY;
}

/** A best lambda of 0+ or infinity is drawn in its strip. */
function withPlaces({ x, y }: Trace, placeOf: (lambda: number) => number): Trace {
  return { x, y: y.map(placeOf) };
}

function linearRange(values: readonly number[]): readonly [number, number] {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [leastOf(finite), largestOf(finite)];
  return low < high ? [low, high] : [low / 2 || 0, high * 2 || 1];
}

/** A norm or a loss may vanish in part of the map. The color scale then ends at a power of ten, and smaller values are cut. */
function logRange(values: readonly number[]): Pick<PictureHeat, "domain" | "cut"> {
  const finite = values.filter(Number.isFinite);
  const high = largestOf(finite);
  if (!(high > 0)) return { domain: [LOG_REACH, 1], cut: false };
  const least = leastOf(finite);
  const floor = 10 ** Math.ceil(Math.log10(LOG_REACH * high));
  if (least < floor) return { domain: [floor, high], cut: true };
  return { domain: least < high ? [least, high] : [least / 2, high * 2], cut: false };
}
