import { csvTable, ownData } from "../../report/ownData.js";
import type { PictureMarker } from "../plot/picture.js";
import type { ShownCurve } from "../plot/shownCurve.js";
import type { ExplorerState } from "../state/explorerState.js";
import { VIEWS } from "../views.js";

/** A file of measurements that was dropped on the page. */
export interface DroppedFile {
  readonly name: string;
  readonly text: string;
}

/** A measurement beside the drawn curve. */
export interface MeasuredPoint {
  readonly x: number;
  readonly y: number;
  readonly standardError: number | null;
  /** The curve at this place, interpolated; null where it is not drawn. */
  readonly theory: number | null;
  readonly z: number | null;
}

/**
 * The measurements of a file in the current view, beside the current curve.
 *
 * @throws {ParameterError} naming the column that the file does not have.
 * @throws {Error} if the view does not run along a parameter.
 */
export function measuredPoints(file: DroppedFile, state: ExplorerState, current: ShownCurve): readonly MeasuredPoint[] {
  const { over } = VIEWS[state.view];
  if (state.view === "trade-off" || state.view === "map" || state.view === "capacity")
    throw new Error(`Data are drawn along a parameter: choose another view to see ${file.name}`);
  const [series] = ownData(csvTable(file.text), file.name, over, [state.observable]);
  return (series?.x ?? []).map((x, i): MeasuredPoint => {
    const y = series!.y[i]!;
    const standardError = series?.yErrors?.[i] ?? null;
    const theory = interpolated(current, x, VIEWS[state.view].spacing === "log");
    const z = theory === null || standardError === null || standardError === 0 ? null : (y - theory) / standardError;
    return { x, y, standardError, theory, z };
  });
}

/** Open squares in the color of the curve, with error bars. */
export function measuredMarkers(points: readonly MeasuredPoint[], color: number): readonly PictureMarker[] {
  return points.map(({ x, y, standardError }) => ({
    ...{ x, y, color, shape: "square" as const, filled: false },
    ...(standardError === null ? {} : { yError: standardError }),
  }));
}

/** The curve between its points; limits are points of it. */
function interpolated({ result: { curve } }: ShownCurve, x: number, isLog: boolean): number | null {
  if (curve === undefined) return null;
  const at = curve.x.indexOf(x);
  if (at >= 0) return finite(curve.y[at]);
  const right = curve.x.findIndex((value) => value > x);
  const [low, high] = [curve.x[right - 1], curve.x[right]];
  if (low === undefined || high === undefined || !Number.isFinite(high) || (isLog && low <= 0)) return null;
  const place = (value: number): number => (isLog ? Math.log(value) : value);
  const share = (place(x) - place(low)) / (place(high) - place(low));
  return finite((1 - share) * curve.y[right - 1]! + share * curve.y[right]!);
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}
