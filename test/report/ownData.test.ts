import { expect, test } from "vitest";
import { dataContent } from "../../src/cli/output/dataFile.js";
import { ParameterError } from "../../src/core/errors.js";
import { curveChart } from "../../src/report/curveChart.js";
import { differenceTable } from "../../src/report/differenceTable.js";
import { csvTable, ownData } from "../../src/report/ownData.js";
import { parquetTable } from "../../src/report/parquetTable.js";

const CSV = `# my runs
lambda,generalizationError,generalizationErrorStandardError,memorizationError
0+,0.25,0.01,0
0.1,0.22,0.02,
inf,0.3,0.01,0.4
`;

test("ownData reads columns by their names, standard errors where there are some, and limits by their names", () => {
  const both = ["generalizationError", "memorizationError"] as const;
  expect(ownData(csvTable(CSV), "a.csv", "lambda", both)).toEqual([
    { observable: both[0], x: [0, 0.1, Number.POSITIVE_INFINITY], y: [0.25, 0.22, 0.3], yErrors: [0.01, 0.02, 0.01] },
    { observable: both[1], x: [0, Number.POSITIVE_INFINITY], y: [0, 0.4] },
  ]);
  for (const text of [CSV.replaceAll(",", "\t"), CSV.replaceAll(",", ";"), `\ufeff${CSV.replaceAll("\n", "\r\n")}`]) {
    expect(ownData(csvTable(text), "a.csv", "lambda", both)).toEqual(ownData(csvTable(CSV), "a.csv", "lambda", both));
  }
});

test.each([
  [CSV.replace("lambda,", "Lambda,"), /no column lambda, but \{Lambda, .*is it Lambda\?/],
  [
    CSV.replaceAll(/(generalization|memorization)Error/g, "$1"),
    /none of the drawn columns \{generalizationError, norm\}/,
  ],
  [CSV.replace("0.22", "about 0.2"), /Row 2 has "about 0.2" in column generalizationError/],
  ["", /no column lambda/],
])("ownData refuses a file that cannot be meant, and says what is in it", (text, message) => {
  const read = (): unknown => ownData(csvTable(text), "a.csv", "lambda", ["generalizationError", "norm"]);
  expect(read).toThrow(ParameterError);
  expect(read).toThrow(message);
});

test("differenceTable gives the score where there is a standard error and a theory", () => {
  const row = { observable: "generalizationError", x: 0.1, data: 0.25, standardError: 0.01, theory: 0.22 } as const;
  const [, , first, second, third] = differenceTable("lambda", [
    row,
    { ...row, standardError: null },
    { ...row, theory: null },
  ]).split("\n");
  expect(first).toMatch(/^generalizationError +0\.1 +0\.25 +0\.01 +0\.22 +0\.03 +3\.00$/);
  expect(second).toMatch(/0\.03 +-$/);
  expect(third).toMatch(/0\.01 +- +- +-$/);
});

test("curveChart draws measurements over their curve, the bound, and the least value where it is no limit", () => {
  const [panel] = curveChart({
    parameter: "lambda",
    scale: "log",
    parameterValues: [0, 0.1, 1],
    observables: [
      { observable: "generalizationError", values: [0.3, 0.2, 0.25] },
      { observable: "memorizationError", values: [0, 0.1, 0.2] },
    ],
    bayesOptimal: [0.15, 0.15, 0.15],
    best: true,
    subtitle: ["hinge loss"],
    ownData: ownData(csvTable(CSV), "a.csv", "lambda", ["memorizationError"]),
  }).panels;
  expect(panel!.lines!.map(({ label }) => label).at(-1)).toBe("Bayes-optimal $E_{\\mathrm{gen}}$");
  const markers = panel!.markers!;
  expect(markers.filter(({ label }) => label === "least value")).toMatchObject([{ x: 0.1, y: 0.2, color: 0 }]);
  const [zero] = markers.filter(({ label }) => label === "data");
  expect(zero).toMatchObject({ x: panel!.x.domain![0], y: 0, color: 1, filled: false });
});

test("ownData takes rows with a replica as samples of one place", () => {
  const table = csvTable("lambda,replica,norm\n1,0,2\n1,1,4\n1,2,6\n3,0,5\n");
  const [own] = ownData(table, "a.csv", "lambda", ["norm"]);
  expect(own).toMatchObject({ x: [1, 3], y: [4, 5] });
  expect(own?.yErrors?.[0]).toBeCloseTo(2 / Math.sqrt(3), 14);
  expect(own?.yErrors?.[1]).toBe(0);
});

test("a Parquet file gives the same measurements as the CSV of the same numbers", async () => {
  const columns = [
    { name: "lambda", type: "number" },
    { name: "norm", type: "number" },
    { name: "status", type: "text" },
  ] as const;
  const rows = [
    [0, 2, "converged"],
    [0.5, null, "stalled"],
    [Number.POSITIVE_INFINITY, 4.25, "converged"],
  ];
  const content = await dataContent(".parquet", { columns, count: rows.length, rows: () => rows });
  const table = await parquetTable(Buffer.concat([...content].map((part) => Buffer.from(part))), "a.parquet");
  const text = "lambda,norm,status\n0,2,converged\n0.5,,stalled\ninf,4.25,converged\n";
  const read = (own: Parameters<typeof ownData>[0]): unknown => ownData(own, "a", "lambda", ["norm"]);
  expect(read(table)).toEqual(read(csvTable(text)));
  await expect(parquetTable(new Uint8Array([1, 2, 3]), "b.parquet")).rejects.toThrow(
    /data must be among the Parquet files|data.*Parquet files/,
  );
});
