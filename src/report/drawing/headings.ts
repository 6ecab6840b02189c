import { ParameterError } from "../../core/errors.js";
import type { Figure } from "../figure.js";

/** Headings of the panels and titles of their rows. */
export interface Headings {
  /** Letter and titles of each panel; empty if there are none. */
  readonly panels: readonly string[];
  /** Title of each row; empty where the panels carry them. */
  readonly rows: readonly string[];
}

/**
 * Distributes the titles of a figure.
 *
 * With the rows and columns that the titles were made for, a column's title is in the heading of its top panel and a row's beside it.
 * With others, as when six panels are stacked in a journal's column, each panel carries all that belongs to it.
 *
 * @param columns Panels per row as drawn.
 * @throws {ParameterError} naming `rowTitles` or `columnTitles` where their number cannot be that of the panels.
 *
 * @example
 * headings({ width: "two-column", panels: [], columnTitles: ["left", "right"] }, 2).panels // => []
 */
export function headings(figure: Figure, columns: number): Headings {
  const { panels, rowTitles, columnTitles } = figure;
  const planned = columnTitles?.length ?? (rowTitles === undefined ? columns : panels.length / rowTitles.length);
  for (const [parameter, titles, count] of [
    ["columnTitles", columnTitles, planned],
    ["rowTitles", rowTitles, panels.length / planned],
  ] as const) {
    const fits = Number.isInteger(planned) && Number.isInteger(panels.length / planned);
    if (titles === undefined || (fits && titles.length === count)) continue;
    throw new ParameterError("chart", parameter, titles, `lists of titles that fit ${panels.length} panels`);
  }
  const asPlanned = planned === columns;
  const titlesOf = (index: number): (string | undefined)[] => {
    const column = columnTitles?.[index % planned];
    if (asPlanned) return [index < columns ? column : undefined];
    return [rowTitles?.[Math.floor(index / planned)], column];
  };
  return {
    panels: panels.map(({ title }, index) => {
      const titles = [...titlesOf(index), title].filter((part) => part !== undefined && part !== "").join(", ");
      return panels.length < 2 ? titles : `(${panelLetter(index)}) ${titles}`.trim();
    }),
    rows: asPlanned ? (rowTitles ?? []) : [],
  };
}

/** Panels are lettered a, b, c, ... in reading order. */
export function panelLetter(index: number): string {
  return String.fromCharCode("a".charCodeAt(0) + index);
}
