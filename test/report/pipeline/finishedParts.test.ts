import { expect, test } from "vitest";
import { isCurrent, shownParts } from "../../../src/report/pipeline/finishedParts.js";
import { makeParts } from "../../../src/report/pipeline/makeParts.js";
import { entry, memoryFolder, options, part, workersFor } from "./parts.js";

const CODE = { versions: { "raf-theory": "1.0.0" }, fingerprint: "abc" };
const ENTRIES = [entry(part("figure-1")), entry(part("table", { draw: undefined as never })), entry(part("rates"))];

async function filled() {
  const folder = memoryFolder();
  const { manifest } = await makeParts({
    wanted: ENTRIES.slice(0, 2),
    options: options(),
    code: CODE,
    folder,
    manifest: { version: "1.0.0", parts: {} },
    workers: workersFor(ENTRIES),
    progress: () => undefined,
    signal: new AbortController().signal,
  });
  return { folder, manifest };
}

test("isCurrent wants the same inputs and files that nobody changed", async () => {
  const { folder, manifest } = await filled();
  const [figure, , rates] = ENTRIES;
  const finished = manifest.parts["figure-1"];
  expect(await isCurrent(figure!, finished, { folder, code: CODE })).toBe(true);
  expect(await isCurrent(figure!, finished, { folder, code: CODE, options: options({ digits: 5 }) })).toBe(false);
  expect(await isCurrent(figure!, finished, { folder, code: { ...CODE, fingerprint: "abd" } })).toBe(false);
  expect(await isCurrent(rates!, manifest.parts["rates"], { folder, code: CODE })).toBe(false);
  folder.files.set("figure-1.csv", "changed");
  expect(await isCurrent(figure!, finished, { folder, code: CODE })).toBe(false);
});

test("shownParts reads the records and pictures of what is current, in the order of the report", async () => {
  const { folder, manifest } = await filled();
  const shown = await shownParts(folder, manifest, CODE, ENTRIES);
  expect(shown.map(({ record }) => record.name)).toEqual(["figure-1", "table"]);
  expect(shown[0]?.picture).toMatch(/^<svg /);
  expect(shown[0]?.files).toContain("figure-1.pdf");
  expect(shown[1]?.picture).toBeUndefined();
  folder.files.delete("table.csv");
  expect(await shownParts(folder, manifest, CODE, ENTRIES)).toHaveLength(1);
});
