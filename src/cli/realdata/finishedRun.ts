import type { RealDataImages, RealDataTask } from "../../../validation/realData/task.js";
import type { PAPER_WIDTHS } from "../../report/paperOptions.js";
import type { PaperFolder } from "../../report/pipeline/paperFolder.js";
import type { RealDataRunResult } from "./realDataRun.js";

/** The results of a run and its inputs. */
export interface FinishedRun {
  readonly result: RealDataRunResult;
  readonly images: RealDataImages;
  readonly task: RealDataTask;
  readonly etas: readonly number[];
  readonly lambdas: readonly number[];
  readonly repeats: number;
  readonly title: string;
  /** Notes on the image files. */
  readonly notes: readonly string[];
  readonly algebra: string;
  readonly width: (typeof PAPER_WIDTHS)[number];
  readonly out: string;
  readonly folder: PaperFolder;
  /** Paths of damaged files of repeats, which are left out. */
  readonly damaged: readonly string[];
  readonly interrupted: boolean;
}
