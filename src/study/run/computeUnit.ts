import { deserialize, serialize } from "node:v8";
import { CONVERGED } from "../parts/computedRow.js";
import { rowKeys } from "../parts/rowKeys.js";
import { type StudyPart, studyParts, unitRange } from "../parts/studyPart.js";
import { theoryRows } from "../parts/theoryRows.js";
import type { Plan } from "../plan/plan.js";
import { rowLine } from "../store/rowLine.js";
import { sealedLines } from "../store/sealedLine.js";

/** Work for a thread: the rows of one unit that are not there yet. */
export interface UnitRequest {
  /** See sharedPlan. */
  readonly plan: SharedArrayBuffer;
  readonly part: number;
  readonly unit: number;
  /** Of the segment that gets the lines, see SegmentWriter. */
  readonly seed: number;
  /** Rows wanted, as numbers of the part; undefined for the whole unit. */
  readonly rows?: readonly number[];
}

/** A unit's lines, ready for the segment. */
export interface UnitResult {
  readonly lines: Uint8Array;
  readonly rows: number;
  readonly failed: number;
}

interface Prepared {
  readonly part: StudyPart;
  readonly keyOf: (row: number) => string;
  /** undefined for replicas, whose rows come a whole unit at a time. */
  readonly compute: ReturnType<typeof theoryRows> | undefined;
}

/**
 * A plan as bytes that all threads see: a plan of a million points has long axes, and would be copied with every unit.
 */
export function sharedPlan(plan: Plan): SharedArrayBuffer {
  const bytes = serialize(plan);
  const shared = new SharedArrayBuffer(bytes.length);
  new Uint8Array(shared).set(bytes);
  return shared;
}

let last: { readonly bytes: Uint8Array; readonly index: number; readonly prepared: Prepared } | undefined;

/**
 * Computes a unit of work. A worker thread is this function and nothing else.
 *
 * Data that a plan needs only once, such as the texts of its keys, are made at its first unit and kept.
 */
export async function computeUnit({ plan, part: index, unit, rows, seed }: UnitRequest): Promise<UnitResult> {
  const bytes = new Uint8Array(plan);
  if (last?.index !== index || Buffer.compare(last.bytes, bytes) !== 0) {
    last = { bytes, index, prepared: prepare(deserialize(bytes) as Plan, index) };
  }
  const { part, keyOf, compute } = last.prepared;
  const [from, to] = unitRange(part, unit);
  const wanted = rows ?? Array.from({ length: to - from }, (_, i) => from + i);
  const lines = sealedLines(seed);
  let failed = 0;
  const replicas =
    part.compute.kind === "replicas" && wanted.length > 0
      ? await (await import("../parts/replicaRows.js")).replicaRows(part, from, to)
      : [];
  for (const row of wanted) {
    const result = compute === undefined ? replicas[row - from]! : compute(row);
    const computed = result instanceof Promise ? await result : result;
    if (computed.status !== CONVERGED) failed++;
    lines.add(rowLine(keyOf(row), computed));
  }
  return { lines: lines.bytes(), rows: wanted.length, failed };
}

function prepare(plan: Plan, index: number): Prepared {
  const part = studyParts(plan)[index]!;
  return { part, keyOf: rowKeys(part), compute: part.compute.kind === "replicas" ? undefined : theoryRows(part) };
}
