import { spawnSync } from "node:child_process";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { type Claim, claimLine, isDead, readClaim } from "../../../src/study/store/claim.js";
import { isSealed, sealedLine } from "../../../src/study/store/sealedLine.js";

const read = (line: string): Claim | undefined => readClaim(Buffer.from(line.trimEnd()));

test("readClaim reads what claimLine wrote: the key, this machine, this process, now", () => {
  const before = Date.now();
  const line = claimLine("0f", 5);
  const claim = read(line);
  expect(claim).toMatchObject({ key: "0f", host: hostname(), process: process.pid });
  expect(claim!.time).toBeGreaterThanOrEqual(before);
  expect(claim!.time).toBeLessThanOrEqual(Date.now());
  expect(isSealed(Buffer.from(line.trimEnd()), 5)).toBe(true);
});

test.each(['["#",1,2,"host",3', '["#","key","2","host",3', '["#","key",2,null,3', '["#","key",2,"host","3"', '["@",1'])(
  "readClaim takes %s] for no claim",
  (content) => {
    expect(read(sealedLine(content, 0))).toBeUndefined();
  },
);

test("isDead knows a process of this machine that has ended, and this one, which claims nothing when it begins", () => {
  const claim = (pid: number, host = hostname()): Claim => ({ key: "0f", time: 0, host, process: pid });
  const { pid } = spawnSync(process.execPath, ["--version"]);
  expect(isDead(claim(pid))).toBe(true);
  expect(isDead(claim(process.pid))).toBe(true);
  expect(isDead(claim(process.ppid))).toBe(false);
  expect(isDead(claim(pid, `not-${hostname()}`))).toBe(false);
});
