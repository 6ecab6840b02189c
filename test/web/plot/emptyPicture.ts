import type { PictureOfCurves } from "../../../src/web/plot/picture.js";

/** A picture of curves with axes from 0 to 1, and nothing in it. */
export const EMPTY_PICTURE: PictureOfCurves = {
  x: { label: "$x$", scale: "linear", domain: [0, 1] },
  y: { label: "$y$", scale: "linear", domain: [0, 1] },
  lines: [],
  markers: [],
  rules: [],
  gaps: [],
  entries: [],
};
