import { expect, test } from "vitest";
import { partRecord, partRecordOf } from "../../src/report/partRecord.js";
import { readableJson } from "../../src/report/pipeline/readableJson.js";
import { options, part, RESULT } from "./pipeline/parts.js";

test("partRecord has the command, the versions and a verdict on every published number", () => {
  const comparisons = [
    { quantity: "a", published: "0.2430", ours: 0.24302 },
    { quantity: "b", published: "0.2430", ours: 0.25 },
    { quantity: "c", published: "0.2430", ours: null },
    { quantity: "d", published: "0.97", ours: 0.98, flatness: { excess: 1e-7, tolerance: 1e-6 } },
  ];
  const record = partRecord(part("figure-3"), { ...RESULT, comparisons }, options({ errors: true }));
  expect(record.command).toBe("raf paper 3 --errors");
  expect(record.versions).toMatchObject({ node: process.versions.node });
  expect(record.comparisons.map(({ standing }) => standing)).toEqual([
    "reproduced",
    "contradicted",
    "contradicted",
    "explained",
  ]);
  expect(record.comparisons[0]?.difference).toBeCloseTo(2e-5, 12);
  expect(record.comparisons[2]?.difference).toBeNull();
});

test("partRecordOf reads what was written", () => {
  const record = partRecord(part("figure-1"), RESULT, options());
  expect(partRecordOf(readableJson(record))).toEqual({
    ...record,
    data: {
      columns: record.data.columns,
      rows: [
        [0, 0.25],
        ["inf", null],
      ],
    },
  });
});
