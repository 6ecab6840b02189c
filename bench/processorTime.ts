import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Measured } from "./row.js";

/** Processor time that a task is repeated for, in seconds, and repeats at least. */
const BUDGET = 0.6;
const LEAST_REPEATS = 6;
/** Repeats beside another program. */
const PAIRS = 7;
/** And before that until the engine has compiled what it will, in seconds. */
const WARM_UP = 0.5;

/**
 * Processor seconds of a task, threads included: the least of its repeats, because a shared machine only ever adds.
 *
 * The noise is the distance between the least of every other repeat and that of the rest.
 */
export function processorTime(run: () => void): Measured {
  warmUp(run);
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let spent = 0;
  for (let k = 0; k < LEAST_REPEATS || spent < BUDGET; k++) {
    const seconds = secondsOfOne(run);
    spent += seconds;
    least[k % 2] = Math.min(least[k % 2]!, seconds);
  }
  return measured(least);
}

/**
 * The same, and after every repeat the processor seconds of another program for the same task: the median ratio of neighbors in time.
 *
 * Two programs one after the other would meet a shared machine at two speeds.
 */
export async function processorTimeBeside(
  run: () => void,
  other: () => Promise<number>,
): Promise<Measured & { readonly ratio: number }> {
  warmUp(run);
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const ratios: number[] = [];
  for (let k = 0; k < PAIRS; k++) {
    const seconds = secondsOfOne(run);
    ratios.push(seconds / (await other()));
    least[k % 2] = Math.min(least[k % 2]!, seconds);
  }
  ratios.sort((a, b) => a - b);
  return { ...measured(least), ratio: ratios[Math.floor(PAIRS / 2)]! };
}

/**
 * The same of Node with some arguments, from its start to its exit.
 *
 * @throws if the process fails.
 */
export function processorTimeOfNode(
  args: readonly string[],
  repeats: number,
  options: { readonly input?: string } = {},
): Measured {
  const folder = mkdtempSync(join(tmpdir(), "raf-bench-"));
  const [preload, told] = [join(folder, "told.cjs"), join(folder, "told.json")];
  const tell = `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(told)}, JSON.stringify(process.cpuUsage())));`;
  writeFileSync(preload, `if (require("node:worker_threads").isMainThread) ${tell}`);
  try {
    const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let k = 0; k < repeats; k++) {
      const { status, stderr } = spawnSync(process.execPath, ["--require", preload, ...args], {
        encoding: "utf8",
        maxBuffer: Number.POSITIVE_INFINITY,
        ...options,
      });
      if (status !== 0) throw new Error(`node ${args.join(" ")}: ${stderr}`);
      const used = JSON.parse(readFileSync(told, "utf8")) as NodeJS.CpuUsage;
      least[k % 2] = Math.min(least[k % 2]!, secondsOf(used));
    }
    return measured(repeats === 1 ? [least[0]!, least[0]!] : least);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function warmUp(run: () => void): void {
  const cold = process.cpuUsage();
  while (secondsOf(process.cpuUsage(cold)) < WARM_UP) run();
}

function secondsOfOne(run: () => void): number {
  const start = process.cpuUsage();
  run();
  return secondsOf(process.cpuUsage(start));
}

function measured([even, odd]: readonly number[]): Measured {
  const seconds = Math.min(even!, odd!);
  return { seconds, noise: Math.max(even!, odd!) / seconds - 1 };
}

function secondsOf({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6;
}
