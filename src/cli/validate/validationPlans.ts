import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { PaperPart } from "../../report/paperPart.js";

/** A plan that comes with the package. */
interface BuiltInPlan {
  readonly summary: string;
  /** Files in validation/plans, without their ending. */
  readonly files: readonly string[];
  /** Figures of the paper whose learners it simulates. */
  readonly figures: () => Promise<readonly PaperPart[]>;
}

/** The built-in plans by name. */
export const BUILT_IN_PLANS: Readonly<Record<string, BuiltInPlan>> = {
  quick: {
    summary: "eight learners at the task of Figure 1, under a minute",
    files: ["quick"],
    figures: () => Promise.resolve([]),
  },
  paper: {
    summary: "Figures 1 to 3 of the paper at their parameters",
    files: ["paper-1", "paper-2", "paper-3", "paper-3-high-order"],
    figures: async () => [
      (await import("../../report/parts/figureOne.js")).figureOne,
      (await import("../../report/parts/figureTwo.js")).figureTwo,
      (await import("../../report/parts/figureThree.js")).figureThree,
    ],
  },
};

/** Where the plans are: beside the sources, and for the compiled package at its root. */
const FOLDERS = ["../../../validation/plans/", "../../../../validation/plans/"] as const;

/** A built-in plan with the paths of its files; undefined for any other name. */
export function builtInPlan(
  name: string,
): { readonly paths: readonly string[]; readonly figures: BuiltInPlan["figures"] } | undefined {
  if (!Object.hasOwn(BUILT_IN_PLANS, name)) return undefined;
  const { files, figures } = BUILT_IN_PLANS[name]!;
  const folders = FOLDERS.map((folder) => fileURLToPath(new URL(folder, import.meta.url)));
  const folder = folders.find((path) => existsSync(`${path}${files[0]!}.yaml`)) ?? folders[0]!;
  return { paths: files.map((file) => `${folder}${file}.yaml`), figures };
}
