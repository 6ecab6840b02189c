import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { GAUSSIAN_REACH } from "../../src/numerics/panels.js";
import { type Loss, unitMargin } from "../losses.js";
import {
  jetsOf,
  type LossJets,
  type ProximalBatch,
  proximalBatch,
  type Scratch,
  scratch,
  solveProximal,
} from "./proximalSolve.js";

/** Quadrature nodes, the first `count` places of each array: fields u with weights du, and the proximal map there. */
export interface ProximalNodes {
  readonly count: number;
  readonly u: Float64Array;
  readonly weight: Float64Array;
  /** prox(u) - u. */
  readonly shift: Float64Array;
  /** Derivative of the shift with respect to log V at fixed u. */
  readonly shiftByLogV: Float64Array;
  /** 1 - prox'(u). */
  readonly removed: Float64Array;
  /** prox(u). */
  readonly x: Float64Array;
  /** loss(prox(u)); NaN where prox is constant. */
  readonly value: Float64Array;
}

/** Panel width in standard deviations: the rule and the coarser one that checks it both resolve it. */
const PANEL_WIDTH = 2;
/** Cuts on either side of 0; beyond them exp(-t^2 / 2) is below 2e-14. */
const CUTS = 4;
/** Two units in the last place of a kink, and what stands for them at a kink at 0. */
const NUDGE = 4.5e-16;
const SMALLEST = 1e-10;
/** Fields much narrower than the margins they sit at lose digits in x as the variable. */
const FINE_SCALE = 0.1;
/** Beyond this V loss'', rounding of x = prox(u) is magnified too much to be the variable, and u is used. */
const STIFF = 10;

/**
 * prox(u) = argmin_x (x - u)^2 / (2 V) + loss(x) on a smooth piece of the loss, by safeguarded Newton.
 *
 * x lies between u and u - V loss'(u), because the slope is monotone.
 *
 * @param loss Convex, smooth between the given ends.
 * @param V    (0, Infinity).
 * @param u    Field.
 * @param from, to Ends of the smooth piece, infinite or kinks.
 * @returns The point where x + V loss'(x) = u, to rounding.
 *
 * Source: equations/README.md (CH.1).
 */
export function proximalPoint(loss: Loss, V: number, u: number, from: number, to: number): number {
  const { batch, scratch: spare, indices } = roomFor(1);
  batch.u[0] = u;
  bracketFields(jetsOf(loss), V, 1, from, to);
  solveProximal(jetsOf(loss), V, batch, indices, 1, spare);
  return Math.min(Math.max(batch.x[0]!, from), to);
}

/** Guesses and brackets for the first fields of the room: x lies between u and u - V loss'(u), because the slope is monotone. */
function bracketFields(jets: LossJets, V: number, count: number, from: number, to: number): void {
  const { batch, indices } = roomFor(count);
  const { u, x, low, high, slope, curvature } = batch;
  const lowest = from === Number.NEGATIVE_INFINITY ? from : nudge(from, from, to);
  const highest = to === Number.POSITIVE_INFINITY ? to : nudge(to, from, to);
  for (let k = 0; k < count; k++) {
    x[k] = nudge(u[k]!, from, to);
    indices[k] = k;
  }
  jets(x, count, slope, curvature, undefined);
  for (let k = 0; k < count; k++) {
    const pull = -V * slope[k]!;
    low[k] = Math.max(lowest, Math.min(u[k]!, u[k]! + pull, x[k]!));
    high[k] = Math.min(highest, Math.max(u[k]!, u[k]! + pull, x[k]!));
  }
}

/** Losses are never evaluated at their kinks. */
function nudge(x: number, from: number, to: number): number {
  const slack = NUDGE * Math.max(SMALLEST, Math.abs(x));
  return Math.min(Math.max(x, from + slack), to - slack);
}

/**
 * The nodes of a Gauss-Legendre rule over u in units of a Gaussian of width `scale`, panels cut at the images of the kinks,
 * at the step of width scale / slope, and where the loss bends.
 *
 * On smooth pieces the variable is x = prox(u), in which u = x + V loss'(x) is explicit: no equation is solved at the nodes, unless
 * the loss is so stiff that x hardly moves.
 *
 * @param loss  Any convex margin loss.
 * @param landmarks Margins where the loss bends; see landmarksOf.
 * @param V     (0, Infinity]; at Infinity prox is the projection onto the minimizers of the loss.
 * @param scale Standard deviation of u, > 0.
 * @param slope Steepness of the label density's step in units of 1 / scale, >= 0.
 * @param n     Nodes a panel.
 * @returns Arrays that the next call writes over.
 *
 * Source: equations/README.md (CH.9).
 */
export function proximalNodes(
  loss: Loss,
  landmarks: readonly number[],
  V: number,
  scale: number,
  slope: number,
  n: number,
): ProximalNodes {
  const cuts = gaussianCuts(scale, slope);
  found.count = 0;
  const reach = GAUSSIAN_REACH * scale;
  if (V === Number.POSITIVE_INFINITY) {
    const unit = unitMargin(loss);
    const { to } = loss.minimizers;
    flatPiece(unit, Number.POSITIVE_INFINITY, 0, reach, cuts, n);
    if (to < reach) flatPiece(to, 0, Number.NEGATIVE_INFINITY, reach, cuts, n);
    return found;
  }
  const edges = [Number.NEGATIVE_INFINITY, ...loss.kinks, Number.POSITIVE_INFINITY];
  for (let piece = 1; piece < edges.length; piece++) {
    const from = edges[piece - 1] as number;
    const to = edges[piece] as number;
    const start = from === Number.NEGATIVE_INFINITY ? -reach : from + V * loss.slope(nudge(from, from, to));
    const end = to === Number.POSITIVE_INFINITY ? reach : to + V * loss.slope(nudge(to, from, to));
    smoothPiece(
      loss,
      landmarks,
      V,
      scale,
      { from, to, start: Math.max(start, -reach), end: Math.min(end, reach) },
      cuts,
      n,
    );
    if (to === Number.POSITIVE_INFINITY) continue;
    const left = -V * loss.slope(nudge(to, from, to));
    const right = -V * loss.slope(nudge(to, to, edges[piece + 1] as number));
    flatPiece(to, left, right, reach, cuts, n);
  }
  return found;
}

/** The nodes of the last call; the arrays grow with the longest. */
let found: { -readonly [name in keyof ProximalNodes]: ProximalNodes[name] } = nodesOf(1024);

function nodesOf(size: number): typeof found {
  const array = (): Float64Array => new Float64Array(size);
  return {
    ...{ count: 0, u: array(), weight: array(), shift: array(), shiftByLogV: array() },
    ...{ removed: array(), x: array(), value: array() },
  };
}

/** Room for so many more nodes; those that are found stay. */
function makeRoom(more: number): typeof found {
  if (found.count + more <= found.u.length) return found;
  const larger = nodesOf(2 * (found.count + more));
  for (const name of ["u", "weight", "shift", "shiftByLogV", "removed", "x", "value"] as const) {
    larger[name].set(found[name]);
  }
  larger.count = found.count;
  found = larger;
  return found;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Working memory, which grows with the longest piece. */
let room:
  | { readonly batch: ProximalBatch; readonly scratch: Scratch; readonly indices: Int32Array; readonly size: number }
  | undefined;

function roomFor(size: number): NonNullable<typeof room> {
  if (room === undefined || room.size < size) {
    room = {
      batch: proximalBatch(2 * size),
      scratch: scratch(2 * size),
      indices: new Int32Array(2 * size),
      size: 2 * size,
    };
  }
  return room;
}

function smoothPiece(
  loss: Loss,
  landmarks: readonly number[],
  V: number,
  scale: number,
  piece: Piece,
  cuts: readonly number[],
  n: number,
): void {
  const { from, to, start, end } = piece;
  if (!(end > start)) return;
  const jets = jetsOf(loss);
  const ends = panelEnds(jets, landmarks, V, piece, cuts);
  const { nodes, weights } = gaussLegendre(n);
  const panels = ends.length - 1;
  const { batch, scratch: spare, indices } = roomFor(panels * n);
  const { u, x, low, high } = batch;
  const stiffPanels = new Uint8Array(panels);
  let stiffNodes = 0;
  for (let panel = 0; panel < panels; panel++) {
    const [left, right] = [ends[panel]!, ends[panel + 1]!];
    const bend = V * Math.max(left.curvature, right.curvature);
    const stiff = bend > STIFF || scale < FINE_SCALE * Math.max(Math.abs(left.x), Math.abs(right.x));
    stiffPanels[panel] = stiff ? 1 : 0;
    const half = 0.5 * (stiff ? right.u - left.u : right.x - left.x);
    const tilt = (right.x - left.x) / (right.u - left.u);
    for (let i = 0; i < n; i++) {
      const k = panel * n + i;
      const fraction = half * (1 + nodes[i]!);
      x[k] = left.x + (stiff ? tilt * fraction : fraction);
      if (!stiff) continue;
      u[k] = left.u + fraction;
      low[k] = left.x;
      high[k] = right.x;
      indices[stiffNodes++] = k;
    }
  }
  solveProximal(jets, V, batch, indices, stiffNodes, spare);
  const count = panels * n;
  // Once more at all nodes, of which most were explicit.
  for (let k = 0; k < count; k++) x[k] = nudge(x[k]!, from, to);
  jets(x, count, batch.slope, batch.curvature, batch.value);
  const into = makeRoom(count);
  for (let panel = 0; panel < panels; panel++) {
    const [left, right] = [ends[panel]!, ends[panel + 1]!];
    const stiff = stiffPanels[panel] === 1;
    const half = 0.5 * (stiff ? right.u - left.u : right.x - left.x);
    if (!(half > 0)) continue;
    for (let i = 0; i < n; i++) {
      const k = panel * n + i;
      const pull = -V * batch.slope[k]!;
      const stiffness = V * batch.curvature[k]!;
      const stretch = 1 + stiffness;
      const field = stiff ? u[k]! : x[k]! - pull;
      // Of the two forms of prox(u) - u, the one that does not magnify rounding of x.
      const shift = stiff && stiffness > 1 ? x[k]! - field : pull;
      const weight = half * weights[i]! * (stiff ? 1 : stretch);
      const at = into.count++;
      into.u[at] = field;
      into.weight[at] = weight;
      into.shift[at] = shift;
      into.shiftByLogV[at] = shift / stretch;
      into.removed[at] = stiffness / stretch;
      into.x[at] = x[k]!;
      into.value[at] = batch.value[k]!;
    }
  }
}

/** An end of a panel. */
interface PanelEnd {
  readonly u: number;
  readonly x: number;
  readonly curvature: number;
}

/** Ends of the panels of a smooth piece, with their proximal points: known at the images of landmarks, solved for at the other cuts. */
function panelEnds(
  jets: LossJets,
  landmarks: readonly number[],
  V: number,
  { from, to, start, end }: Piece,
  cuts: readonly number[],
): readonly PanelEnd[] {
  const marks = landmarks.filter((landmark) => landmark > from && landmark < to);
  const { batch, scratch: spare, indices } = roomFor(marks.length + cuts.length + 2);
  const { u, x, slope, curvature } = batch;
  const ends: PanelEnd[] = [];
  marks.forEach((mark, k) => {
    x[k] = mark;
  });
  jets(x, marks.length, slope, curvature, undefined);
  marks.forEach((mark, k) => {
    const image = mark + V * slope[k]!;
    if (image > start && image < end) ends.push({ u: image, x: mark, curvature: curvature[k]! });
  });
  const fields = [start, end, ...cuts.filter((cut) => cut > start && cut < end)];
  fields.forEach((field, k) => {
    u[k] = field;
  });
  bracketFields(jets, V, fields.length, from, to);
  solveProximal(jets, V, batch, indices, fields.length, spare);
  fields.forEach((field, k) => {
    ends.push({ u: field, x: Math.min(Math.max(x[k]!, from), to), curvature: curvature[k]! });
  });
  return ends.sort((left, right) => left.u - right.u);
}

/**
 * Nodes of a piece where prox is constant, at fields u in [-reach, reach] whose shift x - u lies in [lowest, highest].
 *
 * The variable is the shift, so that a window far narrower than the margin keeps its digits; the field where the margin is far beyond all
 * fields, so that these keep theirs.
 */
function flatPiece(
  x: number,
  highest: number,
  lowest: number,
  reach: number,
  cuts: readonly number[],
  n: number,
): void {
  const isField = 2 * reach < Math.abs(x);
  const first = isField ? Math.min(x - lowest, reach) : Math.min(highest, x + reach);
  const last = isField ? Math.max(x - highest, -reach) : Math.max(lowest, x - reach);
  if (!(first > last)) return;
  const { nodes, weights } = gaussLegendre(n);
  const ends = [first, last];
  for (const cut of cuts) {
    const end = isField ? cut : x - cut;
    if (end < first && end > last) ends.push(end);
  }
  ends.sort((a, b) => b - a);
  const into = makeRoom((ends.length - 1) * n);
  for (let k = 1; k < ends.length; k++) {
    const low = ends[k]!;
    const half = 0.5 * (ends[k - 1]! - low);
    for (let i = 0; i < n; i++) {
      const variable = low + half * (1 + nodes[i]!);
      const at = into.count++;
      into.u[at] = isField ? variable : x - variable;
      into.weight[at] = half * weights[i]!;
      into.shift[at] = isField ? x - variable : variable;
      into.shiftByLogV[at] = 0;
      into.removed[at] = 1;
      into.x[at] = x;
      into.value[at] = Number.NaN;
    }
  }
}

function gaussianCuts(scale: number, slope: number): number[] {
  const cuts: number[] = [];
  for (let k = -CUTS; k <= CUTS; k++) cuts.push(k * PANEL_WIDTH * scale);
  if (slope > 1) {
    for (let k = 1; k <= CUTS; k++) cuts.push((k * PANEL_WIDTH * scale) / slope, (-k * PANEL_WIDTH * scale) / slope);
  }
  return cuts;
}
