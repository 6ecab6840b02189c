import { ParameterError } from "../core/errors.js";
import type { PaperPart } from "./paperPart.js";

/** A part before it is needed: `raf paper --help` and the progress bar ask no more of it. */
export interface PaperPartEntry {
  readonly name: string;
  /** About how long it takes. Only the proportions matter: the time left is told from them. */
  readonly seconds: number;
  readonly load: () => Promise<PaperPart>;
}

/** Everything `raf paper` makes, in the order of the report. */
export const PAPER_PARTS: readonly PaperPartEntry[] = [
  { name: "figure-1", seconds: 0.5, load: async () => (await import("./parts/figureOne.js")).figureOne },
  { name: "figure-2", seconds: 0.5, load: async () => (await import("./parts/figureTwo.js")).figureTwo },
  { name: "figure-3", seconds: 4, load: async () => (await import("./parts/figureThree.js")).figureThree },
  { name: "figure-4", seconds: 1, load: async () => (await import("./parts/figureFour.js")).figureFour },
  { name: "figure-5", seconds: 0.7, load: async () => (await import("./parts/figureFive.js")).figureFive },
  { name: "table", seconds: 2, load: async () => (await import("./parts/leastErrors.js")).leastErrorsPart },
  { name: "capacity", seconds: 60, load: async () => (await import("./parts/capacity.js")).capacity },
  { name: "double-descent", seconds: 1, load: async () => (await import("./parts/doubleDescent.js")).doubleDescent },
  { name: "rates", seconds: 0.5, load: async () => (await import("./parts/rates.js")).rates },
  { name: "phase", seconds: 30, load: async () => (await import("./parts/phase.js")).phase },
  { name: "pareto", seconds: 2, load: async () => (await import("./parts/pareto.js")).pareto },
  { name: "time", seconds: 0.2, load: async () => (await import("./parts/time.js")).time },
  { name: "stopping", seconds: 1, load: async () => (await import("./parts/stopping.js")).stopping },
  { name: "epochs", seconds: 1, load: async () => (await import("./parts/epochs.js")).epochs },
  { name: "slowdown", seconds: 1, load: async () => (await import("./parts/slowdown.js")).slowdown },
  { name: "attack", seconds: 2, load: async () => (await import("./parts/attack.js")).attack },
  { name: "ensembles", seconds: 2, load: async () => (await import("./parts/ensembles.js")).ensembles },
  { name: "distillation", seconds: 4, load: async () => (await import("./parts/distillation.js")).distillation },
  { name: "features", seconds: 20, load: async () => (await import("./parts/features.js")).features },
  { name: "rank", seconds: 3, load: async () => (await import("./parts/rank.js")).rank },
];

/** Name of a part on a command line: the paper's figures by their numbers, the others by their names. */
export function partWord(name: string): string {
  return name.replace(/^figure-/, "");
}

/**
 * The parts that words stand for, each once and in the order of the report; all of them for no words.
 *
 * @param words   "1", "table", "capacity", or the whole name "figure-1".
 * @param entries Defaults to all parts.
 * @throws {ParameterError} naming the first word that is none, and those that are.
 */
export function partsCalled(
  words: readonly string[],
  entries: readonly PaperPartEntry[] = PAPER_PARTS,
): readonly PaperPartEntry[] {
  const called = (word: string, { name }: PaperPartEntry): boolean => word === name || word === partWord(name);
  const unknown = words.find((word) => !entries.some((entry) => called(word, entry)));
  if (unknown !== undefined) {
    throw new ParameterError("raf paper", "part", unknown, `{${entries.map(({ name }) => partWord(name)).join(", ")}}`);
  }
  return words.length === 0 ? entries : entries.filter((entry) => words.some((word) => called(word, entry)));
}
