import type { Pool } from "../../../validation/pool/pool.js";
import type { PredictionRow } from "./predictionRows.js";

/** An image with its predicted error, and the one that trained machines made on it. */
export interface RankedImage {
  /** Place in the file, or in the kernel matrix. */
  readonly index: number;
  readonly stratum: string;
  readonly predicted: number;
  /** Share of the trials that went wrong, and their number; null without trials. */
  readonly measured: number | null;
  readonly trials: number;
}

/** The images of a pool at one point: as new images, and as facts, each list with the largest predicted error first. */
export interface Ranking {
  readonly wrong: readonly RankedImage[];
  readonly lost: readonly RankedImage[];
}

/** Ranks the images of a pool by their predicted errors. */
export function rankedImages({ prediction, measured }: PredictionRow, pool: Pool): Ranking {
  const indices = "indices" in pool ? (pool as { readonly indices: Int32Array }).indices : undefined;
  const ranked = (values: Float64Array, counts?: Float64Array, trials?: Float64Array): RankedImage[] =>
    pool.strata
      .flatMap(({ name, members }) =>
        Array.from(members, (i) => ({
          index: indices?.[i] ?? i,
          stratum: name,
          predicted: values[i]!,
          measured: trials !== undefined && trials[i]! > 0 ? counts![i]! / trials[i]! : null,
          trials: trials?.[i] ?? 0,
        })),
      )
      .filter(({ predicted }) => !Number.isNaN(predicted))
      .sort((a, b) => b.predicted - a.predicted || a.index - b.index);
  const { wrong, lost } = prediction.images;
  return {
    wrong: ranked(wrong, measured?.images.wrong, measured?.images.tested),
    lost: ranked(lost, measured?.images.lost, measured?.images.learned),
  };
}

/** The first of a ranked list that have any error. */
export function hardest(images: readonly RankedImage[], count: number): readonly RankedImage[] {
  return images.filter(({ predicted }) => predicted > 0).slice(0, count);
}

/**
 * Root mean square of measured less predicted errors over the images, and the one that counting alone makes; null where nothing is measured.
 *
 * Counting scatters a share of k trials by sqrt(p (1 - p) / k); the prediction is itself a share of the drawn training sets.
 */
export function scatter(
  images: readonly RankedImage[],
  draws: number,
): { readonly found: number; readonly expected: number } | null {
  const tried = images.filter(({ trials }) => trials > 0);
  if (tried.length === 0) return null;
  const mean = (of: (image: RankedImage) => number): number =>
    tried.reduce((sum, image) => sum + of(image), 0) / tried.length;
  return {
    found: Math.sqrt(mean(({ predicted, measured }) => (measured! - predicted) ** 2)),
    expected: Math.sqrt(mean(({ predicted: p, trials }) => p * (1 - p) * (1 / trials + 1 / draws))),
  };
}
