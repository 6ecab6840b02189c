/** @module-tag heavy */
import { expect, test } from "vitest";
import { studyFigure } from "../../../src/report/study/studyFigure.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { scratchFolder, swept } from "../../study/studies.js";

async function figureOf(text: string, request: Parameters<typeof studyFigure>[2]): ReturnType<typeof studyFigure> {
  const store = scratchFolder();
  await swept(store, text);
  return studyFigure(await readPlan(text, "p"), await rowIndex([store]), request);
}

const RIDGE = `name: ridge
fixed: {model: linear, epsilon: 0.2, loss: logistic}
axes:
  alpha: [1, 6]
  lambda: {from: 0.01, to: 10, count: 3, scale: log, limits: included}
compute: [points, {replicas: {sizes: [20], replicas: 2, seed: 1}}]
`;

test("inOneUnit shows what vanishes as 1/lambda at its limit 0 and leaves out what diverges, and all other limits where the table has them", async () => {
  const view = { x: "lambda", at: {}, part: "points", log: "automatic" } as const;
  for (const value of ["norm", "m", "q", "V"]) {
    const [panel] = (await figureOf(RIDGE, { ...view, value })).panels;
    const limits = panel?.markers?.filter(({ yError }) => yError === undefined) ?? [];
    const [first, last] = [panel?.x.domain?.[0], panel?.x.domain?.[1]];
    // One sample per dimension is separable, and the weights diverge; six are not.
    expect(limits.filter(({ x }) => x === first)).toHaveLength(1);
    expect(limits.find(({ x }) => x === first)?.y).toBeGreaterThan(2);
    expect(limits.filter(({ x }) => x === last).map(({ y }) => y)).toEqual([0, 0]);
    const [log] = (await figureOf(RIDGE, { ...view, value, log: new Set(["x", "value"]) })).panels;
    expect(log?.x.namedTicks?.map(({ label }) => label)).toEqual(["$0^+$"]);
    expect(panel?.gaps).toBeUndefined();
  }
  const errors = (await figureOf(RIDGE, { ...view, value: "memorizationError" })).panels[0]?.markers;
  expect(errors?.filter(({ yError }) => yError === undefined)).toHaveLength(4);
  const samples = (await figureOf(RIDGE, { ...view, value: "norm", part: "replicas" })).panels[0];
  const atInfinity = samples?.markers?.filter(({ x }) => x > 10 * 1.2) ?? [];
  expect(atInfinity.map(({ y }) => y)).toEqual([0, 0]);
});

test("inOneUnit keeps the units of a limit that is held, and says them", async () => {
  const view = { x: "alpha", value: "norm", part: "points", log: "automatic" } as const;
  const [hebb] = (await figureOf(RIDGE, { ...view, at: { lambda: Number.POSITIVE_INFINITY } })).panels;
  expect(hebb?.y.label).toBe("squared norm $\\lambda^2 |w|^2/d$ at $\\lambda \\to \\infty$");
  expect(hebb?.lines?.[0]?.y.every((norm) => norm !== null && norm > 0.3)).toBe(true);
  const lines = (await figureOf(RIDGE, { ...view, at: {} })).panels[0]?.lines;
  expect(lines?.find(({ label }) => label.includes("infty"))?.y).toEqual([0, 0]);
  const separable = RIDGE.replace("[1, 6]", "[1, 1.5]");
  const [direction] = (await figureOf(separable, { ...view, at: { lambda: 0 } })).panels;
  expect(direction?.y.label).toBe("squared norm $|w|^2/d$ at unit margin");
  await expect(figureOf(separable, { ...view, value: "V", at: { lambda: 0 } })).rejects.toThrow(
    /value cannot be "V"; allowed: columns with a finite value/,
  );
});

test("inOneUnit takes an unkept regime for the separable one: a number in doubt is left out", async () => {
  const kept = `${RIDGE}keep: [norm]\n`;
  const [panel] = (await figureOf(kept, { x: "lambda", value: "norm", at: {}, part: "points", log: "automatic" }))
    .panels;
  expect(panel?.x.namedTicks?.map(({ label }) => label)).toEqual(["$\\infty$"]);
});
