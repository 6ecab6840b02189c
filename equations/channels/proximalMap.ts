import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { GAUSSIAN_REACH } from "../../src/numerics/panels.js";
import { type Loss, unitMargin } from "../losses.js";

/** What a quadrature node sees: the field u with weight du, and the proximal map there. */
export type NodeVisitor = (
  u: number,
  weight: number,
  /** prox(u) - u. */
  shift: number,
  /** Derivative of the shift with respect to log V at fixed u. */
  shiftByLogV: number,
  /** 1 - prox'(u). */
  removed: number,
  /** prox(u). */
  x: number,
) => void;

/** Panel width in standard deviations. */
const PANEL_WIDTH = 1.5;
const PROX_STEPS = 200;
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
  const inside = Math.min(Math.max(u, from), to);
  const pull = -V * loss.slope(nudge(inside, from, to));
  const low = Math.max(from, Math.min(u, u + pull, inside));
  const high = Math.min(to, Math.max(u, u + pull, inside));
  return solveBracketed((x) => nudge(x, from, to), loss, V, u, low, high, Math.min(Math.max(inside, low), high));
}

/** Root of x + V loss'(x) = u in [low, high]: Newton whose steps must halve, because on a sigmoid they jump from flank to flank. */
function solveBracketed(
  inside: (x: number) => number,
  loss: Loss,
  V: number,
  u: number,
  lowest: number,
  highest: number,
  guess: number,
): number {
  let low = lowest;
  let high = highest;
  let x = guess;
  let lastStep = Number.POSITIVE_INFINITY;
  for (let k = 0; k < PROX_STEPS; k++) {
    const at = inside(x);
    const excess = x - u + V * loss.slope(at);
    if (excess === 0) break;
    if (excess > 0) high = x;
    else low = x;
    const newton = x - excess / (1 + V * loss.curvature(at));
    const trusted = newton > low && newton < high && Math.abs(newton - x) < 0.5 * lastStep;
    const next = trusted ? newton : 0.5 * (low + high);
    lastStep = trusted ? Math.abs(newton - x) : high - low;
    if (Math.abs(next - x) <= 4e-16 * (Math.abs(x) + Math.abs(u))) return next;
    x = next;
  }
  return x;
}

/** Losses are never evaluated at their kinks. */
function nudge(x: number, from: number, to: number): number {
  const slack = NUDGE * Math.max(SMALLEST, Math.abs(x));
  return Math.min(Math.max(x, from + slack), to - slack);
}

/**
 * Visits the nodes of a Gauss-Legendre rule over u in units of a Gaussian of width `scale`, panels cut at the images of the kinks,
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
 *
 * Source: equations/README.md (CH.9).
 */
export function visitNodes(
  loss: Loss,
  landmarks: readonly number[],
  V: number,
  scale: number,
  slope: number,
  n: number,
  visit: NodeVisitor,
): void {
  const cuts = gaussianCuts(scale, slope);
  const reach = GAUSSIAN_REACH * scale;
  if (V === Number.POSITIVE_INFINITY) {
    const unit = unitMargin(loss);
    const { to } = loss.minimizers;
    flatPiece(unit, unit + reach, Math.max(0, unit - reach), cuts, n, visit);
    if (to < reach) flatPiece(to, 0, to - reach, cuts, n, visit);
    return;
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
      visit,
    );
    if (to === Number.POSITIVE_INFINITY) continue;
    const left = -V * loss.slope(nudge(to, from, to));
    const right = -V * loss.slope(nudge(to, to, edges[piece + 1] as number));
    flatPiece(to, Math.min(left, to + reach), Math.max(right, to - reach), cuts, n, visit);
  }
}

const identity = (x: number): number => x;

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

function smoothPiece(
  loss: Loss,
  landmarks: readonly number[],
  V: number,
  scale: number,
  piece: Piece,
  cuts: readonly number[],
  n: number,
  visit: NodeVisitor,
): void {
  const { from, to, start, end } = piece;
  if (!(end > start)) return;
  const fields = [start, end];
  for (const cut of cuts) if (cut > start && cut < end) fields.push(cut);
  for (const landmark of landmarks) {
    if (landmark <= from || landmark >= to) continue;
    const image = landmark + V * loss.slope(landmark);
    if (image > start && image < end) fields.push(image);
  }
  const ordered = fields.sort((a, b) => a - b);
  const { nodes, weights } = gaussLegendre(n);
  let left = proximalPoint(loss, V, start, from, to);
  for (let k = 1; k < ordered.length; k++) {
    const uLeft = ordered[k - 1] as number;
    const uRight = ordered[k] as number;
    const right = proximalPoint(loss, V, uRight, from, to);
    const bend = V * Math.max(loss.curvature(nudge(left, from, to)), loss.curvature(nudge(right, from, to)));
    const stiff = bend > STIFF || scale < FINE_SCALE * Math.max(Math.abs(left), Math.abs(right));
    const half = 0.5 * (stiff ? uRight - uLeft : right - left);
    const tilt = (right - left) / (uRight - uLeft);
    for (let i = 0; i < n && half > 0; i++) {
      const fraction = half * (1 + (nodes[i] as number));
      const x = stiff
        ? solveBracketed(identity, loss, V, uLeft + fraction, left, right, left + tilt * fraction)
        : left + fraction;
      const pull = -V * loss.slope(x);
      const stiffness = V * loss.curvature(x);
      const stretch = 1 + stiffness;
      const u = stiff ? uLeft + fraction : x - pull;
      // Of the two forms of prox(u) - u, the one that does not magnify rounding of x.
      const shift = stiff && stiffness > 1 ? x - u : pull;
      const weight = half * (weights[i] as number) * (stiff ? 1 : stretch);
      visit(u, weight, shift, shift / stretch, stiffness / stretch, x);
    }
    left = right;
  }
}

/** Where prox is constant: the shift x - u is the variable, so that a window far narrower than the margin keeps its digits. */
function flatPiece(
  x: number,
  highest: number,
  lowest: number,
  cuts: readonly number[],
  n: number,
  visit: NodeVisitor,
): void {
  if (!(highest > lowest)) return;
  const { nodes, weights } = gaussLegendre(n);
  const shifts = [highest, lowest];
  for (const cut of cuts) if (x - cut < highest && x - cut > lowest) shifts.push(x - cut);
  shifts.sort((a, b) => b - a);
  for (let k = 1; k < shifts.length; k++) {
    const low = shifts[k] as number;
    const half = 0.5 * ((shifts[k - 1] as number) - low);
    for (let i = 0; i < n; i++) {
      const shift = low + half * (1 + (nodes[i] as number));
      visit(x - shift, half * (weights[i] as number), shift, 0, 1, x);
    }
  }
}

function gaussianCuts(scale: number, slope: number): number[] {
  const cuts: number[] = [];
  for (let k = -6; k <= 6; k++) cuts.push(k * PANEL_WIDTH * scale);
  if (slope > 1) {
    for (let k = 1; k <= 6; k++) cuts.push((k * PANEL_WIDTH * scale) / slope, (-k * PANEL_WIDTH * scale) / slope);
  }
  return cuts;
}
