/** @module-tag heavy */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { builtInPlans, namedPlans } from "../../../src/cli/plans/builtInPlans.js";
import { planFile } from "../../../src/cli/run/planFile.js";
import { validationPlan } from "../../../src/study/validation/validationPlan.js";
import { resealed } from "../../study/studies.js";
import { run } from "../inProcess.js";

const PLAN = `name: tiny
fixed: {model: linear, epsilon: 0.1}
cases:
  - {label: square, loss: square, alpha: 2}
  - {label: hinge, loss: hinge, alpha: 2}
axes:
  lambda: [0.5, 2]
compute:
  replicas: {sizes: [20, 30, 40], replicas: 10, seed: 3}
`;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-validate-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function planned(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("raf validate", () => {
  test("raf validate judges a plan and writes its table, its data and its pictures; a rerun takes the replicas that are there", async () => {
    const plan = planned("tiny.yaml", PLAN);
    const out = join(folder, "tiny");
    const first = await run(`validate ${plan} --out ${out} --workers 1`);
    // Ten replicas of a tiny plan do not see 2 % of alpha.
    expect(first.stderr).toBe(
      "raf validate: the plan cannot tell: it would not reject a theory wrong by 2 % in alpha; take more replicas or cases\n",
    );
    expect(first.exitCode).toBe(4);
    expect(first.stdout).toContain("verdict: CANNOT TELL");
    expect(first.stdout).toMatch(/generalizationError +4 +\d/);
    const names = readdirSync(out);
    const pictures = ["curves", "verdict"].flatMap((name) => [".pdf", ".png", ".svg"].map((end) => name + end));
    expect(names.sort()).toEqual([...pictures, "comparisons.csv", "store", "verdict.json", "verdict.txt"].sort());
    expect(names.every((name) => statSync(join(out, name)).size > 0)).toBe(true);
    const [header, ...rows] = readFileSync(join(out, "comparisons.csv"), "utf8").trim().split("\n");
    expect(header).toBe("case,lambda,observable,theory,simulated,standardError,z,degreesOfFreedom,slope,bend");
    expect(rows).toHaveLength(2 * 2 * 7);
    const segments = readdirSync(join(out, "store"));
    const second = await run(`validate ${plan} --out ${out} --workers 1`);
    expect(second.stdout).toBe(first.stdout);
    expect(readdirSync(join(out, "store"))).toEqual(segments);
  });

  test("raf validate ends with 3 where the theory is another one", async () => {
    // Facts that are twice as many as the theory is told: the plan's own labels cannot do that, the stored rows can.
    const plan = planned("wrong.yaml", PLAN.replace("epsilon: 0.1", "epsilon: 0.3"));
    const out = join(folder, "wrong");
    expect((await run(`validate ${plan} --out ${out} --workers 1`)).exitCode).toBe(4);
    const store = join(out, "store");
    for (const name of readdirSync(store).filter((file) => file.endsWith(".ndjson"))) {
      const text = readFileSync(join(store, name), "utf8");
      const half = (line: string): string =>
        line.replace(/^(\[?.*?)(0\.[0-9]+)/, (_all, head: string, value: string) => head + String(Number(value) / 2));
      const header = text.slice(0, text.indexOf("\n"));
      const halved = text.replace(/^\["[0-9a-f].+$/gm, (line) => resealed(line, half, header));
      expect(halved).not.toBe(text);
      writeFileSync(join(store, name), halved);
    }
    const { exitCode, stdout, stderr } = await run(`validate ${plan} --out ${out} --workers 1`);
    expect(exitCode).toBe(3);
    expect(stdout).toContain("verdict: theory and simulation DISAGREE");
    expect(stderr).toContain("theory and simulation disagree");
  });

  test.each([
    [
      "sizes: [20, 30, 40]",
      "sizes: [20, 30]",
      /bad.yaml:\d+: compute.replicas.sizes must be a list of 3 different sizes or more, because .*; got \[20, 30\]/,
    ],
    ["replicas: 10", "replicas: 2", /bad.yaml:\d+: compute.replicas.replicas must be at least 8, because .*; got 2/],
    [
      "replicas: {sizes: [20, 30, 40], replicas: 10, seed: 3}",
      "points",
      /bad.yaml:\d+: compute must have replicas, once; got points/,
    ],
  ])("raf validate refuses %s changed to %s", async (from, to, message) => {
    const { exitCode, stderr } = await run(`validate ${planned("bad.yaml", PLAN.replace(from, to))}`);
    expect(stderr).toMatch(message);
    const line = Number(/bad.yaml:(\d+)/.exec(stderr)?.[1]);
    expect(PLAN.replace(from, to).split("\n")[line - 1]).toContain(to);
    expect(exitCode).toBe(2);
  });

  test("raf validate refuses a point that has no theory before it simulates, and a folder that cannot be", async () => {
    const peak = PLAN.replace("alpha: 2}", "alpha: 1}").replace("[0.5, 2]", "[0+, 2]");
    const { exitCode, stderr } = await run(`validate ${planned("peak.yaml", peak)} --out ${join(folder, "peak")}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("points that the theory solves");
    expect(existsSync(join(folder, "peak"))).toBe(false);
    const nowhere = await run(`validate ${planned("tiny.yaml", PLAN)} --out /proc/x`);
    expect([nowhere.exitCode, nowhere.stderr.includes("/proc/x")]).toEqual([2, true]);
  });

  test("raf validate refuses sizes at which the points that are drawn have no theory", async () => {
    // At d = 40 alpha = 1.01 is n = 40: the peak of least squares.
    const peak = PLAN.replace("alpha: 2}", "alpha: 1.01}")
      .replace("[0.5, 2]", "[0+]")
      .replace("20, 30, 40", "40, 60, 80");
    const { exitCode, stderr } = await run(`validate ${planned("drawn.yaml", peak)} --out ${join(folder, "drawn")}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("alpha is the threshold alpha_i itself");
    expect(existsSync(join(folder, "drawn"))).toBe(false);
  });

  test("raf validate says when there are few comparisons", async () => {
    const few = PLAN.replace("[0.5, 2]", "[0.5]");
    const { stdout } = await run(`validate ${planned("few.yaml", few)} --out ${join(folder, "few")} --workers 1`);
    expect(stdout).toContain("CAUTION: fewer than 40 comparisons");
  });

  test("raf validate names the plan that it does not find, and the line of a mistake", async () => {
    const missing = await run(`validate ${join(folder, "absent.yaml")}`);
    expect([missing.exitCode, missing.stderr.includes("absent.yaml")]).toEqual([2, true]);
    const wrong = await run(`validate ${planned("line.yaml", PLAN.replace("epsilon: 0.1", "epsilon: 2"))}`);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain("line.yaml:2: fixed.epsilon must be in [0, 1]; got 2");
  });
});

describe("built-in plans", () => {
  test.each(builtInPlans("validate").map(({ name }) => name))(
    "built-in plan %s is one that can be judged",
    async (name) => {
      for (const path of namedPlans(name, "validate").paths) {
        const { plan, source } = await planFile(path, "full");
        const [compute] = validationPlan(plan, source).compute;
        expect(compute).toMatchObject({ kind: "replicas", data: "independent" });
        const labels = plan.cases.map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
      }
    },
  );

  test("built-in plans have names of their own only", () => {
    expect(() => namedPlans("toString", "validate")).toThrow(
      /plan cannot be "toString"; allowed: .* quick, dynamics, ensembles, distillation, attacks, quadratic, figure-1, paper/,
    );
  });
});
