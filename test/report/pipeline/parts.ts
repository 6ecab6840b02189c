import type { Figure } from "../../../src/report/figure.js";
import { PAPER_DEFAULTS, type PaperOptions } from "../../../src/report/paperOptions.js";
import type { PaperPart, PaperResult } from "../../../src/report/paperPart.js";
import type { PaperPartEntry } from "../../../src/report/paperParts.js";
import { makePart, type PartRequest } from "../../../src/report/pipeline/makePart.js";
import type { PaperFolder } from "../../../src/report/pipeline/paperFolder.js";
import type { PaperFile } from "../../../src/report/pipeline/partFiles.js";
import type { PartWorkers } from "../../../src/report/pipeline/partWorkers.js";

/** Options that differ from the defaults in nothing or in what is given. */
export function options(changed: Partial<PaperOptions> = {}): PaperOptions {
  return { ...PAPER_DEFAULTS, ...changed };
}

/** A small figure. */
export function drawing(width: Figure["width"]): Figure {
  const lines = [{ label: "one", x: [0, 1], y: [0, 1], color: 0 }];
  return { width, panels: [{ x: { label: "$x$", scale: "linear" }, y: { label: "$y$", scale: "linear" }, lines }] };
}

/** A result with a figure, a table and a published number that agrees. */
export const RESULT: PaperResult = {
  draw: drawing,
  data: {
    columns: ["lambda", "E_gen"],
    rows: [
      [0, 0.25],
      [Number.POSITIVE_INFINITY, null],
    ],
  },
  tables: [
    {
      name: "least",
      title: "Least errors",
      columns: ["alpha", "E_gen"],
      rows: [[2, 0.24302]],
      errors: [[null, 1e-12]],
    },
  ],
  comparisons: [{ quantity: "E_gen", published: "0.2430", ours: 0.24302 }],
  unsolved: 0,
  notes: ["A note with lambda -> 0+."],
};

/** A part without work. */
export function part(name: string, result: Partial<PaperResult> = {}, changed: Partial<PaperPart> = {}): PaperPart {
  return {
    name,
    title: `Title of ${name}`,
    caption: "A line $x \\to y$.",
    parameters: [["epsilon", "0.2"]],
    compute: (progress) => {
      progress(0.5);
      progress(1);
      return Promise.resolve({ ...RESULT, ...result });
    },
    ...changed,
  };
}

/** The entry of a part. */
export function entry(loaded: PaperPart, seconds = 1): PaperPartEntry {
  return { name: loaded.name, seconds, load: () => Promise.resolve(loaded) };
}

/** A folder in memory; `written` lists the names in the order of writing. */
export interface MemoryFolder extends PaperFolder {
  readonly files: Map<string, string | Uint8Array>;
  readonly written: string[];
}

/** An empty folder. */
export function memoryFolder(refuse: (file: PaperFile) => Error | undefined = () => undefined): MemoryFolder {
  const files = new Map<string, string | Uint8Array>();
  const written: string[] = [];
  return {
    files,
    written,
    read: (name) => {
      const content = files.get(name);
      return Promise.resolve(typeof content === "string" ? new TextEncoder().encode(content) : content);
    },
    write: (file) => {
      const error = refuse(file);
      if (error !== undefined) return Promise.reject(error);
      files.set(file.name, file.content);
      written.push(file.name);
      return Promise.resolve();
    },
  };
}

/** Workers that are this thread, and what they were asked for. */
export function workersFor(known: readonly PaperPartEntry[]): PartWorkers & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    make: (request: PartRequest, progress) => {
      asked.push(request.name);
      return makePart(request, progress, known);
    },
    close: () => Promise.resolve(),
  };
}
