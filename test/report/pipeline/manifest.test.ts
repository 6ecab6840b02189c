import { expect, test } from "vitest";
import {
  fileHashes,
  intact,
  MANIFEST_FILE,
  type Manifest,
  readManifest,
  writeManifest,
} from "../../../src/report/pipeline/manifest.js";
import { memoryFolder, options } from "./parts.js";

const FILES = [
  { name: "a.csv", content: "1" },
  { name: "b.png", content: new Uint8Array([1, 2]) },
];
const PART = { command: "raf paper 1", options: options(), inputs: "hash", files: fileHashes(FILES) };
const MANIFEST: Manifest = { version: "1.0.0", parts: { "figure-1": PART }, report: { inputs: "x", files: {} } };

test("readManifest reads what writeManifest wrote", async () => {
  const folder = memoryFolder();
  await writeManifest(folder, MANIFEST);
  expect(await readManifest(folder, "1.0.0")).toEqual(MANIFEST);
});

test.each([
  ["no file", undefined],
  ["no JSON", "{"],
  ["another JSON value", "null"],
  ["JSON without parts", "{}"],
])("readManifest takes %s for an empty folder", async (_what, content) => {
  const folder = memoryFolder();
  if (content !== undefined) folder.files.set(MANIFEST_FILE, content);
  expect(await readManifest(folder, "1.0.0")).toEqual({ version: "1.0.0", parts: {} });
});

test("readManifest leaves out entries that are none", async () => {
  const folder = memoryFolder();
  folder.files.set(MANIFEST_FILE, JSON.stringify({ parts: { good: PART, odd: { inputs: 1 }, bare: "x" }, report: 3 }));
  expect(await readManifest(folder, "1.0.0")).toEqual({ version: "1.0.0", parts: { good: PART } });
});

test("intact notices a file that was changed or removed", async () => {
  const folder = memoryFolder();
  for (const file of FILES) await folder.write(file);
  expect(await intact(folder, PART)).toBe(true);
  folder.files.set("a.csv", "2");
  expect(await intact(folder, PART)).toBe(false);
  folder.files.set("a.csv", "1");
  folder.files.delete("b.png");
  expect(await intact(folder, PART)).toBe(false);
});
