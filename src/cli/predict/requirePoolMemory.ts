import { gigabytesFree, gigabytesNeeded } from "../../../validation/memorySize.js";
import { ParameterError } from "../../core/errors.js";
import { availableMemory } from "../run/memory.js";

/**
 * Refuses a pool that does not fit the free memory, and names the largest that does.
 *
 * @param bytes      Of the whole computation, which grows with the square of the pool.
 * @param fromImages Whether --pool can make it smaller.
 */
export function requirePoolMemory(bytes: number, size: number, fromImages: boolean): void {
  const available = availableMemory();
  if (bytes <= available) return;
  const most = Math.floor(size * Math.sqrt(available / bytes));
  const remedy = fromImages ? `; --pool ${most} takes so many of them` : "";
  throw new ParameterError(
    "raf",
    "images in the pool",
    size,
    `[2, ${most}]`,
    `They take ${gigabytesNeeded(bytes)} GB of memory, of which ${gigabytesFree(available)} GB are free${remedy}`,
  );
}
