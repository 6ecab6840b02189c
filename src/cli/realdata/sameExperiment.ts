import { type RealDataImages, type RealDataTask, taskSizes } from "../../../validation/realData/task.js";
import { ParameterError } from "../../core/errors.js";
import type { PaperFolder } from "../../report/pipeline/paperFolder.js";
import { readableJson } from "../../report/pipeline/readableJson.js";
import { REAL_DATA_NAME } from "../../report/realData/realDataFiles.js";
import { imagesHash } from "./imagesHash.js";

/** Keys that define an experiment, in the order of messages. Bandwidths, lambdas and repeats are not among them, because more can be added. */
const NAMES = ["images", "d", "rule", "facts", "loss", "n", "epsilon", "seed", "testSamples"] as const;

type ExperimentRecord = Readonly<Partial<Record<(typeof NAMES)[number], unknown>>>;

/**
 * Refuses a folder with results of another experiment, which would be overwritten.
 *
 * A missing or damaged record has no results to protect.
 *
 * @param out The folder's path, for the message.
 * @throws {ParameterError} naming `out`, and what differs.
 */
export async function requireSameExperiment(
  folder: PaperFolder,
  out: string,
  { images, task }: { readonly images: RealDataImages; readonly task: RealDataTask },
): Promise<void> {
  const there = finishedRecord(await folder.read(`${REAL_DATA_NAME}.json`));
  if (there === undefined) return;
  const epsilon = taskSizes(task).facts / task.n;
  const own = { ...task, epsilon, d: images.train.d, images: imagesHash(images) };
  // The numbers as the file has them.
  const here = JSON.parse(readableJson(own)) as ExperimentRecord;
  const differing = NAMES.flatMap((name) => {
    // Records of earlier versions have no hash of the images.
    if (name === "images" && there.images === undefined) return [];
    const [old, now] = [valueText(there[name]), valueText(here[name])];
    if (old === now) return [];
    return [name === "images" ? "the images are others" : `${name} is ${old} there and ${now} here`];
  });
  if (differing.length === 0) return;
  const remedy = `${differing.join(", ")}. Take another folder`;
  throw new ParameterError("raf", "out", out, "folders without results of another experiment", remedy);
}

function finishedRecord(content: Uint8Array | undefined): ExperimentRecord | undefined {
  if (content === undefined) return undefined;
  try {
    const { task, images } = JSON.parse(new TextDecoder().decode(content)) as {
      readonly task?: ExperimentRecord | null;
      readonly images?: unknown;
    };
    return typeof task === "object" && task !== null ? { ...task, images } : undefined;
  } catch {
    return undefined;
  }
}

function valueText(value: unknown): string {
  return value === undefined ? "absent" : JSON.stringify(value);
}
