import { totalmem } from "node:os";
import { ParameterError } from "../core/errors.js";
import { replicaMemory } from "../study/parts/replicaMemory.js";
import { studyParts } from "../study/parts/studyPart.js";
import type { Plan } from "../study/plan/plan.js";
import { MOST_ROWS, sweepEstimate } from "../study/run/sweepEstimate.js";
import { type Outcome, printed } from "./outcome.js";
import { rowsText } from "./rowsText.js";

/** `raf sweep --dry-run`: how much there is to do. */
export async function sweepDryRun(plan: Plan, workers: number): Promise<Outcome> {
  requireFeasible(plan, workers);
  const { parts, rows, seconds, startSeconds, diskBytes, memoryBytes } = await sweepEstimate(plan, workers);
  const lines = parts.map(
    ({ name, rows: own, secondsPerRow, measured }) =>
      `  ${name}: ${rowsText(own)}, ${durationText(secondsPerRow)} each (measured on ${measured})`,
  );
  return printed(
    `${plan.name}: ${rowsText(rows)}\n${lines.join("\n")}\n`,
    `time   about ${durationText(seconds)} with ${workers} ${workers === 1 ? "worker" : "workers"}, ${durationText(startSeconds)} of it to start\n`,
    `memory about ${sizeText(memoryBytes + workers * (replicaMemory(plan)?.bytes ?? 0))}\n`,
    `disk   about ${sizeText(diskBytes)} for the store\n`,
  );
}

/** The share of the machine's memory that a sweep may fill. */
const MEMORY_SHARE = 0.8;

/**
 * Refuses a study that nobody could mean.
 *
 * @throws {ParameterError} naming its number of rows, or the memory that its largest replica needs.
 */
export function requireFeasible(plan: Plan, workers: number): void {
  const rows = studyParts(plan).reduce((sum, part) => sum + part.rows, 0);
  if (rows > MOST_ROWS) {
    const lengths = plan.axes.map(({ names, points }) => `${names.join(" with ")} ${points.length}`);
    throw new ParameterError(
      "raf",
      "rows of the plan",
      rows,
      `1 to ${MOST_ROWS}`,
      `Make axes shorter: ${lengths.join(", ")}`,
    );
  }
  const replica = replicaMemory(plan);
  if (replica === undefined || replica.bytes * workers < MEMORY_SHARE * totalmem()) return;
  const remedy =
    replica.bytes < MEMORY_SHARE * totalmem()
      ? `Use --workers ${Math.floor((MEMORY_SHARE * totalmem()) / replica.bytes)}`
      : "Take smaller sizes, or a larger machine";
  const allowed = `the ${sizeText(MEMORY_SHARE * totalmem())} of this machine that a sweep may use`;
  const value = `${sizeText(replica.bytes)} each for ${workers} ${workers === 1 ? "worker" : "workers"} at ${replica.what}`;
  throw new ParameterError("raf", "memory of replicas", value, allowed, remedy);
}

/**
 * A duration in the unit that a person would use.
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
 * Bytes in the unit that a person would use.
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
