import type { ObservableName } from "../../equations/vocabulary/observables.js";
import { ParameterError } from "../core/errors.js";
import { nearMiss } from "../core/nearMiss.js";
import { sampleMean } from "../numerics/sampleMean.js";

/** A user's own measurements of an observable along a parameter. */
export interface OwnSeries<Name extends string = ObservableName> {
  readonly observable: Name;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Standard errors; absent if the file has none. */
  readonly yErrors?: readonly number[];
}

/** Endings of the columns of standard errors, behind the name of the observable. */
const ERROR_ENDINGS = ["StandardError", "Error", "_error", "_err", "_se"] as const;

/** A file of measurements as it was read: the names of its columns, and its cells as text. */
export interface MeasuredTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The table of a CSV file with a header, separated by commas, tabs or semicolons. Lines that begin with # are comments. */
export function csvTable(text: string): MeasuredTable {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const separator = [",", "\t", ";"].find((one) => lines[0]?.includes(one)) ?? ",";
  const [header = [], ...rows] = lines.map((line) =>
    line.split(separator).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1")),
  );
  return { header, rows };
}

/**
 * Measurements by the names of their columns: that of the parameter, a column for each observable, and where there are standard errors,
 * columns of these named after the observable, such as generalizationErrorStandardError.
 *
 * Rows without a number in a column are left out of its series. Where the table has a column `replica`, as that of `raf simulate` has, the
 * rows at a place are samples: they become their mean and its standard error.
 *
 * @param file        The file's name, for messages.
 * @param parameter   Name of the column along the horizontal axis.
 * @param observables Columns that are drawn; at least one must be there.
 * @throws {ParameterError} naming `data` if a column is missing or a cell is no number.
 */
export function ownData<Name extends string>(
  { header, rows }: MeasuredTable,
  file: string,
  parameter: string,
  observables: readonly Name[],
): OwnSeries<Name>[] {
  const refuse = (reason: string): never => {
    throw new ParameterError("raf", "data", file, "CSV or Parquet files whose columns have names", reason);
  };
  const places = new Map(header.map((name, place) => [name, place]));
  const numberIn = (row: number, place: number): number => {
    const cell = rows[row]![place] ?? "";
    if (cell === "" || /^(?:nan|null)$/i.test(cell)) return Number.NaN;
    if (/^\+?inf(?:inity)?$/i.test(cell)) return Number.POSITIVE_INFINITY;
    if (cell === "0+") return 0;
    const value = Number(cell);
    return Number.isNaN(value)
      ? refuse(`Row ${row + 1} has ${JSON.stringify(cell)} in column ${header[place]!}`)
      : value;
  };
  const xPlace = places.get(parameter);
  if (xPlace === undefined) {
    const near = nearMiss(parameter, header);
    return refuse(
      `It has no column ${parameter}, but {${header.join(", ")}}${near === undefined ? "" : `; is it ${near}?`}`,
    );
  }
  const found = observables.flatMap((observable): OwnSeries<Name>[] => {
    const place = places.get(observable);
    if (place === undefined) return [];
    const errorName = ERROR_ENDINGS.map((ending) => observable + ending).find((name) => places.has(name));
    const known = rows.flatMap((_row, row) => {
      const point = {
        x: numberIn(row, xPlace),
        y: numberIn(row, place),
        error: errorName === undefined ? 0 : numberIn(row, places.get(errorName)!),
      };
      return Number.isNaN(point.x + point.y + point.error) ? [] : [point];
    });
    if (places.has("replica")) return [meansOf(observable, known)];
    const errors = errorName === undefined ? {} : { yErrors: known.map(({ error }) => error) };
    return [{ observable, x: known.map(({ x }) => x), y: known.map(({ y }) => y), ...errors }];
  });
  if (found.length > 0) return found;
  return refuse(`It has none of the drawn columns {${observables.join(", ")}}, but {${header.join(", ")}}`);
}

/** The mean of the samples at each place, and its standard error. */
function meansOf<Name extends string>(
  observable: Name,
  samples: readonly { readonly x: number; readonly y: number }[],
): OwnSeries<Name> {
  const x = [...new Set(samples.map((sample) => sample.x))];
  const groups = x.map((place) => samples.filter((sample) => sample.x === place).map(({ y }) => y));
  const means = groups.map((values) => sampleMean(values));
  return {
    observable,
    x,
    y: means.map(({ mean }) => mean),
    yErrors: means.map(({ standardError }, i) => (groups[i]!.length < 2 ? 0 : standardError)),
  };
}
