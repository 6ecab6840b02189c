import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ImageSet } from "../../../validation/realData/imageSet.js";
import type { RealDataPoint } from "../../../validation/realData/realDataSummary.js";
import { npyFile } from "../../validation/realData/dataFiles.js";

/** Writes a set as two .npy files into a folder; their paths are the operands of --npy. */
export function writtenSet(folder: string, { d, values, labels }: ImageSet): string[] {
  const paths = [join(folder, "set.npy"), join(folder, "set-labels.npy")] as const;
  writeFileSync(paths[0], npyFile("", [labels.length, d], values).bytes);
  writeFileSync(paths[1], npyFile("", [labels.length], labels, "i8").bytes);
  return [...paths];
}

/** The parts of real-data.json that the tests read. */
export interface RealDataRecord {
  readonly task: { readonly n: number; readonly alpha: number; readonly epsilon: number };
  readonly files: { readonly train: readonly string[]; readonly test?: readonly string[] };
  readonly repeats: { readonly asked: number; readonly finished: number };
  readonly testSamples: number;
  readonly notes: readonly string[];
  readonly points: readonly RealDataPoint[];
}

/** The record that a run left in its folder. */
export function writtenRecord(out: string): RealDataRecord {
  return JSON.parse(readFileSync(join(out, "real-data.json"), "utf8")) as RealDataRecord;
}
