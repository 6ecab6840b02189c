/** @module-tag heavy */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { defaultStore } from "../../../src/cli/sweep/sweep.js";
import { planIdentity } from "../../../src/study/store/studyStore.js";
import { rowLines, scratchFolder } from "../../study/studies.js";
import { run } from "../inProcess.js";
import { planIn, QUICK_PLAN } from "./sweepPlans.js";

test("raf sweep refuses more rows than anybody has room for, and replicas that do not fit the memory", async () => {
  const folder = scratchFolder();
  const huge = planIn(folder, QUICK_PLAN.replace("count: 40", "count: 1000000").replace("count: 50", "count: 1000000"));
  expect((await run(["sweep", huge, "--dry-run"])).stderr).toMatch(
    /plan\.yaml:4: rows of the plan cannot be 1000000000000; allowed: 1 to 10000000000/,
  );
  const text = QUICK_PLAN.replace(
    "compute: points",
    "compute: {replicas: {sizes: [20, 900000], replicas: 1, seed: 1}}",
  ).replace(/keep.*\n/, "");
  const large = planIn(folder, text);
  expect((await run(["sweep", large])).stderr).toMatch(
    /plan\.yaml:6: memory of replicas cannot be .* at d = 900000, n = 90000000"; allowed: the .* free on this machine/,
  );
  // A task's memory is that of --mem, and no matter of the machine that submits it.
  const medium = planIn(folder, text.replace("900000", "40"));
  const jobs = ["sweep", medium, "--store", join(folder, "p.store"), "--slurm", "--cpus-per-task", "4", "--mem"];
  expect((await run([...jobs, "2G"])).stderr).toMatch(
    /plan\.yaml:6: memory of replicas cannot be ".* for 4 workers at d = 40, n = 4000"; allowed: the 2.1 GB of --mem 2G\. Use --cpus-per-task [123]/,
  );
  expect(readdirSync(folder)).toEqual(["plan.yaml"]);
  expect((await run([...jobs, "200G", "--dry-run"])).exitCode).toBe(0);
});

test("raf sweep --small has a store of its own, and a store that gets another plan says what it had", async () => {
  const folder = scratchFolder();
  const small = `${QUICK_PLAN}small: {axes: {alpha: [1, 10], lambda: [1]}}\n`;
  const plan = planIn(folder, small);
  expect([defaultStore("a/plan.yaml", "full"), defaultStore("a/plan.yaml", "small")]).toEqual([
    "plan.store",
    "plan-small.store",
  ]);
  const store = join(folder, "store");
  await run(["sweep", plan, "--store", store]);
  const { stdout, stderr } = await run(["sweep", plan, "--store", store, "--small"]);
  expect(stdout).toMatch(/^2 rows are in/);
  expect(stderr).toBe(
    `raf sweep: ${store} had the plan "long" of raf sweep ${plan}; of its 2000 rows 2000 are not in the new plan. They stay in the store, and raf sweep with the old plan brings them back\n`,
  );
  const denser = planIn(folder, small.replace("lambda: [1]", "lambda: [1, 2]"));
  expect((await run(["sweep", denser, "--store", store, "--small"])).stderr).toMatch(
    /had the plan "long" of raf sweep \S*plan\.yaml --small; the new plan has all of its 2 rows\n$/,
  );
  expect((await run(["sweep", denser, "--store", store, "--small"])).stderr).toBe("");
});

test("raf merge --plan refuses a store whose plan is no longer the one that was submitted", async () => {
  const folder = scratchFolder();
  const store = join(folder, "store");
  const plan = planIn(folder, QUICK_PLAN.replace("count: 40", "count: 4"));
  await run(["sweep", plan, "--store", store]);
  const source = { text: readFileSync(plan, "utf8"), file: "plan.yaml", size: "full" } as const;
  const out = join(folder, "t.csv");
  expect((await run(["merge", store, "--out", out, "--plan", planIdentity(source)])).exitCode).toBe(0);
  const other = planIdentity({ ...source, size: "small" });
  const { exitCode, stderr } = await run(["merge", store, "--out", out, "--plan", other]);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^raf merge: store .*: Its plan is \w{64}, no longer the \w{64}-small of --plan\. Run raf sweep with that/,
  );
});

test("raf status alone still tells of a damaged line whose row was computed again", async () => {
  const folder = scratchFolder();
  const store = join(folder, "store");
  const plan = planIn(folder, QUICK_PLAN.replace("count: 40", "count: 4"));
  await run(["sweep", plan, "--store", store]);
  const [name] = readdirSync(store).filter((own) => own.endsWith(".ndjson"));
  const text = readFileSync(join(store, name!), "utf8").split("\n");
  const at = text.indexOf(rowLines(text.join("\n"))[0]!);
  text[at] = text[at]!.replace(/\d"\]$/, (end) =>
    end.startsWith("0") ? `1${end.slice(1)}` : `0${end.slice(1)}`,
  ).replace(/,0\./, ",7.");
  writeFileSync(join(store, name!), text.join("\n"));
  expect((await run(["status", store])).stdout).toContain(
    `1 damaged line was left out: ${join(store, name!)}:${at + 1}\n`,
  );
  expect((await run(["sweep", plan, "--store", store])).stdout).toMatch(/, 1 of them computed now\n/);
  expect(await run(["merge", store, "--out", join(folder, "t.csv")])).toMatchObject({ exitCode: 0, stderr: "" });
  expect((await run(["status", store])).stdout).toContain("1 damaged line besides, and its row was computed again\n");
});

test("a store's manifest has what results depend on in their last digits, and another Node may go on", async () => {
  const folder = scratchFolder();
  const store = join(folder, "store");
  const text = `name: n
fixed: {model: linear, loss: square, alpha: 2, epsilon: 0.1, lambda: 1}
compute: {replicas: {sizes: [20], replicas: 2, seed: 7}}
`;
  const plan = planIn(folder, text);
  await run(["sweep", plan, "--store", store, "--workers", "1"]);
  const path = join(store, "manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  expect(manifest).toMatchObject({ node: process.version, seeds: [7] });
  expect(["openblas", "ml-matrix"]).toContain(manifest["linearAlgebra"]);
  writeFileSync(path, JSON.stringify({ ...manifest, node: "v18.0.0" }));
  expect((await run(["sweep", plan, "--store", store, "--workers", "1"])).stdout).toMatch(/, 0 of them computed now/);
});
