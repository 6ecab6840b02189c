import { agreementTable, type Standing } from "../agreementTable.js";
import type { DataTable } from "../paperPart.js";
import type { PartRecord } from "../partRecord.js";
import { csvText } from "../tables/csvText.js";
import type { PaperFile } from "./partFiles.js";
import { readableJson } from "./readableJson.js";

/**
 * Published numbers against ours, over several parts, as text for a terminal.
 *
 * @returns Undefined if nothing is published on any of them.
 */
export function agreementText(records: readonly PartRecord[]): string | undefined {
  const comparisons = records.flatMap(({ name, comparisons: own }) =>
    own.map((comparison) => ({ ...comparison, quantity: `${name}: ${comparison.quantity}` })),
  );
  return comparisons.length === 0 ? undefined : `${agreementTable(comparisons)}\n`;
}

/** The agreement table as text, CSV and JSON; no files where nothing is published. */
export function agreementFiles(records: readonly PartRecord[]): PaperFile[] {
  const text = agreementText(records);
  if (text === undefined) return [];
  const comparisons = records.flatMap(({ name, comparisons: own }) =>
    own.map((comparison) => ({ part: name, ...comparison })),
  );
  const data: DataTable = {
    columns: ["part", "quantity", "published", "ours", "difference", "agrees", "remark"],
    rows: comparisons.map(({ part, quantity, published, ours, difference, standing, verdict }) => [
      part,
      quantity,
      published,
      ours,
      difference,
      standing === "reproduced" ? "yes" : standing === "explained" ? "explained" : "no",
      ["yes", "no"].includes(verdict) ? null : verdict,
    ]),
  };
  const count = (wanted: Standing): number => comparisons.filter(({ standing }) => standing === wanted).length;
  const counts = {
    reproduced: count("reproduced"),
    explained: count("explained"),
    contradicted: count("contradicted"),
  };
  return [
    { name: "agreement.txt", content: text },
    { name: "agreement.csv", content: [...csvText(data)].join("") },
    { name: "agreement.json", content: readableJson({ published: comparisons.length, ...counts, comparisons }) },
  ];
}
