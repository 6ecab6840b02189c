import type { Loss } from "../losses.js";

/** Spacing, in the margin, at which a loss that bends over a unit (like the logistic) is resolved at any V. */
const SPACING = 1.5;
/** Margins covered: exp(-90) is below every weight that a panel can carry. */
const LOWEST = -45;
const DENSE_TO = 45;
const HIGHEST = 90;
/** Multiples of the bend's own width around a sharper bend. */
const FAN = [0.5, 1, 1.5, 2, 3, 4, 5.5, 7, 9, 12, 16, 21, 28, 40, 60, 90, 140, 220];
const SCAN_POINTS = 4001;

/**
 * Margins at which the panels of a smooth loss are cut.
 *
 * Where V loss'' passes one, prox turns from pinned to free within about one bend of the loss; cutting at the images of these points
 * resolves the turn wherever it happens to be. A bend sharper than the unit gets a fan of its own.
 *
 * @param loss Convex, smooth between its kinks.
 * @returns Increasing margins.
 */
export function landmarksOf(loss: Loss): readonly number[] {
  const marks: number[] = [];
  for (let x = LOWEST; x < -6; x += 5) marks.push(x);
  for (let x = -6; x <= DENSE_TO; x += SPACING) marks.push(x);
  for (let x = DENSE_TO + 5; x <= HIGHEST; x += 5) marks.push(x);
  let sharpest = 0;
  let center = 0;
  for (let i = 0; i < SCAN_POINTS; i++) {
    const x = -10.0037 + (20 * i) / SCAN_POINTS;
    const curvature = loss.curvature(x);
    if (curvature > sharpest) {
      sharpest = curvature;
      center = x;
    }
  }
  const width = loss.pull / (2 * sharpest);
  if (width < 0.4) {
    for (const multiple of FAN) {
      if (multiple * width < SPACING) marks.push(center - multiple * width, center + multiple * width);
    }
  }
  return marks.sort((a, b) => a - b);
}
