import { type Point, resolvePoint } from "../../../equations/point.js";
import {
  appliesTo,
  OBSERVABLE_NAMES,
  OBSERVABLES,
  type ObservableName,
} from "../../../equations/vocabulary/observables.js";
import { isNumeric, type ParameterName, type UncheckedPoint } from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { readingOf } from "../../solver/answers.js";
import { pointErrors } from "../../solver/pointErrors.js";
import { solve } from "../../solver/solve.js";

/** Values of a column: doubles in little-endian order as base64, or a list of anything. */
type Column = { readonly base64: string } | readonly unknown[];

/** Many points, as columns. */
export interface ColumnQuestion {
  readonly count: number;
  /** Parameters that are the same at all points. */
  readonly constants: UncheckedPoint;
  readonly columns: { readonly [parameter in ParameterName]?: Column };
  /** True if error estimates are computed, too: for features by name they cost two further solutions a point. */
  readonly errors?: boolean;
}

/** Base64 of little-endian doubles, one for each point. */
type ColumnsByName = { readonly [name in ObservableName]?: string };

/** Their results, as columns; NaN where a point is not solved, or where it has no such number. */
export interface ColumnAnswer {
  readonly count: number;
  /** Every observable that one of the points has, as base64 of little-endian doubles. */
  readonly values: ColumnsByName;
  readonly errors?: ColumnsByName;
  /** Status and regime of every point, as places in the lists of names. */
  readonly statusNames: readonly string[];
  readonly statuses: string;
  readonly regimeNames: readonly string[];
  readonly regimes: string;
  /** Why points are not solved, by place. */
  readonly messages: { readonly [place: number]: string };
}

/**
 * Solves points that are given as columns. Every point is solved from scratch, as in `raf batch`: to the same digits.
 *
 * @throws {ParameterError} for the first point that is none; its place stands before the message where there are several points.
 */
export async function solveColumns({ count, constants, columns, errors }: ColumnQuestion): Promise<ColumnAnswer> {
  const read = Object.entries(columns).map(([name, column]) => [name, valuesOf(column)] as const);
  const values = new Map<ObservableName, Float64Array>();
  const deviations = new Map<ObservableName, Float64Array>();
  const [statuses, regimes] = [nameColumn(count), nameColumn(count)];
  const messages: { [place: number]: string } = {};
  // Names and expressions are resolved once where only numbers differ from point to point.
  const onlyNumbers = read.every(([name, column]) => isNumeric(name) && column instanceof Float64Array);
  let resolved: Point | undefined;
  for (let i = 0; i < count; i++) {
    const own: UncheckedPoint = Object.fromEntries(read.map(([name, column]) => [name, column[i]]));
    try {
      const point: Point =
        resolved === undefined ? await resolvePoint({ ...constants, ...own }) : ({ ...resolved, ...own } as Point);
      if (onlyNumbers) resolved = point;
      const solution = solve(point);
      statuses.set(i, solution.status);
      regimes.set(i, solution.regime);
      if (solution.status !== "converged") {
        messages[i] = solution.message;
        continue;
      }
      const reading = readingOf(solution);
      for (const name of OBSERVABLE_NAMES) {
        if (!appliesTo(name, solution.model, solution.question)) continue;
        const value = OBSERVABLES[name].value(reading);
        if (value !== null) columnOf(values, name, count)[i] = value;
      }
      if (errors !== true) continue;
      for (const [name, error] of Object.entries(pointErrors(point, solution))) {
        columnOf(deviations, name, count)[i] = error;
      }
    } catch (error) {
      if (!(error instanceof ParameterError) || count === 1) throw error;
      const { where, parameter, value, allowed, remedy } = error;
      throw new ParameterError(`point ${i}, ${where}`, parameter, value, allowed, remedy);
    }
  }
  return {
    count,
    values: encoded(values),
    ...(errors === true ? { errors: encoded(deviations) } : {}),
    ...{ statusNames: statuses.names, statuses: statuses.base64() },
    ...{ regimeNames: regimes.names, regimes: regimes.base64() },
    messages,
  };
}

function valuesOf(column: Column): ArrayLike<unknown> {
  if (!("base64" in column)) return column;
  const bytes = Buffer.from(column.base64, "base64");
  return Float64Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(8 * i));
}

function columnOf<Name extends string>(columns: Map<Name, Float64Array>, name: Name, count: number): Float64Array {
  const known = columns.get(name);
  if (known !== undefined) return known;
  const column = new Float64Array(count).fill(Number.NaN);
  columns.set(name, column);
  return column;
}

function encoded(columns: ReadonlyMap<ObservableName, Float64Array>): ColumnsByName {
  return Object.fromEntries([...columns].map(([name, column]) => [name, base64Of(column.buffer)]));
}

/** The processors that Node runs on keep doubles in little-endian order. */
function base64Of(buffer: ArrayBufferLike): string {
  return Buffer.from(buffer).toString("base64");
}

/** A column of few different names. */
function nameColumn(count: number): {
  readonly names: readonly string[];
  readonly set: (i: number, name: string) => void;
  readonly base64: () => string;
} {
  const names: string[] = [];
  const places = new Uint8Array(count);
  return {
    names,
    set: (i, name) => {
      const known = names.indexOf(name);
      places[i] = known >= 0 ? known : names.push(name) - 1;
    },
    base64: () => base64Of(places.buffer),
  };
}
