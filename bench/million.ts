import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A million points of the (alpha, lambda) plane: hinge loss, ReLU kernel. */
const PLAN = `name: million
fixed: {model: kernel, loss: hinge, epsilon: 0.1, kernel: arc-cosine}
axes:
  alpha: {from: 0.1, to: 100, count: 1000, scale: log}
  lambda: {from: 1e-4, to: 1e3, count: 1000, scale: log}
compute: points
keep: [generalizationError, memorizationError, m, q]
`;
const WORKERS = 2;
/** What `raf sweep` needs from a plan to its Parquet. */
export interface MillionRows {
  readonly elapsedSeconds: number;
  readonly peakMegabytes: number;
}

/** Runs the compiled command as a process of its own, store and Parquet included. */
export function million(): MillionRows {
  const folder = mkdtempSync(join(tmpdir(), "raf-million-"));
  try {
    const plan = join(folder, "million.yaml");
    writeFileSync(plan, PLAN);
    const bin = fileURLToPath(new URL("../dist/raf.js", import.meta.url));
    const flags = ["--workers", String(WORKERS), "--store", join(folder, "store"), "--out", join(folder, "t.parquet")];
    const peak = "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));";
    const preload = join(folder, "peak.cjs");
    writeFileSync(preload, peak);
    const started = performance.now();
    const { status, stderr } = spawnSync(process.execPath, ["--require", preload, bin, "sweep", plan, ...flags], {
      encoding: "utf8",
    });
    const elapsedSeconds = (performance.now() - started) / 1000;
    const kilobytes = Number(/(\d+)$/.exec(stderr)?.[1]);
    if (status !== 0) throw new Error(`raf sweep: ${stderr}`);
    return { elapsedSeconds, peakMegabytes: kilobytes / 1024 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
