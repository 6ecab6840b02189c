/** @module-tag heavy */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { scratchFolder } from "../../study/studies.js";
import { run } from "../inProcess.js";
import { commandOf } from "../process.js";
import { planIn, QUICK_PLAN } from "./sweepPlans.js";

test("raf sweep that may write no more says so, keeps what is finished, and goes on when there is room", async () => {
  const folder = scratchFolder();
  const plan = planIn(folder, QUICK_PLAN);
  const store = join(folder, "store");
  const [command, ...words] = commandOf(["sweep", plan, "--store", store, "--workers", "1"]);
  const limited = spawnSync("sh", ["-c", 'ulimit -f 64; exec "$@"', "sh", command, ...words], {
    encoding: "utf8",
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  expect(limited.stderr).toMatch(
    /^raf sweep: store .*: A file has reached the size that this process may write\. Finished work is kept: run the same command again to go on\n$/,
  );
  expect(limited.status).toBe(2);
  await completedAsFresh(plan, store, folder);
});

const MOUNTS = spawnSync("unshare", ["-rm", "true"]).status === 0;

test.runIf(MOUNTS)(
  "raf sweep on a full and on a read-only file system ends with the reason and an intact store",
  async () => {
    const folder = scratchFolder();
    const plan = planIn(folder, QUICK_PLAN);
    const [disk, saved] = [join(folder, "disk"), join(folder, "saved")];
    mkdirSync(disk);
    mkdirSync(saved);
    const command = commandOf(["sweep", plan, "--store", join(disk, "store"), "--workers", "1"])
      .map((word) => `'${word}'`)
      .join(" ");
    const script = `mount -t tmpfs -o size=60k none ${disk} && ${command} 2>&1; echo "code $?"; cp -r ${disk}/store ${saved}
mount -o remount,ro ${disk} && ${command} 2>&1; echo "code $?"`;
    const output = execFileSync("unshare", ["-rm", "sh", "-c", script], {
      encoding: "utf8",
      env: { ...process.env, NODE_OPTIONS: "" },
    });
    expect(output).toMatch(
      /^raf sweep: store .*: The disk is full\. Finished work is kept: run the same command again to go on\ncode 2\n/,
    );
    expect(output).toMatch(/\nraf sweep: store .*: The file system is read-only\ncode 2\n$/);
    await completedAsFresh(plan, join(saved, "store"), folder);
  },
);

/** A store that was broken off has some rows, is completed by the same command, and ends as one that never was. */
async function completedAsFresh(plan: string, store: string, folder: string): Promise<void> {
  const { stdout } = await run(["sweep", plan, "--store", store]);
  const [, computed] = /2000 rows are in .*, (\d+) of them computed now/.exec(stdout) ?? [];
  expect(Number(computed)).toBeGreaterThan(0);
  expect(Number(computed)).toBeLessThan(2000);
  await run(["sweep", plan, "--store", join(folder, "fresh"), "--out", join(folder, "fresh.parquet")]);
  await run(["merge", store, "--out", join(folder, "broken.parquet")]);
  expect(readFileSync(join(folder, "broken.parquet"))).toEqual(readFileSync(join(folder, "fresh.parquet")));
}
