import { createHash } from "node:crypto";
import type { BandwidthResult, RepeatSample } from "../../../validation/realData/realDataRepeat.js";
import type { RealDataImages, RealDataTask } from "../../../validation/realData/task.js";
import type { PaperFolder } from "../../report/pipeline/paperFolder.js";
import { readableJson } from "../../report/pipeline/readableJson.js";
import { checksum } from "../../study/store/sealedLine.js";
import { imagesHash } from "./imagesHash.js";

/** Where finished bandwidths of repeats are kept. */
export interface RepeatStore {
  readonly read: (repeat: number) => Promise<StoredRepeat | undefined>;
  readonly write: (repeat: number, stored: StoredRepeat) => Promise<void>;
  /** Files that were read and have changed since they were written; their repeats count as not there. */
  readonly damaged: readonly string[];
}

/** A repeat as far as it is finished. */
export interface StoredRepeat {
  readonly sample: RepeatSample;
  readonly results: readonly BandwidthResult[];
}

/** Digits of the hash in a file's name: enough that two experiments in one folder never meet. */
const NAME_DIGITS = 12;

/**
 * Finished bandwidths as files of a folder.
 *
 * The name of a file is a hash of everything its numbers follow from, so that repeats of other data, another task or another version are
 * neither taken for these nor overwritten. Bandwidths and the number of repeats are not in it: more of them can be added later.
 */
export function repeatStore(folder: PaperFolder, { images, task, lambdas, algebra, version }: Experiment): RepeatStore {
  const inputs = { images: imagesHash(images), task, lambdas: lambdas.map(String), algebra, version };
  const key = createHash("sha256").update(JSON.stringify(inputs)).digest("hex").slice(0, NAME_DIGITS);
  const name = (repeat: number): string => `${key}-${repeat}.json`;
  const damaged: string[] = [];
  return {
    read: async (repeat) => {
      const content = await folder.read(name(repeat));
      const stored = parsed(content);
      if (content !== undefined && stored === undefined) damaged.push(name(repeat));
      return stored;
    },
    damaged,
    write: (repeat, stored) =>
      folder.write({
        name: name(repeat),
        content: readableJson({ task, repeat, checksum: checksumOf(stored), ...stored }),
      }),
  };
}

/** What the numbers of a repeat follow from. */
export interface Experiment {
  readonly images: RealDataImages;
  readonly task: RealDataTask;
  readonly lambdas: readonly number[];
  /** The library that multiplies: another one rounds otherwise. */
  readonly algebra: string;
  /** Of this package. */
  readonly version: string;
}

/** Of the numbers as the file has them, so that it is the same before it is written and after it is read. */
function checksumOf({ sample, results }: StoredRepeat): string {
  return checksum(readableJson({ sample, results }));
}

/** A file that is damaged counts as missing: then the repeat is run again, which is never wrong. */
function parsed(content: Uint8Array | undefined): StoredRepeat | undefined {
  if (content === undefined) return undefined;
  try {
    const text = new TextDecoder().decode(content);
    const written = JSON.parse(text) as StoredRepeat & { readonly checksum?: unknown };
    if (written.checksum !== checksumOf(written)) return undefined;
    const { sample, results } = JSON.parse(text, infinities) as StoredRepeat;
    return { sample, results };
  } catch {
    return undefined;
  }
}

function infinities(key: string, value: unknown): unknown {
  if (key === "lambda" && value === "inf") return Number.POSITIVE_INFINITY;
  // A certificate that is not a number is one that was not met.
  return key === "certificate" && value === null ? Number.NaN : value;
}
