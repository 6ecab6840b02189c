import { expect, test } from "vitest";
import { currentPointPlace } from "../../../src/web/page/currentPointPlace.js";
import { shownCurves } from "../../../src/web/page/shownCurves.js";
import { DEFAULT_SETTINGS, pointInputOf } from "../../../src/web/state/curveSettings.js";
import { curveTask } from "../../../src/web/state/curveTask.js";
import { INITIAL_STATE, withPin } from "../../../src/web/state/explorerState.js";
import type { Result } from "../../../src/web/state/results.js";
import { CURRENT } from "../../../src/web/theory/channels.js";
import type { DetailsAnswer } from "../../../src/web/theory/questions.js";

const GOOD = { ...DEFAULT_SETTINGS, loss: "square" };
const STATE = { ...INITIAL_STATE, settings: { ...DEFAULT_SETTINGS, loss: "-u^2" } };
const RESULT: Result = { of: { settings: GOOD, task: curveTask(GOOD, INITIAL_STATE) } };
const REFUSAL = { parameter: "loss", message: "no" };

test("shownCurves calls the current curve by the learner that is drawn, not by one that is refused or still solved", () => {
  const results = new Map([[CURRENT, { ...RESULT, refusal: REFUSAL }]]);
  expect(shownCurves(STATE, results, new Map()).map(({ label }) => label)).toEqual(["perceptron, square"]);
  expect(shownCurves(STATE, new Map(), new Map()).map(({ label }) => label)).toEqual(["perceptron, -u^2"]);
  const pinned = withPin(STATE, "mine");
  expect(shownCurves(pinned, results, new Map()).map(({ label }) => label)).toEqual(["mine", "perceptron, square"]);
});

test("shownCurves calls a pin whose label was emptied what a new pin of its settings would be called", () => {
  const emptied = { ...withPin({ ...INITIAL_STATE, settings: { ...GOOD, alpha: 3 } }, " "), settings: GOOD };
  const [pin] = shownCurves(emptied, new Map(), new Map());
  expect(pin?.label).toBe("perceptron, square, α = 3");
});

test("currentPointPlace has no place for the point of one learner on the curve of another, but for the moment between two answers", () => {
  const record = { generalizationError: 0.2, memorizationError: 0.1, regime: "finite" };
  const pointOf = (loss: string): DetailsAnswer =>
    ({ kind: "details", record, point: pointInputOf({ ...GOOD, loss }) }) as object as DetailsAnswer;
  const at = (loss: string, result: Result, delayed = false): unknown =>
    currentPointPlace(INITIAL_STATE, pointOf(loss), result, delayed);
  expect(at("square", { ...RESULT, refusal: REFUSAL })).toEqual({ x: 0.2, y: 0.1 });
  expect(at("hinge", { ...RESULT, refusal: REFUSAL })).toBeUndefined();
  expect(at("hinge", { ...RESULT, pending: true })).toBeUndefined();
  expect(at("hinge", RESULT, true)).toBeUndefined();
  expect(at("hinge", RESULT)).toEqual({ x: 0.2, y: 0.1 });
});
