import type { RealDataImages, RealDataTask } from "../../../validation/realData/task.js";
import type { PAPER_WIDTHS } from "../../report/paperOptions.js";
import type { PaperFolder } from "../../report/pipeline/paperFolder.js";
import type { RealDataRunResult } from "./realDataRun.js";

/** A run, and what it was asked for. */
export interface FinishedRun {
  readonly result: RealDataRunResult;
  readonly images: RealDataImages;
  readonly task: RealDataTask;
  readonly etas: readonly number[];
  readonly lambdas: readonly number[];
  readonly repeats: number;
  readonly title: string;
  /** On the files. */
  readonly notes: readonly string[];
  readonly algebra: string;
  readonly width: (typeof PAPER_WIDTHS)[number];
  readonly out: string;
  readonly folder: PaperFolder;
  /** Paths of stored repeats that were damaged, and left out. */
  readonly damaged: readonly string[];
  readonly interrupted: boolean;
}
