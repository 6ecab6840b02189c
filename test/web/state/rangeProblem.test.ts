import { expect, test } from "vitest";
import { rangeProblem } from "../../../src/web/state/rangeProblem.js";
import { VIEW_NAMES, VIEWS } from "../../../src/web/views.js";

test.each(VIEW_NAMES)("rangeProblem has nothing against the own range of the view %s", (view) => {
  expect(rangeProblem(view, VIEWS[view].from, VIEWS[view].to)).toBeUndefined();
});

test.each([
  ["alpha", -1, 100, ["from"], "alpha from must lie in [1e-300, 1e+300]; got -1"],
  ["alpha", 0, 100, ["from"], "alpha from must lie in [1e-300, 1e+300]; got 0"],
  ["alpha", "x", 100, ["from"], 'alpha from must be a number in [1e-300, 1e+300]; got "x"'],
  ["alpha", 100, 100, ["from", "to"], "alpha from must lie below alpha to = 100; got 100"],
  ["alpha", 1, Number.POSITIVE_INFINITY, ["to"], "alpha to must lie in [1e-300, 1e+300]; got Infinity"],
  // The angles of the two limits are models of their own, as at the knob.
  ["gamma", 0.1, Math.PI / 2, ["to"], `gamma to must lie in (0, pi/2); got ${Math.PI / 2}`],
  ["capacity", -0.1, 1, ["from"], "epsilon from must lie in [0, 1]; got -0.1"],
] as const)(
  "rangeProblem names the end, its value and what is allowed: %s, %s to %s",
  (view, from, to, ends, message) => {
    expect(rangeProblem(view, from, to)).toEqual({ ends, message });
  },
);
