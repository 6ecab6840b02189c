import type { DynamicsFigureData } from "../../report/dynamicsFigure.js";
import type { DamagedLines } from "../../study/store/damagedLines.js";
import type { DynamicsTable } from "./dynamicsText.js";

/** Threads, store, progress and signal of a run of a job. */
export interface JobSurroundings {
  readonly threads: number;
  /** Folder where finished replicas are kept. */
  readonly store: string | undefined;
  readonly progress: (fraction: number) => void;
  readonly signal: AbortSignal;
}

/** An algorithm at finite size beside its theory: what the command runs, whatever the algorithm is. */
export interface DynamicsJob {
  /** Data sets that were asked for. */
  readonly count: number;
  /** Threads whose data sets fit into memory, at most `most`. */
  readonly fittingThreads: (most: number, available: number) => number;
  /** @throws {ParameterError} naming what does not fit. */
  readonly requireMemory: (threads: number, available: number) => void;
  /** Bytes. */
  readonly memory: (threads: number) => number;
  /** @throws {ParameterError} where there is no theory. */
  readonly run: (surroundings: JobSurroundings) => Promise<JobReport>;
}

/** The text, the table and the figure of a run. */
export interface JobReport {
  readonly headline: string;
  /** Replicas that were finished. */
  readonly finished: number;
  readonly table: DynamicsTable;
  readonly figure: DynamicsFigureData;
  /** Texts below the table. */
  readonly more: readonly string[];
  /** Why results are missing. */
  readonly troubles: readonly string[];
  readonly damaged: DamagedLines | undefined;
}
