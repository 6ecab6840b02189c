import { expect, test } from "vitest";
import { slurmScripts } from "../../../src/study/run/slurmScripts.js";

const REQUEST = {
  name: "the (alpha, epsilon) plane",
  program: ["/usr/bin/node", "/opt/raf tools/bin.js"],
  sweep: ["/home/me/it's a plan.yaml", "--small"],
  store: "/scratch/plan.store",
  out: "/scratch/plan.parquet",
  plan: "0123abcd",
  array: 8,
  cpusPerTask: 4,
} as const;

test("slurmScripts give every task its shard of the whole array, also when it is submitted again alone", () => {
  const { array, merge } = slurmScripts(REQUEST);
  expect(array).toBe(`#!/bin/sh
#SBATCH --job-name=raf-the-alpha-epsilon-plane
#SBATCH --array=1-8
#SBATCH --cpus-per-task=4
#SBATCH --output=/scratch/plan.store-%a.log
#SBATCH --open-mode=append
exec /usr/bin/node '/opt/raf tools/bin.js' sweep '/home/me/it'\\''s a plan.yaml' --small --store /scratch/plan.store --workers 4 --shard "$SLURM_ARRAY_TASK_ID/8"
`);
  expect(merge).toContain(
    "exec /usr/bin/node '/opt/raf tools/bin.js' merge /scratch/plan.store --out /scratch/plan.parquet --plan 0123abcd\n",
  );
});

test("slurmScripts hand on what the cluster wants to know, and warn a task before its time is up", () => {
  const { array, merge } = slurmScripts({ ...REQUEST, time: "2:00:00", partition: "short", mem: "4G" });
  for (const option of ["--time=2:00:00", "--signal=B:TERM@60", "--partition=short", "--mem=4G"]) {
    expect(array).toContain(`#SBATCH ${option}\n`);
  }
  // Some clusters take no job without a time limit, and some give one that is too short by themselves.
  for (const option of ["--time=2:00:00", "--partition=short", "--mem=4G"]) {
    expect(merge).toContain(`#SBATCH ${option}\n`);
  }
  expect(merge).not.toContain("--signal");
});

test("slurmScripts quote folders with blanks and quotes, for the shell and for sbatch", () => {
  const { array, merge } = slurmScripts({ ...REQUEST, store: '/scratch/my "best" plan.store' });
  expect(array).toContain('#SBATCH --output="/scratch/my \\"best\\" plan.store-%a.log"\n');
  expect(merge).toContain('#SBATCH --output="/scratch/my \\"best\\" plan.store-merge.log"\n');
  expect(array).toContain(`--store '/scratch/my "best" plan.store' `);
});
