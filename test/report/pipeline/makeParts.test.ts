/** @module-tag heavy */
import { expect, test } from "vitest";
import { makeParts, type PartsToMake } from "../../../src/report/pipeline/makeParts.js";
import { MANIFEST_FILE, type Manifest } from "../../../src/report/pipeline/manifest.js";
import { entry, memoryFolder, options, part, workersFor } from "./parts.js";

const CODE = { versions: { "raf-theory": "1.0.0" }, fingerprint: "abc" };
const EMPTY: Manifest = { version: "1.0.0", parts: {} };
const broken = (name: string) => part(name, {}, { compute: () => Promise.reject(new Error("a bug")) });

function toMake(wanted: PartsToMake["wanted"], changed: Partial<PartsToMake> = {}): PartsToMake {
  return {
    wanted,
    options: options(),
    code: CODE,
    folder: memoryFolder(),
    manifest: EMPTY,
    workers: workersFor(wanted),
    progress: () => undefined,
    signal: new AbortController().signal,
    ...changed,
  };
}

test("makeParts enters a part in the manifest after its files, and before the next", async () => {
  const folder = memoryFolder();
  const { manifest, failed } = await makeParts(toMake([entry(part("a")), entry(part("b"))], { folder }));
  expect(failed).toEqual([]);
  expect(Object.keys(manifest.parts).sort()).toEqual(["a", "b"]);
  expect(manifest.parts["a"]).toMatchObject({ command: "raf paper a", options: options() });
  const [first, last] = [folder.written.indexOf(MANIFEST_FILE), folder.written.lastIndexOf(MANIFEST_FILE)];
  const owners = folder.written.map((name) => name.charAt(0));
  expect(new Set(owners.slice(0, first)).size).toBe(1);
  expect(new Set(owners.slice(first + 1, last)).size).toBe(1);
  expect(last).toBe(folder.written.length - 1);
});

test("makeParts finishes the others when one fails", async () => {
  const { manifest, failed } = await makeParts(toMake([entry(broken("a")), entry(part("b"))]));
  expect(failed).toEqual([{ name: "a", message: "a bug", cause: "defect" }]);
  expect(Object.keys(manifest.parts)).toEqual(["b"]);
});

test("makeParts keeps what the folder held before", async () => {
  const { manifest } = await makeParts(toMake([entry(part("a"))]));
  const both = await makeParts(toMake([entry(part("b"))], { manifest }));
  expect(Object.keys(both.manifest.parts)).toEqual(["a", "b"]);
});

test("makeParts throws what the folder throws, and ends the workers", async () => {
  const full = memoryFolder(({ name }) => (name === "b.csv" ? new Error("The disk is full") : undefined));
  let closed = 0;
  const wanted = ["a", "b", "c"].map((name) => entry(part(name)));
  const close = (): Promise<void> => {
    closed++;
    return Promise.resolve();
  };
  const workers = { ...workersFor(wanted), close };
  await expect(makeParts(toMake(wanted, { folder: full, workers }))).rejects.toThrow("The disk is full");
  expect(closed).toBeGreaterThan(0);
});

test("makeParts keeps what is finished when it is stopped, and makes no more", async () => {
  const interruption = new AbortController();
  const folder = memoryFolder();
  const wanted = [entry(part("a")), entry(part("b"))];
  const own = workersFor(wanted);
  const stop: (() => void)[] = [];
  const workers: PartsToMake["workers"] = {
    // The second part hangs until its thread is ended.
    make: (request, progress) =>
      request.name === "a"
        ? own.make(request, progress)
        : new Promise((_resolve, reject) =>
            stop.push(() => {
              reject(new Error("terminated"));
            }),
          ),
    close: async () => {
      for (const end of stop) end();
      await Promise.resolve();
    },
  };
  const made = makeParts(toMake(wanted, { folder, workers, signal: interruption.signal }));
  while (!folder.written.includes(MANIFEST_FILE)) await new Promise((resolve) => setTimeout(resolve, 5));
  interruption.abort();
  const { manifest, failed } = await made;
  expect(failed).toEqual([]);
  expect(Object.keys(manifest.parts)).toEqual(["a"]);
});

test("makeParts starts nothing after it was stopped", async () => {
  const wanted = [entry(part("a"))];
  const workers = workersFor(wanted);
  await makeParts(toMake(wanted, { workers, signal: AbortSignal.abort() }));
  expect(workers.asked).toEqual([]);
});

test("makeParts weighs the progress of a part by its time", async () => {
  const fractions: number[] = [];
  const wanted = [entry(part("a"), 3), entry(broken("b"), 1)];
  await makeParts(toMake(wanted, { progress: (fraction) => fractions.push(fraction) }));
  expect(fractions).toContain(0.375);
  expect(fractions.at(-1)).toBe(1);
  expect(fractions).toEqual([...fractions].sort((x, y) => x - y));
});
