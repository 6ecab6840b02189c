import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Experiment, ReplicaRow } from "../../../validation/experiment.js";
import { type DamagedLines, damagedLines } from "./damagedLines.js";
import { makeFolder } from "./makeFolder.js";
import { packageVersion } from "./packageVersion.js";
import { replaceFile } from "./replaceFile.js";
import { isSealed, sealedLine } from "./sealedLine.js";
import { newSegment, parseHeader, type SegmentWriter, segmentLines, segmentNames } from "./segmentFile.js";
import { StoreError } from "./storeError.js";
import { readTimeMark } from "./timeMark.js";

/** Finished replicas of one experiment, in a folder. */
export interface ReplicaStore {
  /** The rows of a replica, if it is finished. */
  readonly find: (replica: number) => readonly ReplicaRow[] | undefined;
  /** @throws {StoreError} if the disk does not take it. */
  readonly keep: (replica: number, rows: readonly ReplicaRow[]) => void;
  /** Lines that have changed since they were written; their replicas count as not there. */
  readonly damaged: DamagedLines;
  readonly close: () => void;
}

/** What the rows of a replica follow from, its own number aside. */
export interface ReplicaStoreKey {
  /** Its replica does not matter. */
  readonly experiment: Experiment;
  /** The library that multiplies: another one rounds otherwise. */
  readonly algebra: string;
}

/** What the manifest says it is. Version 1 of its kind. */
const STORE = "replicas 1";
const MANIFEST_FILE = "manifest.json";
const OURS = /^(?:manifest\.json|rows-replicas-.*\.ndjson|\..*\.part)$/;
const SEGMENT = { kind: "replicas", columns: [], shard: "1/1" } as const;

/**
 * Opens the store of an experiment, and makes it if it is not there.
 *
 * Each process appends to a file of its own, a line with a checksum for each replica, so that one that is killed at any instant leaves at
 * most a torn last line, which is dropped. The number of replicas is no part of the experiment: more can be added later.
 *
 * @param folder The store. It must be absent, empty, or a store of this experiment.
 * @throws {StoreError} if it holds something else, naming what differs, or cannot be read or written.
 */
export async function replicaStore(folder: string, key: ReplicaStoreKey): Promise<ReplicaStore> {
  try {
    await openFolder(folder, manifestOf(key));
    const { finished, damaged } = await readSegments(folder);
    let segment: SegmentWriter | undefined;
    return {
      find: (replica) => finished.get(replica),
      keep: (replica, rows) => {
        try {
          segment ??= newSegment(folder, SEGMENT);
          segment.append(Buffer.from(replicaLine(replica, rows)));
        } catch (error) {
          throw StoreError.of(folder, error);
        }
        finished.set(replica, rows);
      },
      damaged,
      close: () => segment?.close(),
    };
  } catch (error) {
    throw StoreError.of(folder, error);
  }
}

type Manifest = Readonly<Record<string, unknown>>;

function manifestOf({ experiment: { replica: _replica, ...experiment }, algebra }: ReplicaStoreKey): Manifest {
  return { store: STORE, version: packageVersion(), algebra, ...experiment };
}

async function openFolder(folder: string, manifest: Manifest): Promise<void> {
  await makeFolder(folder);
  const names = await readdir(folder);
  const foreign = names.find((name) => !OURS.test(name));
  if (foreign !== undefined)
    throw new StoreError(folder, `The folder holds ${foreign}, which belongs to no such store`);
  if (names.includes(MANIFEST_FILE)) return requireSame(folder, manifest);
  if ((await segmentNames(folder)).length > 0) {
    throw new StoreError(folder, `There is no ${MANIFEST_FILE} that says of what experiment its replicas are`);
  }
  await replaceFile(folder, MANIFEST_FILE, `${JSON.stringify(manifest, numbersAsText, 2)}\n`);
}

async function requireSame(folder: string, manifest: Manifest): Promise<void> {
  let there: Manifest | null;
  try {
    there = JSON.parse(await readFile(join(folder, MANIFEST_FILE), "utf8")) as Manifest | null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new StoreError(folder, `Its ${MANIFEST_FILE} is damaged. Take another folder`);
  }
  if (there?.["store"] !== STORE)
    throw new StoreError(folder, "It is the store of another command. Take another folder");
  const differing = [...new Set([...Object.keys(there), ...Object.keys(manifest)])].flatMap((name) => {
    const [old, own] = [valueText(there[name]), valueText(manifest[name])];
    return old === own ? [] : [`${name} is ${old} there and ${own} here`];
  });
  if (differing.length === 0) return;
  throw new StoreError(folder, `It holds replicas of another experiment: ${differing.join(", ")}. Take another folder`);
}

function valueText(value: unknown): string {
  return value === undefined ? "absent" : JSON.stringify(value, numbersAsText);
}

async function readSegments(
  folder: string,
): Promise<{ readonly finished: Map<number, readonly ReplicaRow[]>; readonly damaged: DamagedLines }> {
  const finished = new Map<number, readonly ReplicaRow[]>();
  const damaged = damagedLines();
  for (const name of await segmentNames(folder)) {
    const path = join(folder, name);
    let line = 0;
    for await (const { bytes, ends } of segmentLines(path, 0)) {
      let from = 0;
      for (const to of ends) {
        const own = bytes.subarray(from, to);
        from = to + 1;
        line++;
        const found = isSealed(own) ? parsedLine(own) : "damaged";
        // Two processes that shared the store may both have run a replica; their rows are the same.
        if (typeof found === "object") finished.set(found.replica, found.rows);
        else if (found === "damaged" || (parseHeader(own) === undefined && readTimeMark(own) === undefined)) {
          damaged.note(path, line);
        }
      }
    }
  }
  return { finished, damaged: damaged.found() };
}

function replicaLine(replica: number, rows: readonly ReplicaRow[]): string {
  return sealedLine(`[${replica},${JSON.stringify(rows, numbersAsText)}`);
}

function parsedLine(line: Buffer): { readonly replica: number; readonly rows: readonly ReplicaRow[] } | undefined {
  const [replica, rows] = JSON.parse(line.toString(), numbersOfText) as unknown[];
  if (typeof replica !== "number" || !Array.isArray(rows)) return undefined;
  return { replica, rows: rows as readonly ReplicaRow[] };
}

/** Numbers that JSON does not have; a row is to come back bit for bit. */
const NUMBERS: ReadonlyMap<unknown, number> = new Map([
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
  ["nan", Number.NaN],
  ["-0", -0],
]);

function numbersAsText(_key: string, value: unknown): unknown {
  for (const [text, number] of NUMBERS) if (Object.is(value, number)) return text;
  return value;
}

/** Rows hold numbers and null, so that no other text is meant. */
function numbersOfText(_key: string, value: unknown): unknown {
  return NUMBERS.get(value) ?? value;
}
