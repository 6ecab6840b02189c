/** @module-tag heavy */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { resolvePoint } from "../../../equations/point.js";
import { grid } from "../../../src/sweep/grid.js";
import { DEFAULT_SETTINGS } from "../../../src/web/state/curveSettings.js";
import { curveTask } from "../../../src/web/state/curveTask.js";
import { INITIAL_STATE } from "../../../src/web/state/explorerState.js";
import { capacityCsv, curveCsv } from "../../../src/web/takeaway/curveCsv.js";
import { rafCommand } from "../../../src/web/takeaway/rafCommand.js";
import { capacityCurve } from "../../../src/web/theory/capacityCurve.js";
import type { CapacityTask, RecordsAnswer, Task } from "../../../src/web/theory/questions.js";
import { solver } from "../../../src/web/theory/solver.js";
import type { ViewName } from "../../../src/web/views.js";
import { ROOT } from "../../architecture/sourceTree.js";
import { run } from "../../cli/inProcess.js";

const commandOf = (view: ViewName, part: Partial<typeof DEFAULT_SETTINGS> = {}): string => {
  const settings = { ...DEFAULT_SETTINGS, ...part };
  return rafCommand(curveTask(settings, { ...INITIAL_STATE, view, settings }));
};

test("rafCommand writes the command of a curve with every digit", () => {
  expect(commandOf("trade-off")).toBe(
    "raf curve --model linear --loss hinge --alpha 2.2222222222222223 --epsilon 0.1 --over lambda --from 0.00001 --to 100000 --points 200 --log --limits",
  );
});

test("rafCommand writes a teacher as its flag has it, and nothing of a student without one", () => {
  const student = { teacher: "hinge", loss: "square", alpha: 1.5, fraction: 0.5 };
  expect(commandOf("lambda", { ...student, inputs: "fresh" })).toBe(
    "raf curve --model linear --loss square --alpha 1.5 --epsilon 0.1 --inputs fresh --fraction 0.5 --teacher loss=hinge,lambda=0.1 --over lambda --from 0.0001 --to 10000 --points 200 --log --limits",
  );
  expect(commandOf("alpha", student)).not.toContain("--inputs");
  expect(commandOf("alpha", { ...student, teacher: "" })).not.toMatch(/teacher|fraction|inputs/);
  expect(commandOf("capacity", student)).not.toMatch(/teacher|fraction|inputs/);
});

test("rafCommand writes for students the command whose output is the CSV of the page; beside them other learners have empty cells", async () => {
  const settings = { ...DEFAULT_SETTINGS, teacher: "hinge", loss: "square", alpha: 1.5, lambda: 0.05 };
  const state = { ...INITIAL_STATE, view: "alpha" as const, from: 0.5, to: 2 };
  const recordsOf = async (task: Task): Promise<RecordsAnswer> => {
    const question = { channel: "a", id: 1, task: { kind: "records" as const, of: task } };
    for await (const body of solver().answers(question, () => false)) if (body?.kind === "records") return body;
    throw new Error("no records");
  };
  const [student, other] = [curveTask(settings, state), curveTask({ ...settings, teacher: "" }, state)];
  const one = { label: "one", task: student, answer: await recordsOf(student) };
  const { stdout } = await run(rafCommand(student).replace(/^raf /, ""));
  expect(curveCsv([one])).toBe(stdout);
  const both = curveCsv([{ label: "two", task: other, answer: await recordsOf(other) }, one]).split("\n");
  const column = (name: string, row: number): string | undefined =>
    both[row]?.split(",")[both[0]!.split(",").indexOf(name)];
  expect(["q12", "heldOutFactError"].map((name) => column(name, 1))).toEqual(["", ""]);
  expect(Number(column("generalizationError", 1))).toBeGreaterThan(0);
  expect(both[201]).toBe(`one,${stdout.split("\n")[1]}`);
});

test("rafCommand quotes what a shell would take apart", () => {
  const loss = "max(0, 1-u)^2";
  expect(commandOf("alpha", { loss })).toContain(`--loss '${loss}'`);
  expect(commandOf("alpha", { loss: "u'" })).toContain(`--loss 'u'\\'''`);
});

test.each([
  ["kappa", { model: "rf", featureKind: "gamma", lambda: 0 }],
  ["gamma", { model: "kernel", lambda: Number.POSITIVE_INFINITY }],
  ["fraction", { teacher: "hinge", loss: "square" }],
  ["alpha", { teacher: "max(0, 1-u)^2", loss: "square", teacherLambda: Number.POSITIVE_INFINITY }],
] as const)("rafCommand writes commands that work, at the limits of lambda too: %s", async (view, part) => {
  const { exitCode, stdout } = await run(
    commandOf(view, part).replace(/^raf /, "").replace("--points 200", "--points 3"),
  );
  expect(exitCode).toBe(0);
  expect(stdout.split("\n")).toHaveLength(5);
});

test("rafCommand writes for the capacity the command whose output is the CSV of the page", async () => {
  const settings = { ...DEFAULT_SETTINGS, model: "rf" as const };
  const task = curveTask(settings, { ...INITIAL_STATE, view: "capacity", settings });
  const { exitCode, stdout } = await run(rafCommand(task).replace(/^raf /, ""));
  expect(exitCode).toBe(0);
  const { values, thresholds = [] } = capacityCurve(await resolvePoint(task.input), task as CapacityTask);
  expect(capacityCsv([{ label: "one", epsilons: values, thresholds }])).toBe(stdout);
  const two = capacityCsv(["a, b", "c"].map((label) => ({ label, epsilons: values, thresholds })));
  expect(two.split("\n")).toHaveLength(2 * values.length + 2);
  expect(two).toContain('\n"a, b",0.005,');
});

test("rafCommand writes for the map a loop whose output is the CSV of the page, limits and all", async () => {
  const input = { model: "linear", loss: "square", alpha: 1, epsilon: 0.1, lambda: 1 } as const;
  const lambdas = [0, ...grid(0.1, 10, 3, "log"), Number.POSITIVE_INFINITY];
  const task: Task = { kind: "map", input, alphas: [0.5, 2], lambdas, observable: "norm", best: false };
  const page = await csvOf(task);
  // The program is run from its sources: by the name that the command calls it.
  const raf = `raf() { node --import tsx '${join(ROOT, "src/cli/bin.ts")}' "$@"; }`;
  const { stdout } = spawnSync("sh", ["-c", `${raf}; ${rafCommand(task)}`], { encoding: "utf8", cwd: ROOT });
  expect(stdout).toBe(page);
  expect(
    page
      .split("\n")
      .slice(0, 2)
      .map((line) => line.split(",").slice(0, 3)),
  ).toEqual([
    ["alpha", "lambda", "status"],
    ["0.5", "0", "converged"],
  ]);
  expect(page.split("\n")).toHaveLength(1 + 2 * lambdas.length + 1);
});

test("rafCommand takes the map of the page from the first lambda to the last, and its limits", () => {
  expect(commandOf("map")).toMatch(
    /^for alpha in 0\.1 .* 100; do raf curve .* --alpha \$alpha --over lambda --from 0\.00001 --to 100000 --points 49 --log --limits \| sed .*; done \| awk .*$/,
  );
});

/** The file that the page saves. */
async function csvOf(task: Task): Promise<string> {
  const solving = solver();
  let records: RecordsAnswer | undefined;
  for (const asked of [task, { kind: "records", of: task } as const]) {
    for await (const body of solving.answers({ channel: "a", id: 1, task: asked }, () => false)) {
      if (body?.kind === "records") records = body;
    }
  }
  return curveCsv([{ label: "one", task, answer: records as RecordsAnswer }]);
}
