import { featureMoments } from "../equations/featureMoments.js";
import { activationKernel } from "./activationKernel.js";
import type { Experiment } from "./experiment.js";
import { centeredKernel, type FiniteKernel, finiteKernel } from "./finiteKernel.js";

/** The kernel of an experiment: a function of inputs, or the linear kernel plus a noise of each sample's own. */
export type ExperimentKernel =
  | { readonly kind: "function"; readonly kernel: FiniteKernel }
  | { readonly kind: "noisy"; readonly mu1: number; readonly muStar: number };

/**
 * The kernel that an experiment names, centered if it is to be: by activation, by name or expression, or by its two moments alone.
 *
 * @throws {ParameterError} naming what cannot be read.
 */
export async function kernelOf(experiment: Experiment): Promise<ExperimentKernel> {
  const { activation, kernel, gamma, mu1, muStar, centered = false } = experiment;
  const found =
    activation !== undefined
      ? await activationKernel(activation)
      : kernel !== undefined
        ? await finiteKernel(kernel)
        : undefined;
  if (found !== undefined) return { kind: "function", kernel: centered ? centeredKernel(found) : found };
  const given = gamma === undefined ? { mu1, muStar } : { gamma };
  return { kind: "noisy", ...featureMoments("kernel", given) };
}
