import { packageVersions } from "../study/store/packageVersion.js";
import { type Comparison, type Standing, standingOf, verdict } from "./agreementTable.js";
import { type PaperOptions, paperCommandLine } from "./paperOptions.js";
import type { PaperPart, PaperResult } from "./paperPart.js";
import { partWord } from "./paperParts.js";

/** A published number and ours, with the verdict that the agreement table gives. */
export interface JudgedComparison extends Comparison {
  /** Ours minus the published number; null where the point did not converge. */
  readonly difference: number | null;
  readonly standing: Standing;
  /** In words: "yes", "no", or "explained" and why. */
  readonly verdict: string;
}

/**
 * A part that was made: what NAME.json holds.
 *
 * The report is written from this alone, so that a part which is reused and one which was made now are told in the same way.
 */
export interface PartRecord
  extends Pick<PaperPart, "name" | "title" | "caption" | "parameters">,
    Pick<PaperResult, "notes" | "unsolved" | "tables" | "data"> {
  /** Makes it again. */
  readonly command: string;
  readonly options: PaperOptions;
  /** This package, the packages it computes and draws with, and Node.js. */
  readonly versions: Readonly<Record<string, string>>;
  readonly comparisons: readonly JudgedComparison[];
}

/** A finished part, as the report shows it. */
export interface ShownPart {
  readonly record: PartRecord;
  /** The picture as SVG; undefined if the part has none. */
  readonly picture?: string;
  /** Names of its files. */
  readonly files: readonly string[];
}

/** The record of a part that was computed. */
export function partRecord(part: PaperPart, result: PaperResult, options: PaperOptions): PartRecord {
  const { name, title, caption, parameters } = part;
  const { notes, unsolved, tables, data, comparisons } = result;
  return {
    name,
    title,
    caption,
    parameters,
    command: paperCommandLine(partWord(name), options),
    options,
    versions: { ...packageVersions(), node: process.versions.node },
    notes,
    unsolved,
    comparisons: comparisons.map(withStanding),
    tables,
    data,
  };
}

/** Reads what was written; its content is known to be ours by its hash. */
export function partRecordOf(json: string): PartRecord {
  return JSON.parse(json) as PartRecord;
}

function withStanding(comparison: Comparison): JudgedComparison {
  const { published, ours } = comparison;
  return {
    ...comparison,
    difference: ours === null ? null : ours - Number(published),
    standing: standingOf(comparison),
    verdict: verdict(comparison),
  };
}
