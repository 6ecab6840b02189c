import { expect, test } from "vitest";
import { chosenShard } from "../../../src/cli/sweep/sweep.js";

const ALONE = {
  SLURM_ARRAY_TASK_ID: "5",
  SLURM_ARRAY_TASK_MIN: "5",
  SLURM_ARRAY_TASK_MAX: "5",
  SLURM_ARRAY_TASK_COUNT: "1",
};

test("chosenShard takes the command line before the scheduler, and the whole where neither says anything", () => {
  expect(chosenShard("3/8", ALONE)).toEqual({ shard: { index: 3, count: 8 } });
  expect(chosenShard(undefined, {})).toEqual({ shard: { index: 1, count: 1 } });
});

test("chosenShard refuses SHARD_COUNT without the number of the shard, and a SHARD_COUNT that is no number", () => {
  expect(() => chosenShard(undefined, { SHARD_COUNT: "8" })).toThrow(
    /JOB_COMPLETION_INDEX or SLURM_ARRAY_TASK_ID is missing; allowed: the number of a shard where SHARD_COUNT is 8\. /,
  );
  for (const SHARD_COUNT of ["-3", "foo", ""]) {
    expect(() => chosenShard(undefined, { SHARD_COUNT })).toThrow(
      `SHARD_COUNT must lie in the whole numbers from 0; got "${SHARD_COUNT}"`,
    );
  }
  expect(chosenShard("3/8", { SHARD_COUNT: "foo" })).toEqual({ shard: { index: 3, count: 8 } });
});

test("chosenShard says that an array of one task is the whole study, unless SHARD_COUNT makes it a share", () => {
  const { shard, note } = chosenShard(undefined, ALONE);
  expect(shard).toEqual({ index: 1, count: 1 });
  expect(note).toMatch(/^shard 1\/1 by SLURM_ARRAY_TASK_ID=5 .*, an array of one task: the whole study\. For a share/);
  expect(chosenShard(undefined, { ...ALONE, SHARD_COUNT: "8" })).toEqual({
    shard: { index: 5, count: 8 },
    note: "shard 5/8 by SLURM_ARRAY_TASK_ID=5 SHARD_COUNT=8",
  });
});
