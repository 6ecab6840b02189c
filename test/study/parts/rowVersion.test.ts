import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { replicaRows } from "../../../src/study/parts/replicaRows.js";
import { ROW_VERSION } from "../../../src/study/parts/rowKeys.js";
import { type StudyPart, studyParts, unitCount, unitRange } from "../../../src/study/parts/studyPart.js";
import { theoryRows } from "../../../src/study/parts/theoryRows.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { ROOT } from "../../architecture/sourceTree.js";

/** Every model, exact and numerical channels, limits and both sides of a threshold. */
const PLAN = `
name: digits
cases:
  - {label: linear, model: linear, loss: hinge}
  - {label: kernel, model: kernel, activation: relu, loss: logistic}
  - {label: features, model: rf, activation: erf, kappa: 1.5, loss: squared-hinge}
axes:
  epsilon: [0.2]
  alpha: [0.5, 6]
  lambda: [0, 0.1, inf]
compute: [points, thresholds, bayes]
`;
const OPTIMA = `
name: digits of optima
fixed: {epsilon: 0.2, alpha: 2, loss: hinge, model: kernel, gamma: 0.7, lambda: 1}
compute: [optimum, {optimum: {over: gamma, objective: memorization}}]
`;
const REPLICAS = `
name: digits of replicas
cases:
  - {label: linear, model: linear, loss: hinge}
  - {label: kernel, model: kernel, activation: erf, loss: square}
fixed: {epsilon: 0.2, alpha: 2}
axes: {lambda: [0.1, 1]}
compute: {replicas: {sizes: [20], replicas: 2, seed: 1}}
`;
/** Digits of replicas that do not depend on the library that multiplies matrices. */
const REPLICA_DIGITS = 9;

/** The rows of this version, one line each. After ROW_VERSION was raised, delete the file of the old version and run the test. */
const FIXTURE = join(ROOT, "test", "fixtures", `rows-version-${ROW_VERSION}.txt`);

async function theoryLines(part: StudyPart): Promise<string[]> {
  const lines: string[] = [];
  const rowOf = theoryRows(part);
  for (let row = 0; row < part.rows; row++) {
    const { status, cells } = await rowOf(row);
    lines.push([part.name, row, status, ...cells.map((cell) => cell ?? "null")].join(" "));
  }
  return lines;
}

async function replicaLines(part: StudyPart): Promise<string[]> {
  const lines: string[] = [];
  for (let unit = 0; unit < unitCount(part); unit++) {
    for (const { status, cells } of await replicaRows(part, ...unitRange(part, unit))) {
      const written = part.columns.map(({ name }, i) => {
        const cell = cells[i];
        // A certificate is rounding itself.
        if (name.startsWith("certificate")) return "-";
        return typeof cell === "number" ? cell.toPrecision(REPLICA_DIGITS) : (cell ?? "null");
      });
      lines.push([part.name, unit, status, ...written].join(" "));
    }
  }
  return lines;
}

test("the digits of rows are those of ROW_VERSION: where they move, the version must go up, or stores would mix two builds", async () => {
  const theory = [...studyParts(await readPlan(PLAN, "p")), ...studyParts(await readPlan(OPTIMA, "p"))];
  const [replicas] = studyParts(await readPlan(REPLICAS, "p"));
  const lines = [...(await Promise.all(theory.map(theoryLines))).flat(), ...(await replicaLines(replicas!))];
  if (!existsSync(FIXTURE)) writeFileSync(FIXTURE, `${lines.join("\n")}\n`);
  expect(lines).toEqual(readFileSync(FIXTURE, "utf8").trimEnd().split("\n"));
});
