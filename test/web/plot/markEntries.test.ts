import { expect, test } from "vitest";
import { markEntries } from "../../../src/web/plot/markEntries.js";
import type { PictureOfCurves } from "../../../src/web/plot/picture.js";
import { EMPTY_PICTURE } from "./emptyPicture.js";

const AT = { x: 0, y: 0, color: 0 } as const;
const FULL: PictureOfCurves = {
  ...EMPTY_PICTURE,
  lines: [{ x: [0], y: [0], color: 0, role: "companion" }],
  rules: [
    { at: 0, direction: "vertical", role: "reference" },
    { at: 0, direction: "vertical", role: "grey" },
  ],
  markers: [
    ...(["star", "triangle", "square", "circle"] as const).map((shape) => ({ ...AT, shape, filled: true })),
    { ...AT, shape: "circle", filled: false },
  ],
  gaps: [0],
};

test("markEntries names every kind of mark once, and none that is not drawn", () => {
  const samples = markEntries({ ...FULL, markers: [...FULL.markers, ...FULL.markers] }, "trade-off").map(
    ({ sample }) => sample,
  );
  expect(samples).toEqual(["star", "triangle", "square", "circle", "dashed", "grey", "dotted", "open", "cross"]);
  expect(markEntries(EMPTY_PICTURE, "trade-off")).toEqual([]);
  expect(
    markEntries({ ...EMPTY_PICTURE, markers: [{ ...AT, shape: "circle", filled: false }] }, "alpha"),
  ).toMatchObject([{ sample: "open" }]);
});

test("markEntries says of the knobs' point which parameter it is at", () => {
  const label = (view: "trade-off" | "map" | "capacity"): string | undefined =>
    markEntries(FULL, view).find(({ sample }) => sample === "circle")?.label;
  expect([label("trade-off"), label("map"), label("capacity")]).toEqual(["current λ", "current α and λ", "current ε"]);
});

test("markEntries says where a logarithmic axis is cut, and only there", () => {
  const label = (picture: PictureOfCurves): string | undefined =>
    markEntries(picture, "alpha").find(({ sample }) => sample === "below")?.label;
  expect(label({ ...EMPTY_PICTURE, cutAt: 2.1e-9 })).toBe("values below 2e-9 are cut");
  expect(label(EMPTY_PICTURE)).toBeUndefined();
});

test("markEntries leaves out a mark whose value has no place on a logarithmic axis", () => {
  const y = { ...EMPTY_PICTURE.y, scale: "log", domain: [1e-3, 1] } as const;
  const samples = markEntries(
    { ...FULL, y, markers: [...FULL.markers, { ...AT, y: 0.1, shape: "square", filled: true }] },
    "trade-off",
  );
  expect(samples.map(({ sample }) => sample)).toEqual(["square", "dashed", "grey", "cross"]);
});

test("markEntries names no mark and no line that lies outside the frame or is nowhere", () => {
  const outside = { ...AT, x: 1.2, y: 0.5, filled: true } as const;
  const picture: PictureOfCurves = {
    ...EMPTY_PICTURE,
    markers: [
      { ...outside, shape: "star" },
      { ...AT, x: 1, y: 1, shape: "circle", filled: true },
    ],
    lines: [{ x: [0.5], y: [Number.NaN], color: 0, role: "companion" }],
    rules: [{ at: 2, direction: "vertical", role: "reference" }],
  };
  expect(markEntries(picture, "lambda").map(({ sample }) => sample)).toEqual(["circle"]);
});

test("markEntries says of which size simulated points are", () => {
  const markers = [{ ...AT, shape: "circle", filled: false }] as const;
  expect(markEntries({ ...EMPTY_PICTURE, markers, simulated: "d = 50, 4 replicas" }, "alpha")).toEqual([
    { sample: "open", label: "simulation, d = 50, 4 replicas, ± standard error" },
  ]);
});
