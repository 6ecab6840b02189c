import type { ExplorerState } from "../state/explorerState.js";
import type { BestMark, CurveNode, Trace } from "../theory/questions.js";
import { axisPlace, type LimitPlaces } from "./limitPlaces.js";
import type { PictureLine, PictureMarker, PictureRule } from "./picture.js";
import type { ShownCurve } from "./shownCurve.js";

/** Everything that is drawn for one curve. */
export interface CurveParts {
  readonly lines: readonly PictureLine[];
  readonly rules: readonly PictureRule[];
  readonly markers: readonly PictureMarker[];
  readonly gaps: readonly number[];
}

/**
 * A curve with its marks: a triangle at lambda = 0+, a square at infinity, a star at the best lambda, the Bayes-optimal error as a
 * reference.
 *
 * @param referenceColor Color of the Bayes-optimal error, if it belongs to this curve alone.
 */
export function curveParts(
  { color, result, simulated }: ShownCurve,
  { view, best: showBest, bayes: showBayes }: ExplorerState,
  limits: LimitPlaces | undefined,
  referenceColor: number | undefined,
): CurveParts {
  const { curve, marks, refusal, pending } = result;
  if (curve === undefined) return { lines: [], rules: [], markers: [], gaps: [] };
  const across = view === "trade-off";
  const x = limits === undefined ? curve.x : curve.x.map((value) => axisPlace(value, limits));
  const inner = limits === undefined ? { x, y: curve.y } : withoutEnds(curve.values, x, curve.y);
  const faded = !curve.complete || refusal !== undefined || pending === true;
  const best = showBest ? marks?.best : undefined;
  const bayes = showBayes ? marks?.bayes : undefined;
  return {
    lines: [
      ...(typeof bayes === "object"
        ? [{ ...bayes, color, role: "reference" as const, common: referenceColor === undefined }]
        : []),
      { ...withNode(inner, curve.node), color, role: "curve", faded },
      ...(isTrace(best) ? [{ ...best, color, role: "companion" as const }] : []),
    ],
    rules:
      typeof bayes === "number"
        ? [
            {
              at: bayes,
              direction: across ? ("vertical" as const) : ("horizontal" as const),
              role: "reference",
              ...(referenceColor === undefined ? {} : { color: referenceColor }),
            },
          ]
        : [],
    markers: [
      ...(across || limits !== undefined ? endMarkers(curve.values, x, curve.y, color) : []),
      ...(best === undefined || isTrace(best) ? [] : [bestMarker(best, color, limits)]),
      ...simulated.map((marker) => (limits === undefined ? marker : { ...marker, x: axisPlace(marker.x, limits) })),
    ],
    gaps: across ? [] : curve.unsolved.map(({ value }) => (limits === undefined ? value : axisPlace(value, limits))),
  };
}

function isTrace(best: BestMark | Trace | undefined): best is Trace {
  return best !== undefined && Array.isArray(best.x);
}

/** On an axis of lambda the limits are separate markers and not part of the line. */
function withoutEnds(values: readonly number[], x: readonly number[], y: readonly number[]): Trace {
  const inside = (_value: number, index: number): boolean =>
    values[index] !== 0 && values[index] !== Number.POSITIVE_INFINITY;
  return { x: x.filter(inside), y: y.filter(inside) };
}

/** The line with the point at the interpolation threshold. */
function withNode(line: Trace, node: CurveNode | undefined): Trace & Pick<PictureLine, "corners"> {
  if (node === undefined) return line;
  const before = line.x.filter((value) => value < node.x).length;
  const after = line.x.findIndex((value) => value > node.x);
  return {
    x: [...line.x.slice(0, before), node.x, ...line.x.slice(after)],
    y: [...line.y.slice(0, before), node.y, ...line.y.slice(after)],
    ...(node.corner ? { corners: [before] } : {}),
  };
}

function endMarkers(
  values: readonly number[],
  x: readonly number[],
  y: readonly number[],
  color: number,
): PictureMarker[] {
  const shapes = [
    { limit: 0, shape: "triangle" },
    { limit: Number.POSITIVE_INFINITY, shape: "square" },
  ] as const;
  return shapes.flatMap(({ limit, shape }) => {
    const index = values.indexOf(limit);
    return index < 0 ? [] : [{ x: x[index] as number, y: y[index] as number, shape, color, filled: true }];
  });
}

function bestMarker({ x, y }: BestMark, color: number, limits: LimitPlaces | undefined): PictureMarker {
  return { x: limits === undefined ? x : axisPlace(x, limits), y, shape: "star", color, filled: true };
}
