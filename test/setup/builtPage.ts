import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathsBelow, ROOT } from "../architecture/sourceTree.js";
import { COMPILED } from "./compiledPaths.js";

/** The page, where the compiled program looks for it. */
const PAGE = join(COMPILED, "web");
/** Key of the sources that the page was built from. */
const KEY = join(COMPILED, "web.key");
/** A folder that exists while somebody builds: making a folder is one step that only one process can take. */
const LOCK = join(COMPILED, "web.lock");
/** An older lock was left by a process that was killed, in milliseconds. */
const LOCK_AGE = 240_000;

/** Folder of the explorer's page, built from the sources as they are: once for all tests, and again after a source has changed. */
export async function builtPage(): Promise<string> {
  const key = sourceKey();
  const isCurrent = (): boolean => existsSync(KEY) && readFileSync(KEY, "utf8") === key;
  while (!isCurrent()) {
    if (!isLocked()) {
      await delay(200);
      continue;
    }
    try {
      if (!isCurrent()) {
        const { build } = await import("vite");
        const configFile = join(ROOT, "vite.config.ts");
        await build({
          configFile,
          configLoader: "runner",
          logLevel: "silent",
          build: { outDir: PAGE, emptyOutDir: true },
        });
        writeFileSync(KEY, key);
      }
    } finally {
      rmSync(LOCK, { recursive: true, force: true });
    }
  }
  return PAGE;
}

/** Names of the sources and the times of their last change. */
function sourceKey(): string {
  const paths = ["vite.config.ts", "package-lock.json", ...pathsBelow(["src", "equations", "validation"])];
  const hash = createHash("sha256");
  for (const path of paths) hash.update(`${path} ${statSync(join(ROOT, path)).mtimeMs}\n`);
  return hash.digest("hex");
}

function isLocked(): boolean {
  mkdirSync(COMPILED, { recursive: true });
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    if (existsSync(LOCK) && Date.now() - statSync(LOCK).mtimeMs > LOCK_AGE)
      rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}
