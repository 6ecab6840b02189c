import { chart } from "../../../src/report/chart.js";
import type { PaperPart, PaperResult } from "../../../src/report/paperPart.js";
import { partRecord, type ShownPart } from "../../../src/report/partRecord.js";
import { drawing, options, part, RESULT } from "../pipeline/parts.js";

/** A part as the report gets it. */
export function shown(name: string, result: Partial<PaperResult> = {}, changed: Partial<PaperPart> = {}): ShownPart {
  const record = partRecord(part(name, {}, changed), { ...RESULT, ...result }, options());
  const files = [`${name}.csv`, `${name}.json`];
  return name === "table" ? { record, files } : { record, files, picture: chart(drawing("two-column")) };
}
