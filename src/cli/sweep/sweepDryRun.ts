import { sampleCount } from "../../../equations/vocabulary/models.js";
import { largestDimension } from "../../../validation/experimentMemory.js";
import { gigabytesFree, gigabytesNeeded } from "../../../validation/memorySize.js";
import { ParameterError, placeless } from "../../core/errors.js";
import { replicaMemory } from "../../study/parts/replicaMemory.js";
import { studyParts } from "../../study/parts/studyPart.js";
import type { Plan } from "../../study/plan/plan.js";
import { type PlanPath, placedMistake } from "../../study/plan/planDocument.js";
import { type Shard, shardText } from "../../study/run/shard.js";
import { MOST_ROWS, sweepEstimate } from "../../study/run/sweepEstimate.js";
import type { StoredPlan } from "../../study/store/studyStore.js";
import { counted } from "../output/counted.js";
import { type Outcome, printed } from "../output/outcome.js";
import { availableMemory } from "../run/memory.js";

/** The share of the work that is estimated. */
export interface DryRunOptions {
  readonly shard: Shard;
  /** Threads of one process. */
  readonly workers: number;
  /** Number of array tasks; each has a shard of this size. */
  readonly tasks?: number;
  /** True if a table is written at the end. */
  readonly table?: boolean;
}

/** `raf sweep --dry-run`: estimates of rows, time, memory and disk. */
export async function sweepDryRun(
  plan: Plan,
  { shard, workers, tasks, table = false }: DryRunOptions,
): Promise<Outcome> {
  const { parts, rows, seconds, startSeconds, diskBytes, memoryBytes } = await sweepEstimate(plan, {
    workers,
    shard,
    table,
  });
  const lines = parts.map(
    ({ name, rows: own, secondsPerRow, measured }) =>
      `  ${name}: ${counted(own, "row")}, ${durationText(secondsPerRow)} each (measured on ${measured})`,
  );
  const share =
    tasks !== undefined
      ? ` in one of ${counted(tasks, "task")}`
      : shard.count > 1
        ? ` in shard ${shardText(shard)}`
        : "";
  return printed(
    `${plan.name}: ${counted(rows, "row")}${share}\n${lines.join("\n")}\n`,
    `time   about ${durationText(seconds)} with ${counted(workers, "worker")}, ${durationText(startSeconds)} of it to start\n`,
    `memory about ${sizeText(memoryBytes + workers * (replicaMemory(plan)?.bytes ?? 0))}\n`,
    `disk   about ${sizeText(diskBytes)} for the store\n`,
  );
}

/**
 * Refuses a study with more rows than a store can hold.
 *
 * @param place The plan as written; the message names its line.
 * @throws {PlanError | ParameterError} naming its number of rows.
 */
export function requireRows(plan: Plan, place?: StoredPlan): void {
  const rows = studyParts(plan).reduce((sum, part) => sum + part.rows, 0);
  if (rows <= MOST_ROWS) return;
  const lengths = plan.axes.map(({ names, points }) => `${names.join(" with ")} ${points.length}`);
  const remedy = `Make axes shorter: ${lengths.join(", ")}`;
  throw withPlace(new ParameterError("raf", "rows of the plan", rows, `1 to ${MOST_ROWS}`, remedy), ["axes"], place);
}

/** Available memory, with the words for messages. */
export interface MemoryLimit {
  readonly bytes: number;
  /** "the 3.1 GB that are free on this machine" */
  readonly allowed: string;
  /** The flag that sets the number of replicas in memory at once. */
  readonly flag: string;
  /** Name of a machine with more memory: "a larger machine". */
  readonly more: string;
}

function machineLimit(): MemoryLimit {
  const bytes = availableMemory();
  const allowed = `the ${gigabytesFree(bytes)} GB that are free on this machine`;
  return { bytes, allowed, flag: "--workers", more: "a larger machine" };
}

/** The memory of one task of Slurm. */
export function slurmLimit(bytes: number, mem: string): MemoryLimit {
  const allowed = `the ${gigabytesFree(bytes)} GB of --mem ${mem}`;
  return { bytes, allowed, flag: "--cpus-per-task", more: "a larger --mem" };
}

/**
 * Refuses replicas that do not fit the memory.
 *
 * @param options.place The plan as written; the message names its line.
 * @param options.limit Defaults to the free memory of this machine.
 * @throws {PlanError | ParameterError} naming the largest, what it takes, and what would fit.
 */
export function requireMemory(
  plan: Plan,
  workers: number,
  { place, limit = machineLimit() }: { readonly place?: StoredPlan; readonly limit?: MemoryLimit } = {},
): void {
  const replica = replicaMemory(plan);
  if (replica === undefined || replica.bytes * workers <= limit.bytes) return;
  const { experiment, bytes } = replica;
  const { model, alpha, kappa = 0, d } = experiment;
  const sizes = [
    `d = ${d}`,
    `n = ${sampleCount(model, alpha, d)}`,
    ...(model === "rf" ? [`p = ${Math.round(kappa * d)}`] : []),
  ];
  const largest = largestDimension(experiment, limit.bytes);
  const smaller =
    largest < 2 ? `smaller alpha or kappa, or ${limit.more}` : `sizes d up to ${largest} here, or ${limit.more}`;
  const remedy = bytes <= limit.bytes ? `Use ${limit.flag} ${Math.floor(limit.bytes / bytes)}` : `Take ${smaller}`;
  const value = `${gigabytesNeeded(bytes)} GB each for ${counted(workers, "worker")} at ${sizes.join(", ")}`;
  const error = new ParameterError("raf", "memory of replicas", value, limit.allowed, remedy);
  const index = plan.compute.findIndex(({ kind }) => kind === "replicas");
  throw withPlace(error, ["compute", ...(plan.compute.length > 1 ? [index] : []), "replicas", "sizes"], place);
}

function withPlace(error: ParameterError, path: PlanPath, place: StoredPlan | undefined): Error {
  return place === undefined ? error : placedMistake(place, path, placeless(error));
}

/**
 * A duration with two digits, in days, hours, minutes, seconds or smaller units.
 *
 * @example
 * durationText(93) // => "1.6 min"
 */
export function durationText(seconds: number): string {
  const units = [
    [86_400, "days"],
    [3600, "h"],
    [60, "min"],
    [1, "s"],
    [1e-3, "ms"],
  ] as const;
  const [size, name] = units.find(([own]) => seconds >= own) ?? ([1e-6, "us"] as const);
  return `${Number((seconds / size).toPrecision(2))} ${name}`;
}

/**
 * A number of bytes with two digits, in TB, GB, MB, kB or bytes.
 *
 * @example
 * sizeText(116_589_428) // => "120 MB"
 */
export function sizeText(bytes: number): string {
  const units = [
    [1e12, "TB"],
    [1e9, "GB"],
    [1e6, "MB"],
    [1e3, "kB"],
  ] as const;
  const [size, name] = units.find(([own]) => bytes >= own) ?? ([1, "bytes"] as const);
  return `${Number((bytes / size).toPrecision(2))} ${name}`;
}
