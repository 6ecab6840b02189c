import { readFile } from "node:fs/promises";
import type { Eigenvalue } from "../../../equations/spectra/empirical.js";
import { npyArray } from "../../../validation/realData/npy.js";
import { ParameterError } from "../../core/errors.js";
import { lossyLiterals, unrepresentable } from "../../core/lossyLiteral.js";
import { didYouMean } from "../../core/nearMiss.js";
import { fileError } from "../errors/fileError.js";
import { numberOf } from "./numberFlag.js";

const COLUMNS = ["nu", "share", "weight"] as const;
type ColumnName = (typeof COLUMNS)[number];

/** The formats, for help and messages. */
export const EIGENVALUE_FORMATS =
  "a text file of columns nu,share[,weight] (nu[,weight] for a quadratic rule), a JSON list of such objects, or a .npy array with these columns";

/**
 * Reads a spectrum. The content decides the format, not the name of the file:
 *
 * - text: a header with the names nu, share and perhaps weight in any order, then a row for each eigenvalue. Commas, tabs or blanks stand
 *   between cells; "#" before the header, as numpy.savetxt writes it, does not count, and other lines that begin with it are comments.
 * - JSON: a list of objects with these keys.
 * - .npy: an array of shape (n, 2) or (n, 3) with the columns nu, share and weight.
 *
 * Only the form is checked here; the ranges are the library's.
 *
 * @throws {ParameterError} naming the file, or the line and column that is not a number.
 */
export async function readEigenvalues(file: string): Promise<readonly Eigenvalue[]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw fileError("eigenvalues", file, "readable files", error);
  }
  if (bytes.subarray(1, 6).toString("latin1") === "NUMPY") return fromNpy(file, bytes);
  const content = bytes
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trim();
  return content.startsWith("[") || content.startsWith("{") ? fromJson(file, content) : fromText(file, content);
}

function refuse(file: string, reason: string | undefined): ParameterError {
  return new ParameterError("raf", "eigenvalues", file, EIGENVALUE_FORMATS, reason);
}

function fromNpy(file: string, bytes: Uint8Array): readonly Eigenvalue[] {
  const { shape, values } = npyArray({ name: file, bytes });
  const [count, columns] = shape;
  if (count === undefined || shape.length !== 2 || (columns !== 2 && columns !== COLUMNS.length)) {
    throw refuse(
      file,
      `Its array has the shape (${shape.join(", ")}); a row is one eigenvalue: nu, share, and perhaps weight`,
    );
  }
  return Array.from({ length: count }, (_, row) => {
    const [nu, share, weight] = Array.from(values.subarray(row * columns, (row + 1) * columns)) as [
      number,
      number,
      number?,
    ];
    return { nu, share, ...(weight === undefined ? {} : { weight }) };
  });
}

function fromJson(file: string, content: string): readonly Eigenvalue[] {
  let list: unknown;
  try {
    list = JSON.parse(content);
  } catch (error) {
    throw refuse(file, error instanceof Error ? error.message : undefined);
  }
  if (!Array.isArray(list)) throw refuse(file, "It holds no list");
  const [lossy] = lossyLiterals(content);
  if (lossy !== undefined) {
    const [index, name] = lossy.path;
    const place = `eigenvalues[${String(index)}]${name === undefined ? "" : `.${name}`}`;
    throw new ParameterError("raf", place, lossy.literal, "the numbers", unrepresentable(lossy.literal));
  }
  return list.map((entry: unknown, index) => {
    if (typeof entry !== "object" || entry === null) {
      throw new ParameterError("raf", `eigenvalues[${index}]`, entry, "objects with nu, share and perhaps weight");
    }
    for (const name of COLUMNS) {
      const value = (entry as { readonly [name: string]: unknown })[name];
      if (typeof value === "number" || (name !== "nu" && value === undefined)) continue;
      throw new ParameterError("raf", `eigenvalues[${index}].${name}`, value, "the numbers");
    }
    const stranger = Object.keys(entry).find((key) => !COLUMNS.some((name) => name === key));
    if (stranger !== undefined) {
      const remedy = didYouMean(stranger, COLUMNS);
      throw new ParameterError("raf", `key of eigenvalues[${index}]`, stranger, `{${COLUMNS.join(", ")}}`, remedy);
    }
    return entry as Eigenvalue;
  });
}

function fromText(file: string, content: string): readonly Eigenvalue[] {
  const [header = "", ...rows] = content.split(/\r?\n/);
  const names = cellsOf(header.replace(/^#\s*/, ""));
  const known = (name: string): name is ColumnName => (COLUMNS as readonly string[]).includes(name);
  if (!names.includes("nu") || !names.every(known) || new Set(names).size < names.length) {
    throw refuse(file, `Its first line is ${JSON.stringify(header.slice(0, 60))}`);
  }
  return rows.flatMap((row, index) => {
    if (row.trim() === "" || row.startsWith("#")) return [];
    const place = `line ${index + 2} of ${file}`;
    const cells = cellsOf(row);
    if (cells.length !== names.length) throw new ParameterError("raf", place, row, `rows of ${names.length} cells`);
    const number = (name: ColumnName): number => {
      const cell = cells[names.indexOf(name)] ?? "";
      return numberOf(`${name} in ${place}`, cell, "the numbers");
    };
    const given = COLUMNS.filter((name) => names.includes(name)).map((name) => [name, number(name)] as const);
    return [Object.fromEntries(given) as unknown as Eigenvalue];
  });
}

/** Cells between commas or tabs, else between blanks. */
function cellsOf(line: string): string[] {
  return /[,\t]/.test(line) ? line.split(/[,\t]/).map((cell) => cell.trim()) : line.trim().split(/\s+/);
}
