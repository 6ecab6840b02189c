import { gaussLegendre } from "../../src/numerics/gaussLegendre.js";
import { legendreError } from "../../src/numerics/legendreError.js";
import type { Loss } from "../losses.js";
import { landmarksOf } from "./landmarks.js";
import { jetsOf, type LossJets } from "./proximalSolve.js";

/** Nodes of a panel of load 1. */
export const FULL_NODES = 26;
/** Slope and curvature are resolved where the error of their sums is below this part of the sums. */
const RESOLVED = 1e-13;
/** A change of the slope that the curvature does not explain, in units of the slope: beyond rounding a bend hides between the nodes. */
const HIDDEN = 5e-15;
/** Curvatures below this part of the largest are none, and slopes below this part of the pull. */
const NEGLIGIBLE = 1e-20;

/** A loss between two kinks, in cells whose ends are the kinks and the landmarks between them. */
export interface SmoothPiece {
  /** Kinks, or infinite. */
  readonly from: number;
  readonly to: number;
  /** Ends of the cells, increasing, with the slope and the curvature of the loss; at a kink those beside it. */
  readonly x: Float64Array;
  readonly slope: Float64Array;
  readonly curvature: Float64Array;
  /** First cell of the group of each cell: a panel of 26 nodes resolves the loss over all cells of a group. */
  readonly group: Int32Array;
  /** Length of the group of each cell. */
  readonly groupLength: Float64Array;
}

type Ungrouped = Omit<SmoothPiece, "group" | "groupLength">;

/** Two units in the last place of a kink, and what stands for them at a kink at 0. */
const NUDGE = 4.5e-16;
const SMALLEST = 1e-10;

/** A finite margin, kept between two kinks: losses are never evaluated at their kinks. */
export function besideKinks(x: number, from: number, to: number): number {
  const slack = NUDGE * Math.max(SMALLEST, Math.abs(x));
  return Math.min(Math.max(x, from + slack), to - slack);
}

const found = new WeakMap<Loss, readonly SmoothPiece[]>();

/** The smooth pieces of a loss from left to right, one more than it has kinks. */
export function smoothPiecesOf(loss: Loss): readonly SmoothPiece[] {
  const known = found.get(loss);
  if (known !== undefined) return known;
  const marks = landmarksOf(loss);
  const jets = jetsOf(loss);
  const ends = [Number.NEGATIVE_INFINITY, ...loss.kinks, Number.POSITIVE_INFINITY];
  const ungrouped = ends.slice(1).map((to, k) => pieceBetween(jets, marks, ends[k]!, to));
  const largest = ungrouped.reduce((most, { curvature }) => Math.max(most, ...curvature), 0);
  const pieces = ungrouped.map((piece) => grouped(jets, piece, NEGLIGIBLE * loss.pull, NEGLIGIBLE * largest));
  found.set(loss, pieces);
  return pieces;
}

function pieceBetween(jets: LossJets, marks: readonly number[], from: number, to: number): Ungrouped {
  const x = Float64Array.from([from, ...marks.filter((mark) => mark > from && mark < to), to].filter(Number.isFinite));
  const slope = new Float64Array(x.length);
  const curvature = new Float64Array(x.length);
  const inside = x.map((end) => besideKinks(end, from, to));
  jets(inside, x.length, slope, curvature, undefined);
  return { from, to, x, slope, curvature };
}

function grouped(jets: LossJets, piece: Ungrouped, leastSlope: number, leastCurvature: number): SmoothPiece {
  const { x } = piece;
  const cells = Math.max(0, x.length - 1);
  const group = new Int32Array(cells);
  const groupLength = new Float64Array(cells);
  for (let first = 0; first < cells; ) {
    let next = first + 1;
    while (next < cells && isResolved(jets, piece, first, next + 1, leastSlope, leastCurvature)) next++;
    group.fill(first, first, next);
    groupLength.fill(x[next]! - x[first]!, first, next);
    first = next;
  }
  return { ...piece, group, groupLength };
}

const { nodes, weights } = gaussLegendre(FULL_NODES);
const place = new Float64Array(FULL_NODES);
const slopes = new Float64Array(FULL_NODES);
const curvatures = new Float64Array(FULL_NODES);

/** True if 26 nodes between two ends of cells resolve the loss: by their own decay, and because no bend hides between them. */
function isResolved(
  jets: LossJets,
  { from, to, x, slope }: Ungrouped,
  first: number,
  last: number,
  leastSlope: number,
  leastCurvature: number,
): boolean {
  const half = 0.5 * (x[last]! - x[first]!);
  for (let i = 0; i < FULL_NODES; i++) place[i] = besideKinks(x[first]! + half * (1 + nodes[i]!), from, to);
  jets(place, FULL_NODES, slopes, curvatures, undefined);
  let [change, size, pull] = [0, 0, 0];
  let [pulls, bends] = [false, false];
  for (let i = 0; i < FULL_NODES; i++) {
    pulls ||= Math.abs(slopes[i]!) > leastSlope;
    bends ||= curvatures[i]! > leastCurvature;
    curvatures[i] = weights[i]! * curvatures[i]!;
    slopes[i] = weights[i]! * slopes[i]!;
    change += curvatures[i]!;
    size += Math.abs(curvatures[i]!);
    pull += Math.abs(slopes[i]!);
  }
  const rise = slope[last]! - slope[first]!;
  if (pulls && Math.abs(half * change - rise) > HIDDEN * pull) return false;
  return (
    (!pulls || legendreError(FULL_NODES, slopes, 0) <= RESOLVED * pull) &&
    (!bends || legendreError(FULL_NODES, curvatures, 0) <= RESOLVED * size)
  );
}
