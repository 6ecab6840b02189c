import { teacherData } from "../teacherData.js";
import { type AmpReplica, type AmpReplicaOptions, ampReplica } from "./ampReplica.js";
import type { AmpTask } from "./stateEvolution.js";

/** One replica, as plain data. */
export interface AmpRequest {
  readonly task: AmpTask;
  /** Input dimension. */
  readonly d: number;
  readonly seed: number;
  readonly replica: number;
  readonly options: AmpReplicaOptions;
}

/** Draws a data set and runs message passing on it, on a worker thread or on this one. */
export function ampOnThread({ task, d, seed, replica, options }: AmpRequest): AmpReplica {
  return ampReplica(task, teacherData({ alpha: task.alpha, epsilon: task.epsilon, d, seed, replica }), options);
}
