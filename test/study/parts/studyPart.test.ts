import { expect, test } from "vitest";
import { studyParts, unitCount, unitRange } from "../../../src/study/parts/studyPart.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { shardUnits } from "../../../src/study/run/shard.js";

/** Unit sizes of a plan's parts. */
async function unitRows(fixed: string, alphas: number, compute = "[points]"): Promise<number[]> {
  const text = `name: units
fixed: {model: linear, epsilon: 0.1, ${fixed}}
axes: {alpha: {from: 0.5, to: 50, count: ${alphas}}, lambda: {from: 0.1, to: 10, count: 10}}
compute: ${compute}
`;
  return studyParts(await readPlan(text, "p")).map((part) => part.unitRows);
}

test("studyParts cut large plans of losses in closed form into units of 256 points, and of losses by quadrature into 8", async () => {
  for (const loss of ["square", "hinge", "squared-hinge"]) expect(await unitRows(`loss: ${loss}`, 2000)).toEqual([256]);
  expect(await unitRows("loss: logistic", 2000)).toEqual([8]);
  expect(await unitRows('loss: "log(1 + exp(-u))"', 2000)).toEqual([8]);
  expect(await unitRows("loss: square, channel: quadrature", 2000)).toEqual([8]);
  expect(
    await unitRows("loss: logistic", 2000, "[points, {optimum: {over: lambda, objective: generalization}}]"),
  ).toEqual([8, 1]);
});

test("studyParts see a slow loss wherever it stands: in one of the cases, or on an axis", async () => {
  const [inCase] = studyParts(
    await readPlan(
      `name: cases
cases: [{label: one, loss: square}, {label: two, loss: logistic}]
fixed: {model: linear, epsilon: 0.1, lambda: 1}
axes: {alpha: {from: 0.5, to: 50, count: 20000}}
compute: points
`,
      "p",
    ),
  );
  expect(inCase?.unitRows).toBe(8);
  const [onAxis] = studyParts(
    await readPlan(
      `name: axis
fixed: {model: linear, epsilon: 0.1, lambda: 1}
axes: {loss: [square, logistic], alpha: {from: 0.5, to: 50, count: 20000}}
compute: points
`,
      "p",
    ),
  );
  expect(onAxis?.unitRows).toBe(8);
});

test.each([1, 3, 7, 20, 100])(
  "studyParts cut %i0 rows so that each of eight shards has work, and every row is in one unit",
  async (alphas) => {
    const text = `name: small
fixed: {model: linear, epsilon: 0.1, loss: logistic}
axes: {alpha: {from: 0.5, to: 50, count: ${alphas + 1}}, lambda: {from: 0.1, to: 10, count: 10}}
compute: [points, bayes]
`;
    for (const part of studyParts(await readPlan(text, "p"))) {
      const units = unitCount(part);
      expect(units).toBeGreaterThanOrEqual(Math.min(part.rows, 32));
      const shares = Array.from({ length: 8 }, (_, i) =>
        [...shardUnits({ index: i + 1, count: 8 }, units)].flatMap((unit) => {
          const [from, to] = unitRange(part, unit);
          return Array.from({ length: to - from }, (_row, row) => from + row);
        }),
      );
      if (part.rows >= 8) expect(shares.every((rows) => rows.length > 0)).toBe(true);
      expect(shares.flat().sort((one, other) => one - other)).toEqual([...Array(part.rows).keys()]);
    }
  },
);
