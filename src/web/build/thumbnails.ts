import { resolvePoint } from "../../../equations/point.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { curvePoints } from "../../sweep/curve.js";
import { axisRange } from "../plot/axisRange.js";
import { curvePath } from "../plot/curvePath.js";
import { scaleOf } from "../plot/scale.js";
import { THUMBNAIL, type ThumbnailCurve } from "../plot/thumbnailCurve.js";
import { curveTask } from "../state/curveTask.js";
import type { ExplorerState } from "../state/explorerState.js";
import { interpolationNode } from "../theory/interpolationNode.js";
import { plottedValue } from "../theory/plottedValue.js";
import type { Trace } from "../theory/questions.js";
import { VIEWS } from "../views.js";

/** A thumbnail has every 6th point of its curves. */
const STRIDE = 6;

/** The curves of a state as a small picture without axes. Runs in Node, where the page is built. */
export async function thumbnail(state: ExplorerState): Promise<readonly ThumbnailCurve[]> {
  const curves = [...state.pins, { settings: state.settings, color: state.color }];
  const traces = await Promise.all(
    curves.map(async ({ settings, color }) => ({ ...(await traceOf(settings, state)), color })),
  );
  const { spacing } = VIEWS[state.view];
  const xScale = state.view === "trade-off" ? "linear" : spacing;
  const finite = (values: readonly number[]): readonly number[] => values.filter(Number.isFinite);
  const x = { label: "", scale: xScale, domain: axisRange(finite(traces.flatMap((trace) => trace.x)), xScale) };
  const y = {
    label: "",
    scale: state.yScale,
    domain: axisRange(finite(traces.flatMap((trace) => trace.y)), state.yScale),
  };
  const { width, height, margin } = THUMBNAIL;
  const across = scaleOf(x, margin, width - margin);
  const upward = scaleOf(y, height - margin, margin);
  return traces.map((trace) => ({ path: curvePath(trace.x, trace.y, across, upward), color: trace.color }));
}

async function traceOf(settings: ExplorerState["settings"], state: ExplorerState): Promise<Trace> {
  const task = curveTask(settings, state);
  if (task.kind !== "curve") return { x: [], y: [] };
  const last = task.values.length - 1;
  const values = task.values.filter((_value, index) => index % STRIDE === 0 || index === last);
  const point = await resolvePoint(task.input);
  const node = interpolationNode(point, task);
  const points = [...curvePoints(point, task.over, values)].map(({ value, solution }) => ({
    x: task.abscissa === "parameter" ? value : plottedValue(solution, E_GEN),
    y: plottedValue(solution, task.ordinate),
  }));
  const all = node === undefined ? points : [...points, node].sort((a, b) => a.x - b.x);
  return { x: all.map(({ x }) => x), y: all.map(({ y }) => y) };
}
