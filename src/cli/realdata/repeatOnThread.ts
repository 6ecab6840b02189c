import type { MessagePort } from "node:worker_threads";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import {
  type BandwidthResult,
  preparedRepeat,
  type RepeatSample,
} from "../../../validation/realData/realDataRepeat.js";
import type { RealDataImages, RealDataTask } from "../../../validation/realData/task.js";
import { ParameterError } from "../../core/errors.js";

/** One repeat to run. */
export interface RepeatRequest {
  readonly images: RealDataImages;
  readonly task: RealDataTask;
  readonly repeat: number;
  readonly etas: readonly number[];
  readonly lambdas: readonly number[];
}

/** One bandwidth of a repeat, as soon as it is finished. */
export interface FinishedBandwidth {
  readonly sample: RepeatSample;
  readonly result: BandwidthResult;
}

/** An input error that is found when the samples are drawn, as plain data: an exception loses its class between threads. */
export type Refusal = Pick<ParameterError, "where" | "parameter" | "value" | "allowed" | "remedy">;

/**
 * Trains a repeat at one bandwidth after the other, on a worker thread.
 *
 * @returns The reason if the data cannot be used.
 */
export function repeatOnThread({
  request: { images, task, repeat, etas, lambdas },
  port,
}: {
  readonly request: RepeatRequest;
  readonly port: MessagePort;
}): Refusal | undefined {
  try {
    const { sample, at } = preparedRepeat(loadLinearAlgebra(), images, task, repeat);
    for (const eta of etas) {
      const finished: FinishedBandwidth = { sample, result: at(eta, lambdas) };
      port.postMessage(finished);
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    const { where, parameter, value, allowed, remedy } = error;
    return { where, parameter, value, allowed, ...(remedy === undefined ? {} : { remedy }) };
  }
}
