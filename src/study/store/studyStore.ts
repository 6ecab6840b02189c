import { createHash } from "node:crypto";
import { access, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ROW_VERSION } from "../parts/rowKeys.js";
import { foreignFiles } from "./foreignFiles.js";
import { makeFolder } from "./makeFolder.js";
import { packageVersion } from "./packageVersion.js";
import { replaceFile } from "./replaceFile.js";
import { SEGMENT_NAME, STORE_FORMAT } from "./segmentFile.js";
import { shellWord } from "./shellWord.js";
import { StoreError } from "./storeError.js";

/**
 * The origin of a store: its last run. Of the machine it holds only what the last digits of results may depend on. It does not depend on the
 * time or on how the work was divided.
 */
export interface StoreManifest {
  readonly store: typeof STORE_FORMAT;
  /** Version of this package. */
  readonly version: string;
  /** Version of Node, whose mathematical functions round as its engine does. */
  readonly node: string;
  /** Name of the library that multiplies matrices, where there are replicas. */
  readonly linearAlgebra?: string;
  /** ROW_VERSION. Rows of another version are never used. */
  readonly rows: number;
  readonly command: string;
  readonly size: "full" | "small";
  /** SHA-256 of the plan as it was written. */
  readonly plan: string;
  readonly seeds: readonly number[];
}

/** A plan as it was written. */
export interface StoredPlan {
  readonly text: string;
  /** The plan's file, as the user typed it. */
  readonly file: string;
  readonly size: "full" | "small";
}

const MANIFEST_FILE = "manifest.json";
/** YAML or JSON: the one is a part of the other. */
const PLAN_FILE = "plan.yaml";
/** Names of a store's own files. */
const OWN_FILES = /^(?:manifest\.json|plan\.yaml|rows-.*\.ndjson|\..*\.part)$/;

/**
 * Opens a store for writing, and makes it if it is not there.
 *
 * A store that was made for another plan is taken over by this one: rows that both plans share are not computed again.
 *
 * @param folder The store. It must be absent, empty, or a store.
 * @returns Names of the files in it that are not the store's own. They are left alone.
 * @throws {StoreError} if it is something else, cannot be written, or its manifest is damaged or of another format.
 */
export async function openStore(
  folder: string,
  plan: StoredPlan,
  { seeds, linearAlgebra }: Pick<StoreManifest, "seeds" | "linearAlgebra">,
): Promise<{ readonly foreign: readonly string[] }> {
  try {
    await makeFolder(folder);
    const names = await readdir(folder);
    const hasManifest = names.includes(MANIFEST_FILE);
    const isStore = hasManifest || names.some((name) => SEGMENT_NAME.test(name));
    const foreign = foreignFiles(folder, names, { own: OWN_FILES, isStore });
    if (hasManifest) await readManifest(folder);
    const manifest: StoreManifest = {
      store: STORE_FORMAT,
      version: packageVersion(),
      node: process.version,
      ...(linearAlgebra === undefined ? {} : { linearAlgebra }),
      rows: ROW_VERSION,
      command: `raf sweep ${shellWord(plan.file)}${plan.size === "small" ? " --small" : ""}`,
      size: plan.size,
      plan: planHash(plan.text),
      seeds,
    };
    await replaceFile(folder, PLAN_FILE, plan.text);
    await replaceFile(folder, MANIFEST_FILE, `${JSON.stringify(manifest, null, 2)}\n`);
    return { foreign };
  } catch (error) {
    throw StoreError.of(folder, error);
  }
}

function planHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/**
 * Identifies a plan: the SHA-256 that manifests carry, followed by "-small" if that size is meant.
 *
 * @example
 * planIdentity({ text: "", file: "p.yaml", size: "small" }).slice(-8) // => "55-small"
 */
export function planIdentity({ text, size }: StoredPlan): string {
  return `${planHash(text)}${size === "small" ? "-small" : ""}`;
}

/**
 * The plan of a store.
 *
 * @throws {StoreError} if the folder is no store.
 */
export async function readStore(
  folder: string,
): Promise<{ readonly manifest: StoreManifest; readonly plan: StoredPlan }> {
  try {
    if (!(await stat(folder)).isDirectory()) throw new StoreError(folder, "It is a file; a store is a folder");
    if (!(await exists(join(folder, MANIFEST_FILE)))) {
      throw new StoreError(folder, `It is no store: there is no ${MANIFEST_FILE} in it. raf sweep makes one`);
    }
    const manifest = await readManifest(folder);
    const text = await readFile(join(folder, PLAN_FILE), "utf8");
    return { manifest, plan: { text, file: join(folder, PLAN_FILE), size: manifest.size } };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new StoreError(folder, "There is no such store");
    throw StoreError.of(folder, error);
  }
}

async function readManifest(folder: string): Promise<StoreManifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), "utf8");
  let manifest: Partial<StoreManifest> | null;
  try {
    manifest = JSON.parse(text) as Partial<StoreManifest> | null;
  } catch {
    throw new StoreError(
      folder,
      `Its ${MANIFEST_FILE} is damaged. Delete it and run raf sweep with the plan again: the rows stay`,
    );
  }
  if (manifest?.store === STORE_FORMAT) return manifest as StoreManifest;
  const said = `Its ${MANIFEST_FILE} says format ${String(manifest?.store)}, written by version ${manifest?.version ?? "unknown"}`;
  throw new StoreError(folder, `${said}; this version reads format ${STORE_FORMAT}. Compute the plan into a new store`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
