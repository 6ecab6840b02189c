import { freemem } from "node:os";

/** Bytes that this process may still take: what the machine has free, or a container allows. */
export function availableMemory(): number {
  return Math.min(freemem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
