/** @module-tag heavy */
import { beforeEach, expect, test } from "vitest";
import { MANIFEST_FILE } from "../../../src/report/pipeline/manifest.js";
import { type PaperRun, paperRun, REPORT_FILE } from "../../../src/report/pipeline/paperRun.js";
import { entry, type MemoryFolder, memoryFolder, options, part, workersFor } from "./parts.js";

const KNOWN = [entry(part("figure-1")), entry(part("figure-2")), entry(part("capacity", { comparisons: [] }))];
const [ONE, TWO, CAPACITY] = KNOWN;

let folder: MemoryFolder;
let asked: string[];
beforeEach(() => {
  folder = memoryFolder();
  asked = [];
});

async function run(changed: Partial<PaperRun> = {}) {
  folder.written.length = 0;
  asked.length = 0;
  return paperRun({
    parts: KNOWN,
    known: KNOWN,
    options: options(),
    force: false,
    report: true,
    folder,
    startWorkers: () => {
      const workers = workersFor(KNOWN);
      return Promise.resolve({
        ...workers,
        make: (request, progress) => {
          asked.push(request.name);
          return workers.make(request, progress);
        },
      });
    },
    progress: () => undefined,
    signal: new AbortController().signal,
    ...changed,
  });
}

const text = (name: string): string => String(folder.files.get(name));

test("paperRun makes the parts, the agreement table, the report and the manifest", async () => {
  const { shown, reused, failed } = await run();
  expect(shown.map(({ record }) => record.name)).toEqual(["figure-1", "figure-2", "capacity"]);
  expect([...reused, ...failed]).toEqual([]);
  for (const name of ["agreement.txt", "agreement.csv", "agreement.json", REPORT_FILE, MANIFEST_FILE]) {
    expect(folder.written).toContain(name);
  }
});

test("paperRun reuses everything the second time, and the files stay as they are", async () => {
  await run();
  const before = new Map(folder.files);
  const { reused } = await run();
  expect([...reused]).toEqual(["figure-1", "figure-2", "capacity"]);
  expect(asked).toEqual([]);
  expect(folder.written.filter((name) => !name.startsWith("agreement"))).toEqual([]);
  expect(folder.files).toEqual(before);
});

test("paperRun makes again what was changed, what is asked for otherwise, and everything when forced", async () => {
  await run();
  folder.files.set("figure-2.svg", "<svg/>");
  expect([...(await run()).reused]).toEqual(["figure-1", "capacity"]);
  expect(asked).toEqual(["figure-2"]);
  await run({ parts: [ONE!], options: options({ width: "one-column" }) });
  expect(asked).toEqual(["figure-1"]);
  await run({ force: true });
  expect(asked).toEqual(["figure-1", "figure-2", "capacity"]);
});

test("paperRun tells of the parts asked for, and reports on all that the folder holds", async () => {
  await run({ parts: [TWO!] });
  const { shown } = await run({ parts: [ONE!] });
  expect(shown.map(({ record }) => record.name)).toEqual(["figure-1"]);
  expect(text("agreement.txt")).toMatch(/figure-1[\s\S]*figure-2/);
  expect(text(REPORT_FILE).indexOf('id="figure-1"')).toBeLessThan(text(REPORT_FILE).indexOf('id="figure-2"'));
});

test("paperRun leaves the report out if asked, and the agreement where nothing is published", async () => {
  await run({ parts: [CAPACITY!], report: false });
  expect(folder.files.has(REPORT_FILE)).toBe(false);
  expect(folder.files.has("agreement.txt")).toBe(false);
  await run({ parts: [CAPACITY!] });
  expect(folder.written).toEqual([REPORT_FILE, MANIFEST_FILE]);
});

test("paperRun writes a report again that was changed", async () => {
  await run();
  const report = text(REPORT_FILE);
  folder.files.set(REPORT_FILE, "edited");
  await run();
  expect(text(REPORT_FILE)).toBe(report);
});

test("paperRun writes no report when it was stopped", async () => {
  await run({ signal: AbortSignal.abort() });
  expect([...folder.files.keys()]).toEqual([]);
});
