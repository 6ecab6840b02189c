/** @module-tag heavy */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { scratchFolder } from "../../study/studies.js";
import { run } from "../inProcess.js";
import { planIn, QUICK_PLAN } from "./sweepPlans.js";

/** Puts a program named sbatch before all others. */
function withSbatch(folder: string, script: string): void {
  const before = process.env["PATH"];
  onTestFinished(() => {
    process.env["PATH"] = before;
  });
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeFileSync(join(bin, "sbatch"), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, "sbatch"), 0o755);
  process.env["PATH"] = `${bin}${delimiter}${before ?? ""}`;
}

test("raf sweep --slurm submits the array and then the merge job, which refuses any other plan", async () => {
  const folder = scratchFolder();
  withSbatch(folder, 'case "$*" in *merge*) echo 42;; *) echo "41;cluster";; esac');
  const store = join(folder, "plan.store");
  const { exitCode, stdout } = await run(["sweep", planIn(folder, QUICK_PLAN), "--slurm", "--store", store]);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^job 41: 16 tasks, .*plan\.sbatch\njob 42: merges when they have ended, .*plan-merge\.sbatch\n/,
  );
  expect(readFileSync(join(folder, "plan-merge.sbatch"), "utf8")).toMatch(
    /--out \S+plan\.parquet --plan [0-9a-f]{64}\n/,
  );
});

test("raf sweep --slurm names the array's job if sbatch refuses the merge job, and says how to submit that", async () => {
  const folder = scratchFolder();
  withSbatch(folder, 'case "$*" in *merge*) echo "sbatch: error: no time limit" >&2; exit 1;; *) echo 41;; esac');
  const words = ["sweep", planIn(folder, QUICK_PLAN), "--slurm", "--store", join(folder, "plan.store")];
  const { exitCode, stderr } = await run(words);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /^raf sweep: sbatch refused the merge job: no time limit\. The array is submitted as job 41 and goes on \(scancel 41 ends it\); its merge job is submitted by sbatch --dependency=afterany:41 \S+plan-merge\.sbatch\n$/,
  );
});

test("raf sweep --slurm --dry-run writes and submits nothing, and estimates one task", async () => {
  const folder = scratchFolder();
  withSbatch(folder, `touch ${folder}/submitted; echo 41`);
  const plan = planIn(folder, QUICK_PLAN);
  const { stdout } = await run([
    "sweep",
    plan,
    "--slurm",
    "--array",
    "4",
    "--store",
    join(folder, "p.store"),
    "--dry-run",
  ]);
  expect(stdout).toMatch(/^long: 512 rows in one of 4 tasks\n.*\ntime .* with 1 worker,/);
  expect(() => readFileSync(join(folder, "submitted"))).toThrow();
  expect(() => readFileSync(join(folder, "p.sbatch"))).toThrow();
  expect((await run(["sweep", plan, "--shard", "4/4", "--dry-run"])).stdout).toMatch(/^long: \d+ rows in shard 4\/4\n/);
});
