import fc from "fast-check";
import { expect, test } from "vitest";
import {
  parseShard,
  type Shard,
  shardOfEnvironment,
  shardOrigin,
  shardRows,
  shardText,
  shardUnits,
} from "../../../src/study/run/shard.js";

test("parseShard reads what shardText writes, and refuses what no shard is", () => {
  for (const text of ["1/1", "3/8", "8/8"]) expect(shardText(parseShard(text))).toBe(text);
  for (const text of ["0/8", "9/8", "1/0", "1", "a/b", "1.5/2", "-1/2", "1/99999999"]) {
    expect(() => parseShard(text)).toThrow(/shard cannot be .*; allowed: i\/N/);
  }
});

test("shardUnits of all shards are all units, each once, and differ by at most one in number", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 200 }), (count, units) => {
      const shares = Array.from({ length: count }, (_, i) => [...shardUnits({ index: i + 1, count }, units)]);
      expect(shares.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: units }, (_, unit) => unit));
      const sizes = shares.map(({ length }) => length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    }),
  );
});

test("shardOfEnvironment numbers the tasks of any Slurm array with equal steps from 1", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 50 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 30 }),
      (least, step, count) => {
        const found = Array.from({ length: count }, (_, task) =>
          shardOfEnvironment({
            SLURM_ARRAY_TASK_ID: String(least + step * task),
            SLURM_ARRAY_TASK_MIN: String(least),
            SLURM_ARRAY_TASK_MAX: String(least + step * (count - 1)),
            SLURM_ARRAY_TASK_COUNT: String(count),
          }),
        );
        expect(found).toEqual(Array.from({ length: count }, (_, i) => ({ index: i + 1, count })));
      },
    ),
  );
});

test("shardOfEnvironment refuses arrays with gaps, and variables that make no sense", () => {
  const gaps = { SLURM_ARRAY_TASK_MIN: "1", SLURM_ARRAY_TASK_MAX: "5", SLURM_ARRAY_TASK_COUNT: "3" };
  expect(() => shardOfEnvironment({ ...gaps, SLURM_ARRAY_TASK_ID: "4" })).toThrow(
    /cannot be 4; allowed: an array with equal steps, \{1, 3, \.\.\., 5\} by .*\. Or give --shard/,
  );
  expect(() => shardOfEnvironment({ SLURM_ARRAY_TASK_ID: "4" })).toThrow(
    /SLURM_ARRAY_TASK_MIN must lie in .*; it is missing/,
  );
  expect(() => shardOfEnvironment({ JOB_COMPLETION_INDEX: "8", SHARD_COUNT: "8" })).toThrow(/0 to SHARD_COUNT - 1 = 7/);
  expect(shardOfEnvironment({})).toBeUndefined();
  expect(() => shardOfEnvironment({ SLURM_ARRAY_TASK_ID: "0", SHARD_COUNT: "8" })).toThrow(
    /SLURM_ARRAY_TASK_ID cannot be 0; allowed: 1 to SHARD_COUNT = 8\. With SHARD_COUNT an array is numbered from 1/,
  );
});

test("shardOfEnvironment takes a Slurm task that is submitted again alone for its share if SHARD_COUNT says of how many", () => {
  const alone = {
    SLURM_ARRAY_TASK_ID: "5",
    SLURM_ARRAY_TASK_MIN: "5",
    SLURM_ARRAY_TASK_MAX: "5",
    SLURM_ARRAY_TASK_COUNT: "1",
  };
  expect(shardOfEnvironment(alone)).toEqual({ index: 1, count: 1 });
  expect(shardOrigin(alone)).toBe(
    "SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=5 SLURM_ARRAY_TASK_MAX=5 SLURM_ARRAY_TASK_COUNT=1",
  );
  expect(shardOfEnvironment({ ...alone, SHARD_COUNT: "8" })).toEqual({ index: 5, count: 8 });
  expect(shardOrigin({ ...alone, SHARD_COUNT: "8" })).toBe("SLURM_ARRAY_TASK_ID=5 SHARD_COUNT=8");
});

test("shardRows are those of the units of the shard, the last of which may be short", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 12 }),
      (rows, unitRows, count) => {
        for (let index = 1; index <= count; index++) {
          let expected = 0;
          for (const unit of shardUnits({ index, count }, Math.ceil(rows / unitRows)))
            expected += Math.min(rows, (unit + 1) * unitRows) - unit * unitRows;
          expect(shardRows({ rows, unitRows }, { index, count })).toBe(expected);
        }
      },
    ),
  );
});

test("shardOfEnvironment gives every task of a job step its share, and the batch script that starts them the whole", () => {
  const tasks = (count: number, more: Record<string, string> = {}): (Shard | undefined)[] =>
    Array.from({ length: count }, (_, i) =>
      shardOfEnvironment({ SLURM_PROCID: String(i), SLURM_NTASKS: String(count), ...more }),
    );
  expect(tasks(4)).toEqual([1, 2, 3, 4].map((index) => ({ index, count: 4 })));
  expect(tasks(4, { SLURM_STEP_ID: "0", ENVIRONMENT: "BATCH" })).toEqual(tasks(4));
  // A step of two tasks in a job of eight.
  expect(
    shardOfEnvironment({ SLURM_PROCID: "1", SLURM_NTASKS: "8", SLURM_STEP_NUM_TASKS: "2", SLURM_STEP_ID: "3" }),
  ).toEqual({ index: 2, count: 2 });
  expect(tasks(1)).toEqual([undefined]);
  for (const more of [{ ENVIRONMENT: "BATCH" }, { SLURM_STEP_ID: "4294967291" }]) {
    expect(shardOfEnvironment({ SLURM_PROCID: "0", SLURM_NTASKS: "4", ...more })).toBeUndefined();
  }
  const array = {
    SLURM_ARRAY_TASK_ID: "2",
    SLURM_ARRAY_TASK_MIN: "1",
    SLURM_ARRAY_TASK_MAX: "3",
    SLURM_ARRAY_TASK_COUNT: "3",
  };
  expect(tasks(2, array)).toEqual([3, 4].map((index) => ({ index, count: 6 })));
  expect(() => shardOfEnvironment({ SLURM_PROCID: "4", SLURM_NTASKS: "4" })).toThrow("0 to SLURM_NTASKS - 1 = 3");
  expect(shardOrigin({ SLURM_PROCID: "1", SLURM_NTASKS: "4" })).toBe("SLURM_PROCID=1 SLURM_NTASKS=4");
});
