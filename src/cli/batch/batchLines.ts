import { resolvePoint } from "../../../equations/point.js";
import {
  allowedRange,
  isNumeric,
  isParameterName,
  type ParameterName,
} from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { lossyLiterals, unrepresentable } from "../../core/lossyLiteral.js";
import { recordOf, type SolutionRecord } from "../../solver/record.js";
import { solve } from "../../solver/solve.js";

/** A block of input lines, unparsed: bytes are cheap to send to a thread, which parses them. */
export interface BatchLines {
  /** UTF-8. */
  readonly bytes: Uint8Array;
  /** Number of the first line, from 1. */
  readonly firstLine: number;
}

/** The result lines of a block; blank input lines have none. */
export interface BatchResults {
  readonly bytes: Uint8Array;
  /** Number of lines that are not valid points. */
  readonly bad: number;
  readonly unsolved: number;
  /** Mean time of a point. */
  readonly secondsAPoint: number;
}

/** A result line without the echoed point. */
type LineRecord = SolutionRecord | ErrorRecord;

/** Characters of an invalid line that its error shows. */
const SHOWN = 80;

/**
 * Solves a block of lines. Every point is solved from scratch, so a result depends only on its line: not on neighbors, blocks or
 * the number of workers.
 *
 * Worker threads run this function.
 */
export async function solveLines({ bytes, firstLine }: BatchLines): Promise<BatchResults> {
  const started = performance.now();
  let results = "";
  let bad = 0;
  let unsolved = 0;
  let points = 0;
  let line = firstLine;
  // The decoder drops a byte-order mark.
  for (const raw of new TextDecoder().decode(bytes).split("\n")) {
    const trimmed = raw.trim();
    if (trimmed !== "") {
      const { result, status } = await solveLine(trimmed, line);
      results += result;
      points++;
      if (status === "error") bad++;
      else if (status !== "converged") unsolved++;
    }
    line++;
  }
  const secondsAPoint = (performance.now() - started) / 1000 / Math.max(1, points);
  return { bytes: new TextEncoder().encode(results), bad, unsolved, secondsAPoint };
}

async function solveLine(text: string, line: number): Promise<{ readonly result: string; readonly status: string }> {
  let point: unknown;
  try {
    point = JSON.parse(text);
    if (typeof point !== "object" || point === null || Array.isArray(point))
      throw new Error("It is another JSON value");
  } catch (error) {
    const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
    const notJson = new ParameterError("batch", "line", shown, "JSON objects, one a line", reasonOf(error));
    return { result: `${JSON.stringify(errorRecord(notJson, line))}\n`, status: "error" };
  }
  let record: LineRecord;
  try {
    refuseLossyNumbers(text);
    record = recordOf(solve(await resolvePoint(point)));
  } catch (error) {
    record = errorRecord(error, line);
  }
  // The input text is echoed unchanged, tags included.
  return { result: `${JSON.stringify(record).slice(0, -1)},"point":${text}}\n`, status: record.status };
}

/** JSON.parse makes Infinity of 1e400 and 0 of 1e-400: another point than the one that was written. Tags may hold anything. */
function refuseLossyNumbers(text: string): void {
  const lossy = lossyLiterals(text).find(({ path }) => isParameterName(String(path[0])));
  if (lossy === undefined) return;
  const [name, ...inner] = lossy.path as readonly [ParameterName, ...(string | number)[]];
  const place = name + inner.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`)).join("");
  const allowed = isNumeric(name) ? allowedRange(name) : "the numbers";
  throw new ParameterError("point", place, lossy.literal, allowed, unrepresentable(lossy.literal));
}

/** The result of a bad line; the other lines are solved. */
function errorRecord(error: unknown, line: number): LineRecord {
  const known = error instanceof ParameterError;
  return {
    status: "error",
    line,
    error: {
      parameter: known ? error.parameter : "point",
      value: known ? jsonValue(error.value) : null,
      allowed: known ? error.allowed : "points of the model",
      message: reasonOf(error),
    },
  };
}

/** The result of a bad line. */
interface ErrorRecord {
  readonly status: "error";
  readonly line: number;
  readonly error: {
    readonly parameter: string;
    readonly value: unknown;
    readonly allowed: string;
    readonly message: string;
  };
}

/** The given value in a form that JSON can hold. */
function jsonValue(value: unknown): unknown {
  if (value === undefined) return null;
  return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
