import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { largestOf, leastOf } from "../../numerics/extremes.js";
import { angleAxis } from "../../report/angleAxis.js";
import { simulatedSizes } from "../simulation/verdict.js";
import { curveLabel, sharedParameters } from "../state/curveLabel.js";
import { type ExplorerState, rangeOf } from "../state/explorerState.js";
import { VIEWS, type ViewName } from "../views.js";
import { CAPACITY_LABEL, observableLabel, parameterLabel } from "./axisLabels.js";
import { axisRange } from "./axisRange.js";
import { curveParts } from "./curveParts.js";
import { axisPlace, type LimitPlaces, limitPlaces } from "./limitPlaces.js";
import { mapPicture } from "./mapPicture.js";
import { markEntries } from "./markEntries.js";
import type { Picture, PictureAxis, PictureLine, PictureMarker, PictureOfCurves, PictureRule } from "./picture.js";
import { commonOptimum, referenceColors } from "./references.js";
import type { ShownCurve } from "./shownCurve.js";

/** Measurements in the coordinates of the parameter. */
interface MeasuredMarkers {
  readonly name: string;
  readonly markers: readonly PictureMarker[];
}

const NOT_MEASURED: MeasuredMarkers = { name: "", markers: [] };

/**
 * The picture of the page.
 *
 * @param state        View and scales.
 * @param curves       The pins in their order, then the current curve.
 * @param currentPoint Place of the current settings, in the coordinates of the picture.
 * @param measured     Somebody's own measurements along the parameter, and the name of their file.
 * @returns            Undefined before the first answer about the current curve.
 */
export function pictureOf(
  state: ExplorerState,
  curves: readonly ShownCurve[],
  currentPoint: { readonly x: number; readonly y: number } | undefined,
  measured: MeasuredMarkers = NOT_MEASURED,
): Picture | undefined {
  const current = curves.at(-1);
  if (current === undefined) return undefined;
  const drawn =
    state.view === "map"
      ? mapPicture(state, current, currentPoint)
      : linePicture(state, curves, current, currentPoint, measured);
  if (drawn === undefined) return undefined;
  const { title } = VIEWS[state.view];
  const settings = (state.view === "map" ? [current] : curves).map((curve) => curve.settings);
  const caption = sharedParameters(settings, state.view);
  return { ...drawn, title, caption, marks: markEntries(drawn, state.view) };
}

function linePicture(
  state: ExplorerState,
  curves: readonly ShownCurve[],
  current: ShownCurve,
  currentPoint: { readonly x: number; readonly y: number } | undefined,
  measured: MeasuredMarkers,
): PictureOfCurves | undefined {
  if (current.result.curve === undefined && current.result.refusal === undefined) return undefined;
  const [from, to] = rangeOf(state);
  const limits = VIEWS[state.view].limits[1] && state.view !== "trade-off" ? limitPlaces(from, to) : undefined;
  const references = referenceColors(curves, VIEWS[state.view].over);
  const parts = curves.map((curve, index) => curveParts(curve, state, limits, references[index]));
  const lines = parts.flatMap(({ lines: own }) => own);
  const rules = [...distinct(parts.flatMap(({ rules: own }) => own)), ...commonOptimum(state, curves)];
  const onAxis = (marker: PictureMarker): PictureMarker =>
    limits === undefined ? marker : { ...marker, x: axisPlace(marker.x, limits) };
  const markers = [...parts.flatMap(({ markers: own }) => own), ...measured.markers.map(onAxis)];
  const color = current.color;
  const pointed: PictureMarker[] = currentPoint === undefined ? [] : [currentPointMarker(currentPoint, color, limits)];
  const axes = axesOf(state, lines, rules, markers, limits);
  const [foot] = axes.y.domain;
  const simulated = simulatedSizes(curves.flatMap(({ rows }) => rows));
  const cut = axes.y.scale === "log" && lines.some(({ y }) => y.some((value) => value < foot));
  return {
    ...axes,
    ...(cut ? { cutAt: foot } : {}),
    ...(simulated === undefined ? {} : { simulated }),
    ...(measured.markers.length === 0 ? {} : { measured: measured.name }),
    lines,
    rules,
    markers: [...markers, ...pointed],
    gaps: parts.flatMap(({ gaps }) => gaps),
    entries: curves
      .filter(({ result }) => result.curve !== undefined)
      .map(({ settings, label, color: index }) => ({
        label: fullLabel(settings, label, curves, state.view),
        color: index,
      })),
  };
}

/** The label of a curve, followed by its default label if it was renamed: a saved picture states all parameters. */
function fullLabel(
  settings: ShownCurve["settings"],
  label: string,
  curves: readonly ShownCurve[],
  view: ViewName,
): string {
  const others = curves.map((curve) => curve.settings).filter((other) => other !== settings);
  const own = curveLabel(settings, others, view);
  return label === own ? label : `${label} (${own})`;
}

/** The current settings are a filled circle. Simulated points are open circles. */
function currentPointMarker(
  { x, y }: { readonly x: number; readonly y: number },
  color: number,
  limits: LimitPlaces | undefined,
): PictureMarker {
  return { x: limits === undefined ? x : axisPlace(x, limits), y, shape: "circle", color, filled: true };
}

/** Curves with the same alpha and epsilon share the Bayes-optimal error, which is drawn once. */
function distinct(rules: readonly PictureRule[]): PictureRule[] {
  return rules.filter(
    (rule, index) =>
      rules.findIndex(
        (other) => other.at === rule.at && other.direction === rule.direction && other.role === rule.role,
      ) === index,
  );
}

function axesOf(
  state: ExplorerState,
  lines: readonly PictureLine[],
  rules: readonly PictureRule[],
  markers: readonly PictureMarker[],
  limits: LimitPlaces | undefined,
): { readonly x: PictureAxis; readonly y: PictureAxis } {
  const errorBarEnds = markers.flatMap(({ y, yError = 0 }) => [y, y - yError, y + yError]);
  const heights = [
    ...lines.flatMap(({ y }) => y),
    ...rules.filter(({ direction }) => direction === "horizontal").map(({ at }) => at),
    ...errorBarEnds,
  ];
  if (state.view === "trade-off") {
    const widths = [
      ...lines.flatMap(({ x }) => x),
      ...rules.filter(({ direction }) => direction === "vertical").map(({ at }) => at),
      ...markers.flatMap(({ x, xError = 0 }) => [x, x - xError, x + xError]),
    ];
    return {
      x: { label: observableLabel(E_GEN), scale: "linear", domain: axisRange(widths, "linear") },
      y: {
        label: observableLabel(E_MEM),
        scale: "linear",
        domain: withMargin(axisRange(heights, "linear", [0])),
      },
    };
  }
  const scale = state.view === "capacity" ? "log" : state.yScale;
  const label = state.view === "capacity" ? CAPACITY_LABEL : observableLabel(state.observable);
  const anchor = scale === "linear" && reachesDown(heights) ? [0] : [];
  return { x: parameterAxis(state, limits), y: { label, scale, domain: axisRange(heights, scale, anchor) } };
}

/** A linear axis begins at 0 if the least value is below this fraction of the largest. */
const NEAR_ZERO = 0.35;

function reachesDown(heights: readonly number[]): boolean {
  const finite = heights.filter(Number.isFinite);
  return leastOf(finite) < NEAR_ZERO * largestOf(finite);
}

/** Leaves room for markers at E_mem = 0. */
function withMargin([low, high]: readonly [number, number]): readonly [number, number] {
  const room = 0.03 * (high - low);
  return [low - room, high];
}

function parameterAxis(state: ExplorerState, limits: LimitPlaces | undefined): PictureAxis {
  const { over, spacing, limits: ends } = VIEWS[state.view];
  const [from, to] = rangeOf(state);
  const [low, high] = from < to ? [from, to] : [to, from];
  const label = parameterLabel(over);
  if (over === "gamma") {
    return {
      label,
      scale: "linear",
      domain: [0, Math.PI / 2],
      namedTicks: angleAxis().namedTicks ?? [],
      onlyNamedTicks: true,
    };
  }
  if (limits !== undefined) {
    return {
      label,
      scale: "log",
      domain: [ends[0] ? limits.zero : low, limits.infinity],
      namedTicks: [
        ...(ends[0] ? [{ value: limits.zero, label: "$0^+$" }] : []),
        { value: limits.infinity, label: "$\\infty$" },
      ],
    };
  }
  return { label, scale: spacing, domain: state.view === "capacity" ? [0, high] : [low, high] };
}
