import { log } from "../../src/numerics/elementary.js";
import { largestOf } from "../../src/numerics/extremes.js";
import type { Loss } from "../losses.js";

/** Spacing, in the margin, at which a loss that bends over a unit (like the logistic) is resolved at any V. */
const SPACING = 1.5;
const WIDE_SPACING = 5;
/** Margins with these spacings; beyond, cells double their size up to the last. */
const DENSE = [-6, 45] as const;
const WIDE = [-45, 90] as const;
const FARTHEST = 1e4;
/**
 * Over half a cell the curvature may change by this logarithm. Where prox is pinned the variable is u, in which it is a logarithm: on a cell
 * over which its argument grows by exp(1.6) a 16-node rule is good to 1e-14.
 */
const LOG_STEP = 0.8;
/** Curvatures below this part of the largest, and slopes that change by less than this part of the pull, are none. */
const NEGLIGIBLE = 1e-14;
/** A cell whose slope changes by this much more than its curvature says hides a bend. */
const HIDDEN = 0.5;
const MOST_HALVINGS = 40;
/** No field pushes the margin where the slope exceeds the pull by this factor: a loss may overflow there. */
const WALL = 1e10;

/**
 * Margins at which the panels of a smooth loss are cut.
 *
 * Prox turns from pinned to free where V loss'' passes one, within about one bend of the loss; cutting at the images of these points
 * resolves the turn wherever it happens to be. Cells in which the curvature changes by orders of magnitude are halved, and so are cells
 * across which the slope changes more than the curvature seen there: so no bend is too sharp to be found, and there may be several.
 *
 * @param loss Convex, smooth between its kinks.
 * @returns Increasing margins.
 */
export function landmarksOf(loss: Loss): readonly number[] {
  const known = found.get(loss);
  if (known !== undefined) return known;
  const marks = findLandmarks(loss);
  found.set(loss, marks);
  return marks;
}

const found = new WeakMap<Loss, readonly number[]>();

function findLandmarks(loss: Loss): readonly number[] {
  const reachable = (x: number): boolean => Math.abs(loss.slope(x)) < WALL * loss.pull;
  const cells = [...new Set([...baseCells(), ...loss.kinks])].filter(reachable).sort((a, b) => a - b);
  const largest = largestOf(cells.map((x) => (loss.kinks.includes(x) ? 0 : loss.curvature(x))));
  const marks: number[] = [];
  for (let k = 1; k < cells.length; k++) {
    const [from, to] = [cells[k - 1] as number, cells[k] as number];
    marks.push(from);
    // Losses are never evaluated at their kinks.
    const inset = 1e-12 * (to - from);
    split(loss, largest, { from: from + inset, to: to - inset }, MOST_HALVINGS, marks);
  }
  return marks.filter((mark) => !loss.kinks.includes(mark));
}

function baseCells(): number[] {
  const cells: number[] = [];
  for (let x = 2 * WIDE[0]; x > -FARTHEST; x *= 2) cells.push(x);
  for (let x: number = WIDE[0]; x < DENSE[0]; x += WIDE_SPACING) cells.push(x);
  for (let x: number = DENSE[0]; x <= DENSE[1]; x += SPACING) cells.push(x);
  for (let x = DENSE[1] + WIDE_SPACING; x <= WIDE[1]; x += WIDE_SPACING) cells.push(x);
  for (let x = 2 * WIDE[1]; x < FARTHEST; x *= 2) cells.push(x);
  return cells;
}

/** Appends the marks inside a cell, in increasing order. */
function split(
  loss: Loss,
  largest: number,
  { from, to }: { readonly from: number; readonly to: number },
  halvings: number,
  marks: number[],
): void {
  if (halvings === 0) return;
  const middle = 0.5 * (from + to);
  const [left, center, right] = [loss.curvature(from), loss.curvature(middle), loss.curvature(to)];
  const change = loss.slope(to) - loss.slope(from);
  const seen = ((to - from) * (left + 4 * center + right)) / 6;
  const hidden = change > NEGLIGIBLE * loss.pull && Math.abs(change - seen) > HIDDEN * change;
  // Smaller ones are rounding of a sharp bend elsewhere, which the largest of the first cells may not know.
  const floor = NEGLIGIBLE * Math.max(largest, loss.pull / (to - from));
  const steep = (a: number, b: number): boolean =>
    Math.max(a, b) > floor && Math.abs(log(Math.max(a, floor) / Math.max(b, floor))) > LOG_STEP;
  if (!hidden && !steep(left, center) && !steep(center, right)) return;
  split(loss, largest, { from, to: middle }, halvings - 1, marks);
  marks.push(middle);
  split(loss, largest, { from: middle, to }, halvings - 1, marks);
}
