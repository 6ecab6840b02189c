import { expect, test } from "vitest";
import { partRecord } from "../../../src/report/partRecord.js";
import { agreementFiles, agreementText } from "../../../src/report/pipeline/agreementFiles.js";
import { options, part, RESULT } from "./parts.js";

const record = (name: string, comparisons: typeof RESULT.comparisons) =>
  partRecord(part(name), { ...RESULT, comparisons }, options());
const RECORDS = [
  record("figure-1", [{ quantity: "E_gen, best", published: "0.2430", ours: 0.24302 }]),
  record("capacity", []),
  record("figure-4", [
    { quantity: "gamma", published: "0.8011", ours: 0.5 },
    { quantity: "gamma, flat", published: "0.97", ours: 0.98, flatness: { excess: 1e-7, tolerance: 1e-6 } },
    { quantity: "lost", published: "1", ours: null },
  ]),
];

test("agreementText names the part of every number, and counts", () => {
  const text = agreementText(RECORDS);
  expect(text).toContain("figure-1: E_gen, best");
  expect(text).toContain("figure-4: lost");
  expect(text).toMatch(/1 of 4 published numbers reproduced at the precision printed, 1 explained, 2 contradicted\n$/);
});

test("agreementFiles are text, CSV and JSON of the same numbers", () => {
  const files = new Map(agreementFiles(RECORDS).map(({ name, content }) => [name, String(content)]));
  expect(files.get("agreement.txt")).toBe(agreementText(RECORDS));
  const [header, first, second, third, last] = (files.get("agreement.csv") ?? "").split("\n");
  expect(header).toBe("part,quantity,published,ours,difference,agrees,remark");
  expect(first).toMatch(/^figure-1,"E_gen, best",0\.2430,0\.24302,[\d.e-]+,yes,$/);
  expect(second).toMatch(/,no,$/);
  expect(third).toMatch(/,explained,explained \(flat minimum: 1\.0e-7 above it\)$/);
  expect(last).toBe("figure-4,lost,1,,,no,");
  expect(JSON.parse(files.get("agreement.json") ?? "")).toMatchObject({
    published: 4,
    ...{ reproduced: 1, explained: 1, contradicted: 2 },
    comparisons: [
      { part: "figure-1" },
      { part: "figure-4", standing: "contradicted" },
      { standing: "explained" },
      { ours: null, difference: null },
    ],
  });
});

test("agreementFiles are none where nothing is published", () => {
  expect(agreementFiles([record("capacity", [])])).toEqual([]);
});
