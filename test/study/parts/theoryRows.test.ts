import { expect, test } from "vitest";
import { bayesOptimal } from "../../../src/solver/solve.js";
import { studyParts } from "../../../src/study/parts/studyPart.js";
import { theoryRows } from "../../../src/study/parts/theoryRows.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";

test("a plan of kind bayes takes a rule with a width for a quadratic one, and others for linear ones", async () => {
  const text = `name: rules
fixed: {loss: square, alpha: 2, epsilon: 0.2, lambda: 1}
cases:
  - {label: network, model: quadratic, width: 0.5}
  - {label: wide, model: quadratic, width: 2}
  - {label: perceptron, model: linear}
compute: bayes
`;
  const part = studyParts(await readPlan(text, "p"))[0]!;
  const compute = theoryRows(part);
  const rows = [await compute(0), await compute(1), await compute(2)];
  const place = part.columns.findIndex(({ name }) => name === "generalizationError");
  const task = { alpha: 2, epsilon: 0.2 };
  expect(rows.map(({ cells }) => cells[place])).toEqual(
    [{ ...task, width: 0.5 }, { ...task, width: 2 }, task].map((own) => bayesOptimal(own).generalizationError),
  );
});
