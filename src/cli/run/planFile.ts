import { readFile } from "node:fs/promises";
import { ParameterError } from "../../core/errors.js";
import { type StudyPart, studyParts } from "../../study/parts/studyPart.js";
import type { Plan } from "../../study/plan/plan.js";
import { readPlan } from "../../study/plan/readPlan.js";
import { readStore, type StoredPlan, type StoreManifest } from "../../study/store/studyStore.js";
import { fileError } from "../errors/fileError.js";

/** A plan with its text and name, as written. */
export interface LoadedPlan {
  readonly plan: Plan;
  readonly source: StoredPlan;
}

/** Largest plan file in bytes. */
const LARGEST_PLAN_BYTES = 16e6;

/**
 * Reads a plan from a file.
 *
 * @param shown How messages and later commands write it: the name of a plan that comes with the package, or the path.
 * @throws {PlanError} with all its mistakes.
 * @throws {ParameterError} if it cannot be read.
 */
export async function planFile(path: string, size: StoredPlan["size"], shown = path): Promise<LoadedPlan> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
    if (text.length > LARGEST_PLAN_BYTES) throw new Error("It is too large for a plan");
  } catch (error) {
    throw fileError("plan", path, "files that can be read", error);
  }
  return { plan: await readPlan(text, shown, { size }), source: { text, file: shown, size } };
}

/**
 * The common plan of several stores.
 *
 * @throws {StoreError} if a folder is no store.
 */
export async function planOfStores(
  stores: readonly string[],
): Promise<LoadedPlan & { readonly manifest: StoreManifest }> {
  const found = await Promise.all(stores.map((store) => readStore(store)));
  const [first] = found;
  const other = found.findIndex(({ plan: { text, size } }) => text !== first!.plan.text || size !== first!.plan.size);
  if (other > 0) {
    throw new ParameterError("raf", "store", stores[other], `stores of one plan, that of ${stores[0]!}`);
  }
  const { plan: source, manifest } = first!;
  return { plan: await readPlan(source.text, source.file, { size: source.size }), source, manifest };
}

/**
 * The parts of a plan: one by name, or all.
 *
 * @param name Name of one part; undefined for all.
 */
export function partsNamed(plan: Plan, name: string | undefined): StudyPart[] {
  const parts = studyParts(plan);
  if (name === undefined) return parts;
  const found = parts.filter((part) => part.name === name);
  if (found.length > 0) return found;
  throw new ParameterError("raf", "part", name, `{${parts.map((part) => part.name).join(", ")}}`);
}
