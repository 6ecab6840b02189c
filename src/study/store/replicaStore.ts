import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DamagedLine, type DamagedLines, damagedLines } from "./damagedLines.js";
import { foreignFiles } from "./foreignFiles.js";
import { makeFolder } from "./makeFolder.js";
import { packageVersion } from "./packageVersion.js";
import { replaceFile } from "./replaceFile.js";
import { isSealed, sealedLine } from "./sealedLine.js";
import { headerSeed, newSegment, readHeader, type SegmentWriter, segmentLines, segmentNames } from "./segmentFile.js";
import { StoreError } from "./storeError.js";
import { readTimeMark } from "./timeMark.js";

/** Finished replicas of one experiment, in a folder. A result is an object or a list of numbers, names and null. */
export interface ReplicaStore<Result> {
  /** The result of a replica, if it is finished. */
  readonly find: (replica: number) => Result | undefined;
  /** @throws {StoreError} if the disk does not take it. */
  readonly keep: (replica: number, result: Result) => void;
  /** Lines that have changed since they were written; their replicas count as not there. */
  readonly damaged: DamagedLines;
  readonly close: () => void;
}

/** Parameters that the result of a replica depends on, its own number aside; also the library that multiplies, for another one rounds otherwise. */
export type ReplicaStoreKey = Readonly<Record<string, unknown>>;

/** Kind of the store in its manifest. Version 1 of its kind. */
const STORE = "replicas 1";
const MANIFEST_FILE = "manifest.json";
const OWN_FILES = /^(?:manifest\.json|rows-replicas-.*\.ndjson|\..*\.part)$/;
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
export async function replicaStore<Result extends object>(
  folder: string,
  key: ReplicaStoreKey,
): Promise<ReplicaStore<Result>> {
  try {
    await openFolder(folder, { store: STORE, version: packageVersion(), ...key });
    const { finished, damaged } = await readSegments<Result>(folder);
    let segment: SegmentWriter | undefined;
    return {
      find: (replica) => finished.get(replica),
      keep: (replica, result) => {
        try {
          segment ??= newSegment(folder, SEGMENT);
          segment.append(Buffer.from(replicaLine(replica, result, segment.seed)));
        } catch (error) {
          throw StoreError.of(folder, error);
        }
        finished.set(replica, result);
      },
      damaged,
      close: () => segment?.close(),
    };
  } catch (error) {
    throw StoreError.of(folder, error);
  }
}

type Manifest = Readonly<Record<string, unknown>>;

async function openFolder(folder: string, manifest: Manifest): Promise<void> {
  await makeFolder(folder);
  const names = await readdir(folder);
  const hasManifest = names.includes(MANIFEST_FILE);
  foreignFiles(folder, names, { own: OWN_FILES, isStore: hasManifest });
  if (hasManifest) return requireSame(folder, manifest);
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

async function readSegments<Result extends object>(
  folder: string,
): Promise<{ readonly finished: Map<number, Result>; readonly damaged: DamagedLines }> {
  const finished = new Map<number, Result>();
  const damaged: DamagedLine[] = [];
  const addLine = (line: Buffer, seed: number | undefined): boolean => {
    if (seed === undefined || !isSealed(line, seed)) return false;
    const found = parsedLine(line);
    // Two processes that shared the store may both have run a replica; their results are the same.
    if (found !== undefined) finished.set(found.replica, found.result as Result);
    return found !== undefined || readTimeMark(line) !== undefined;
  };
  for (const name of await segmentNames(folder)) {
    const path = join(folder, name);
    let line = 0;
    let seed: number | undefined;
    let unread: { readonly line: number; readonly bytes: Buffer }[] = [];
    for await (const { bytes, ends } of segmentLines(path, 0)) {
      let from = 0;
      for (const to of ends) {
        const own = bytes.subarray(from, to);
        from = to + 1;
        line++;
        if (addLine(own, seed)) continue;
        const header = readHeader(own, line === 1);
        if (header === undefined) {
          unread.push({ line, bytes: Buffer.from(own) });
          continue;
        }
        if (header.isDamaged) damaged.push({ path, line, isRepaired: true });
        seed = header.header === undefined ? undefined : headerSeed(header.header);
        // Lines behind a damaged header are read when a copy of it comes.
        unread = unread.filter(({ bytes: waiting }) => !addLine(waiting, seed));
      }
    }
    damaged.push(...unread.map(({ line: at }) => ({ path, line: at })));
  }
  return { finished, damaged: damagedLines(damaged) };
}

function replicaLine(replica: number, result: object, seed: number): string {
  return sealedLine(`[${replica},${JSON.stringify(result, numbersAsText)}`, seed);
}

function parsedLine(line: Buffer): { readonly replica: number; readonly result: object } | undefined {
  const [replica, result] = JSON.parse(line.toString(), numbersOfText) as unknown[];
  if (typeof replica !== "number" || typeof result !== "object" || result === null) return undefined;
  return { replica, result };
}

/** Numbers that JSON does not have; a result is to come back bit for bit. */
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

/** Results hold numbers, null and names of another kind, so that no other text is meant. */
function numbersOfText(_key: string, value: unknown): unknown {
  return NUMBERS.get(value) ?? value;
}
