import { expect, test } from "vitest";
import { chosenShard } from "../../src/cli/chosenShard.js";

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

test("chosenShard says that an array of one task is the whole study, unless SHARD_COUNT makes it a share", () => {
  const { shard, note } = chosenShard(undefined, ALONE);
  expect(shard).toEqual({ index: 1, count: 1 });
  expect(note).toMatch(/^shard 1\/1 by SLURM_ARRAY_TASK_ID=5 .*, an array of one task: the whole study\. For a share/);
  expect(chosenShard(undefined, { ...ALONE, SHARD_COUNT: "8" })).toEqual({
    shard: { index: 5, count: 8 },
    note: "shard 5/8 by SLURM_ARRAY_TASK_ID=5 SHARD_COUNT=8",
  });
});
