import { readFile } from "node:fs/promises";
import type { Eigenvalue } from "../../../equations/spectra/empirical.js";
import { ParameterError } from "../../core/errors.js";
import { fileError } from "../errors/fileError.js";
import { numberOf } from "./numberFlag.js";

const COLUMNS = ["nu", "share", "weight"] as const;
const ALLOWED = "files of CSV columns nu,share[,weight], or of a JSON list of such objects";

/**
 * Reads a spectrum: CSV with a header line of the names nu, share and perhaps weight in any order, or a JSON list of objects with these keys.
 *
 * Only the form is checked here; the ranges are the library's.
 *
 * @throws {ParameterError} naming the file, or the line and column that is not a number.
 */
export async function readEigenvalues(file: string): Promise<readonly Eigenvalue[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw fileError("eigenvalues", file, "readable files", error);
  }
  const content = text.replace(/^\uFEFF/, "").trim();
  return content.startsWith("[") || content.startsWith("{") ? fromJson(file, content) : fromCsv(file, content);
}

function fromJson(file: string, content: string): readonly Eigenvalue[] {
  let list: unknown;
  try {
    list = JSON.parse(content);
  } catch (error) {
    throw new ParameterError("raf", "eigenvalues", file, ALLOWED, error instanceof Error ? error.message : undefined);
  }
  if (!Array.isArray(list)) throw new ParameterError("raf", "eigenvalues", file, ALLOWED, "It holds no list");
  return list.map((entry: unknown, index) => {
    if (typeof entry !== "object" || entry === null) {
      throw new ParameterError("raf", `eigenvalues[${index}]`, entry, "objects with nu, share and perhaps weight");
    }
    for (const name of COLUMNS) {
      const value = (entry as { readonly [name: string]: unknown })[name];
      if (typeof value === "number" || (name === "weight" && value === undefined)) continue;
      throw new ParameterError("raf", `eigenvalues[${index}].${name}`, value, "the numbers");
    }
    return entry as Eigenvalue;
  });
}

function fromCsv(file: string, content: string): readonly Eigenvalue[] {
  const [header = "", ...rows] = content.split(/\r?\n/);
  const names = header.split(",").map((name) => name.trim());
  const known = (name: string): name is (typeof COLUMNS)[number] => (COLUMNS as readonly string[]).includes(name);
  if (!names.includes("nu") || !names.includes("share") || !names.every(known) || new Set(names).size < names.length) {
    throw new ParameterError(
      "raf",
      "eigenvalues",
      file,
      ALLOWED,
      `Its first line is ${JSON.stringify(header.slice(0, 60))}`,
    );
  }
  const entries: Eigenvalue[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.trim() === "") continue;
    const cells = row.split(",");
    if (cells.length !== names.length) {
      throw new ParameterError("raf", `line ${index + 2} of ${file}`, row, `rows of ${names.length} cells`);
    }
    const entry: { [name: string]: number } = {};
    for (const [column, name] of names.entries()) {
      entry[name] = numberOf(`${name} in line ${index + 2} of ${file}`, cells[column] ?? "", "the numbers");
    }
    entries.push(entry as unknown as Eigenvalue);
  }
  return entries;
}
