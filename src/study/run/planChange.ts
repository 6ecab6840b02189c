import { rowKeys } from "../parts/rowKeys.js";
import { studyParts } from "../parts/studyPart.js";
import type { Plan } from "../plan/plan.js";
import { readPlan } from "../plan/readPlan.js";
import { keyTable, keyWords, readKey } from "../store/keyTable.js";
import { StoreError } from "../store/storeError.js";
import { readStore, type StoredPlan, type StoreManifest } from "../store/studyStore.js";

/** The plan that a store had before, where another one takes its place. */
export interface PlanChange {
  /** Undefined if this version cannot read it any more. */
  readonly name?: string;
  /** Command that made the store: "raf sweep plan.yaml --small". */
  readonly command: string;
  readonly rows?: number;
  /** Of them, how many the new plan does not have; undefined where they are too many to be compared. */
  readonly lost?: number;
}

/** Rows whose keys are made in seconds. */
const MOST_COMPARED = 2e6;

/**
 * Refusal of a run that would give a store another plan than it has. Its rows stay, but tables, figures and counts of the store are those of the
 * new plan from then on: whoever meant a trial must hear of it.
 *
 * @returns undefined if the plan is the same, or there is no store yet.
 */
export async function planChange(folder: string, plan: Plan, source: StoredPlan): Promise<PlanChange | undefined> {
  const before = await storeBefore(folder);
  if (before === undefined) return undefined;
  const { manifest, plan: own } = before;
  if (own.text === source.text && own.size === source.size) return undefined;
  const { command } = manifest;
  const old = await readPlan(own.text, own.file, { size: own.size }).catch(() => undefined);
  if (old === undefined) return { command };
  const rows = rowsOf(old);
  const change = { command, name: old.name, rows };
  return rows + rowsOf(plan) > MOST_COMPARED ? change : { ...change, lost: lostRows(old, plan) };
}

/** A folder that is no store yet, or none that can be used, is left to the run itself. */
async function storeBefore(
  folder: string,
): Promise<{ readonly manifest: StoreManifest; readonly plan: StoredPlan } | undefined> {
  try {
    return await readStore(folder);
  } catch (error) {
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}

function rowsOf(plan: Plan): number {
  return studyParts(plan).reduce((sum, { rows }) => sum + rows, 0);
}

function lostRows(old: Plan, plan: Plan): number {
  const words = keyWords();
  const there = keyTable();
  for (const key of keysOf(plan)) {
    readKey((digit) => key.charCodeAt(digit), words);
    there.set(words, 0);
  }
  let lost = 0;
  for (const key of keysOf(old)) {
    readKey((digit) => key.charCodeAt(digit), words);
    if (there.get(words) === undefined) lost++;
  }
  return lost;
}

function* keysOf(plan: Plan): Generator<string> {
  for (const part of studyParts(plan)) {
    const keyOf = rowKeys(part);
    for (let row = 0; row < part.rows; row++) yield keyOf(row);
  }
}
