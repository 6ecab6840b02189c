import { largestDimension } from "../../validation/experimentMemory.js";
import { gigabytesFree, gigabytesNeeded } from "../../validation/memorySize.js";
import { ParameterError } from "../core/errors.js";
import { replicaMemory } from "../study/parts/replicaMemory.js";
import { studyParts } from "../study/parts/studyPart.js";
import type { Plan } from "../study/plan/plan.js";
import { MOST_ROWS, sweepEstimate } from "../study/run/sweepEstimate.js";
import { availableMemory } from "./availableMemory.js";
import { counted } from "./counted.js";
import { type Outcome, printed } from "./outcome.js";
import { rowsText } from "./rowsText.js";

/** `raf sweep --dry-run`: how much there is to do. */
export async function sweepDryRun(plan: Plan, workers: number): Promise<Outcome> {
  requireRows(plan);
  requireMemory(plan, workers);
  const { parts, rows, seconds, startSeconds, diskBytes, memoryBytes } = await sweepEstimate(plan, workers);
  const lines = parts.map(
    ({ name, rows: own, secondsPerRow, measured }) =>
      `  ${name}: ${rowsText(own)}, ${durationText(secondsPerRow)} each (measured on ${measured})`,
  );
  return printed(
    `${plan.name}: ${rowsText(rows)}\n${lines.join("\n")}\n`,
    `time   about ${durationText(seconds)} with ${counted(workers, "worker")}, ${durationText(startSeconds)} of it to start\n`,
    `memory about ${sizeText(memoryBytes + workers * (replicaMemory(plan)?.bytes ?? 0))}\n`,
    `disk   about ${sizeText(diskBytes)} for the store\n`,
  );
}

/**
 * Refuses a study that nobody could mean.
 *
 * @throws {ParameterError} naming its number of rows.
 */
export function requireRows(plan: Plan): void {
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
}

/**
 * Refuses replicas that do not fit the memory of this machine.
 *
 * @throws {ParameterError} naming the largest, what it takes, and what would fit.
 */
export function requireMemory(plan: Plan, workers: number): void {
  const replica = replicaMemory(plan);
  const available = availableMemory();
  if (replica === undefined || replica.bytes * workers <= available) return;
  const { experiment, bytes } = replica;
  const { model, alpha, kappa = 0, d } = experiment;
  const sizes = [
    `d = ${d}`,
    `n = ${Math.round(alpha * d)}`,
    ...(model === "rf" ? [`p = ${Math.round(kappa * d)}`] : []),
  ];
  const largest = largestDimension(experiment, available);
  const smaller =
    largest < 2 ? "smaller alpha or kappa, or a larger machine" : `sizes d up to ${largest} here, or a larger machine`;
  const remedy = bytes <= available ? `Use --workers ${Math.floor(available / bytes)}` : `Take ${smaller}`;
  const allowed = `the ${gigabytesFree(available)} GB that are free on this machine`;
  const value = `${gigabytesNeeded(bytes)} GB each for ${counted(workers, "worker")} at ${sizes.join(", ")}`;
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
