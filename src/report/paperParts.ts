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
  { name: "figure-1", seconds: 1, load: async () => (await import("./figureOne.js")).figureOne },
];

/** What a part is called on a command line: the paper's figures by their numbers, the others by their names. */
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
