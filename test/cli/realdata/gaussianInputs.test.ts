/** @module-tag heavy */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kernelMoments } from "../../../equations/activation.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { gaussianSet } from "../../validation/realData/sets.js";
import { run } from "../inProcess.js";
import { writtenRecord, writtenSet } from "./writtenFiles.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-gaussian-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("raf realdata agrees with the theory on Gaussian inputs, and not with a theory of half the samples", async () => {
  const [d, n, repeats] = [64, 128, 30];
  const set = writtenSet(folder, gaussianSet(d, 12_000, 9));
  const line = `--rule 1,0 --facts 2 --n ${n} --eta 0.5,1.5 --lambda 0+,0.3,1 --repeats ${repeats}`.split(" ");
  expect(await run(["realdata", "--npy", ...set, ...line, "--out", join(folder, "out")])).toMatchObject({
    exitCode: 0,
  });
  const { points, task, testSamples } = writtenRecord(join(folder, "out"));
  expect(points).toHaveLength(6);
  for (const { eta, lambda, generalizationError, memorizationError } of points) {
    const point = { model: "kernel", loss: "square", epsilon: task.epsilon, lambda } as const;
    const moments = await kernelMoments(`rbf(${eta})`);
    const theory = (alpha: number) => observables(requireSolved(solve({ ...point, ...moments, alpha })));
    const { mean, standardError } = generalizationError!;
    // All repeats count their errors on mostly the same test samples.
    const error = Math.hypot(standardError!, Math.sqrt((mean * (1 - mean)) / testSamples));
    expect(Math.abs(mean - theory(2).generalizationError) / error, `eta ${eta}, lambda ${lambda}`).toBeLessThan(4);
    expect(Math.abs(mean - theory(1).generalizationError) / error).toBeGreaterThan(4);
    const facts = repeats * Math.round(task.epsilon * n);
    const memory = theory(2).memorizationError;
    const memoryError = Math.sqrt((memory * (1 - memory)) / facts) + 1 / facts;
    expect(Math.abs(memorizationError!.mean - memory) / memoryError).toBeLessThan(4);
  }
});
