import { posix } from "node:path";
import ts from "typescript";
import type { SourceFile } from "./sourceTree.js";

/** Imports of one file: other files of the tree, packages, and relative paths that lead nowhere. */
export interface Imports {
  readonly files: readonly string[];
  readonly packages: readonly string[];
  readonly missing: readonly string[];
}

/** The package's own name: importing it means importing the entry. */
const OWN_NAME = "raf-theory";
const ENTRY = "src/index.ts";

/**
 * All imports of a file: static, dynamic, re-exports and types.
 *
 * Types count too. They vanish from the compiled code but not from the reader's way through it. Data files (.json) have no layer and
 * are left out.
 */
export function importsOf(file: SourceFile, paths: ReadonlySet<string>): Imports {
  const files: string[] = [];
  const packages: string[] = [];
  const missing: string[] = [];
  for (const { fileName } of ts.preProcessFile(file.text, true, true).importedFiles) {
    if (fileName.endsWith(".json")) continue;
    if (fileName === OWN_NAME) files.push(ENTRY);
    else if (!fileName.startsWith(".")) packages.push(fileName);
    else {
      const path = posix.join(posix.dirname(file.path), fileName).replace(/\.js$/, ".ts");
      (paths.has(path) ? files : missing).push(path);
    }
  }
  return { files, packages, missing };
}

/**
 * The cycles of a graph of imports, each as its files in order with the first repeated at the end.
 *
 * One depth-first walk: it finds at least one cycle of every knot, which is what has to be untied first, not all of them.
 */
export function cyclesOf(imports: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string): void => {
    if (finished.has(path)) return;
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path]);
      return;
    }
    trail.push(path);
    for (const next of imports.get(path) ?? []) visit(next);
    trail.pop();
    finished.add(path);
  };
  for (const path of imports.keys()) visit(path);
  return cycles;
}
