import type { Figure } from "./figure.js";
import { TABLE_DIGITS } from "./tables/cellText.js";
import type { TableOptions } from "./tables/printedTable.js";

/** Widths that `raf paper` draws: a journal's column and its page. */
export const PAPER_WIDTHS = ["one-column", "two-column"] as const satisfies readonly Figure["width"][];

/** Form of the parts, drawn and printed; their content does not depend on it. */
export interface PaperOptions extends TableOptions {
  readonly width: (typeof PAPER_WIDTHS)[number];
}

/** Options of a part unless asked otherwise. */
export const PAPER_DEFAULTS: PaperOptions = { width: "two-column", digits: TABLE_DIGITS, errors: false };

/**
 * The command that makes a part with these options, wherever its files go.
 *
 * @param word What the part is called on a command line.
 *
 * @example
 * paperCommandLine("1", { width: "one-column", digits: 4, errors: false }) // => "raf paper 1 --width one-column"
 */
export function paperCommandLine(word: string, { width, digits, errors }: PaperOptions): string {
  return [
    `raf paper ${word}`,
    ...(width === PAPER_DEFAULTS.width ? [] : [`--width ${width}`]),
    ...(digits === PAPER_DEFAULTS.digits ? [] : [`--digits ${digits}`]),
    ...(errors ? ["--errors"] : []),
  ].join(" ");
}
