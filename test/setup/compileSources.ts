import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { transformWithOxc } from "vite";
import { pathsBelow, ROOT } from "../architecture/sourceTree.js";
import { COMPILED } from "./compiledPaths.js";

const FOLDERS = ["src", "equations", "validation"];

/** The page has a build of its own, by Vite. */
const PAGE = "src/web/";

/**
 * Compiles the sources that have changed since the last time, and removes what has no source any more.
 *
 * Types are not checked. Every file is written under another name first, so that two test runs can do this at the same time.
 */
export async function compileSources(): Promise<void> {
  const sources = pathsBelow(FOLDERS).filter((path) => path.endsWith(".ts") && !path.startsWith(PAGE));
  await Promise.all(sources.map(compileSource));
  const outputs = new Set(sources.map(outputOf));
  for (const path of pathsBelow(FOLDERS, COMPILED)) {
    if (path.endsWith(".js") && !outputs.has(path)) rmSync(join(COMPILED, path));
  }
}

const outputOf = (path: string): string => path.replace(/\.ts$/, ".js");

/** Compiles a file unless its output carries the time of its last change. */
async function compileSource(path: string): Promise<void> {
  const source = join(ROOT, path);
  const output = join(COMPILED, outputOf(path));
  const { atime, mtime } = statSync(source);
  if (existsSync(output) && statSync(output).mtimeMs === mtime.getTime()) return;
  const { code } = await transformWithOxc(readFileSync(source, "utf8"), source, { target: "es2022", sourcemap: false });
  mkdirSync(dirname(output), { recursive: true });
  const unfinished = `${output}.${process.pid}`;
  writeFileSync(unfinished, code);
  utimesSync(unfinished, atime, mtime);
  renameSync(unfinished, output);
}
