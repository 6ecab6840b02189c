import type { About } from "../figure.js";
import type { PaperOptions } from "../paperOptions.js";
import type { PaperPart, PaperResult } from "../paperPart.js";
import { type PartRecord, partRecord } from "../partRecord.js";
import { csvText, printedCsv } from "../tables/csvText.js";
import { latexTable } from "../tables/latexTable.js";
import { markdownTable } from "../tables/markdownTable.js";
import { plainLabel } from "../tables/plainLabel.js";
import { plainTable } from "../tables/plainTable.js";
import { printedTable } from "../tables/printedTable.js";
import { readableJson } from "./readableJson.js";

/** A file that is made: its name in the folder, and what it holds. */
export interface PaperFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** The files of a part: its picture in every format, its data, its record, and each of its tables in four forms. */
export async function partFiles(part: PaperPart, result: PaperResult, options: PaperOptions): Promise<PaperFile[]> {
  const record = partRecord(part, result, options);
  return [
    ...(await pictureFiles(record, result)),
    { name: `${part.name}.csv`, content: [...csvText(result.data)].join("") },
    { name: recordFile(part.name), content: readableJson(record) },
    ...tableFiles(record),
  ];
}

/** Name of the file that holds a part's record. */
export function recordFile(name: string): string {
  return `${name}.json`;
}

/** Name of the file that holds a part's picture for the report. */
export function pictureFile(name: string): string {
  return `${name}.svg`;
}

async function pictureFiles(record: PartRecord, { draw }: PaperResult): Promise<PaperFile[]> {
  if (draw === undefined) return [];
  // Loaded when there is something to draw.
  const [{ chart }, { everyPicture }] = await Promise.all([import("../chart.js"), import("../picture.js")]);
  return everyPicture(chart({ ...draw(record.options.width), about: aboutPart(record) }), record.name);
}

function aboutPart({ title, parameters, command }: PartRecord): About {
  const described = parameters.map(([name, value]) => `${plainLabel(name)} ${plainLabel(value)}`).join("; ");
  return { title: plainLabel(title), description: described, command };
}

function tableFiles({ name: part, tables, command, options }: PartRecord): PaperFile[] {
  return tables.flatMap((table) => {
    const printed = printedTable(table, options);
    const name = `${part}-${table.name}`;
    return [
      { name: `${name}.txt`, content: plainTable(printed) },
      { name: `${name}.csv`, content: printedCsv(printed) },
      { name: `${name}.md`, content: markdownTable(printed) },
      { name: `${name}.tex`, content: latexTable(printed, command) },
    ];
  });
}
