import { createHash } from "node:crypto";
import type { BandwidthResult, RepeatSample } from "../../../validation/realData/realDataRepeat.js";
import type { RealDataImages, RealDataTask } from "../../../validation/realData/task.js";
import type { PaperFolder } from "../../report/pipeline/paperFolder.js";
import { readableJson } from "../../report/pipeline/readableJson.js";
import { checksum } from "../../study/store/sealedLine.js";
import { imagesHash } from "./imagesHash.js";

/** A store of finished bandwidths. */
export interface RepeatStore {
  readonly read: (repeat: number) => Promise<StoredRepeat | undefined>;
  readonly write: (repeat: number, stored: StoredRepeat) => Promise<void>;
  /** Damaged files; their repeats count as missing. */
  readonly damaged: readonly string[];
}

/** The finished bandwidths of a repeat. */
export interface StoredRepeat {
  readonly sample: RepeatSample;
  readonly results: readonly BandwidthResult[];
}

/** Digits of the hash in a file's name; collisions of two experiments in one folder are out of the question. */
const NAME_DIGITS = 12;

/**
 * Finished bandwidths as files of a folder.
 *
 * The name of a file is a hash of all inputs: data, task, lambdas, linear algebra and version. Repeats of another experiment have other
 * names. Bandwidths and the number of repeats are not hashed, so that more of them can be added later.
 */
export function repeatStore(folder: PaperFolder, { images, task, lambdas, algebra, version }: Experiment): RepeatStore {
  const inputs = { images: imagesHash(images), task, lambdas: lambdas.map(String), algebra, version };
  const key = createHash("sha256").update(JSON.stringify(inputs)).digest("hex").slice(0, NAME_DIGITS);
  const name = (repeat: number): string => `${key}-${repeat}.json`;
  const damaged: string[] = [];
  return {
    read: async (repeat) => {
      const content = await folder.read(name(repeat));
      const stored = parseRepeat(content);
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

/** All inputs that determine the numbers of a repeat. */
export interface Experiment {
  readonly images: RealDataImages;
  readonly task: RealDataTask;
  readonly lambdas: readonly number[];
  /** Name of the linear algebra library; another one rounds differently. */
  readonly algebra: string;
  /** Version of this package. */
  readonly version: string;
}

/** The checksum of the numbers in their written form, which is the same before writing and after reading. */
function checksumOf({ sample, results }: StoredRepeat): string {
  return checksum(readableJson({ sample, results }));
}

/** The content of a file; undefined if it is damaged, so that the repeat is run again. */
function parseRepeat(content: Uint8Array | undefined): StoredRepeat | undefined {
  if (content === undefined) return undefined;
  try {
    const text = new TextDecoder().decode(content);
    const written = JSON.parse(text) as StoredRepeat & { readonly checksum?: unknown };
    if (written.checksum !== checksumOf(written)) return undefined;
    const { sample, results } = JSON.parse(text, reviveNumber) as StoredRepeat;
    return { sample, results };
  } catch {
    return undefined;
  }
}

function reviveNumber(key: string, value: unknown): unknown {
  if (key === "lambda" && value === "inf") return Number.POSITIVE_INFINITY;
  // JSON writes a certificate of NaN, which was not met, as null.
  return key === "certificate" && value === null ? Number.NaN : value;
}
