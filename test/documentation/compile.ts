import { join } from "node:path";
import ts from "typescript";
import { ROOT } from "../architecture/sourceTree.js";
import type { Block } from "./markdown.js";
import { PACKAGE_ENTRIES } from "./packageEntries.js";

/**
 * The compiler's complaints about blocks of documentation, under the project's own strict flags.
 *
 * Running a block does not show that it compiles, and the types are part of what the documentation promises: a value read from an unsolved
 * solution must not. Unused names are allowed, since a block may end where the reader goes on.
 */
export function compileErrors(blocks: readonly Block[]): string[] {
  const config = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, ROOT);
  const strict: ts.CompilerOptions = {
    ...options,
    moduleDetection: ts.ModuleDetectionKind.Force,
    noUnusedLocals: false,
    noUnusedParameters: false,
    paths: Object.fromEntries([...PACKAGE_ENTRIES].map(([name, path]) => [name, [join(ROOT, path)]])),
  };
  const texts = new Map(blocks.map(({ line, code }) => [join(ROOT, `block-at-line-${line}.ts`), code]));
  const disk = ts.createCompilerHost(strict);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => texts.has(path) || disk.fileExists(path),
    readFile: (path) => texts.get(path) ?? disk.readFile(path),
    getSourceFile: (path, version) => {
      const text = texts.get(path);
      return text === undefined ? disk.getSourceFile(path, version) : ts.createSourceFile(path, text, version);
    },
  };
  const program = ts.createProgram([...texts.keys()], strict, host);
  return [...texts.keys()]
    .map((path) => program.getSourceFile(path))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, start, messageText }) => {
      const line = file === undefined ? 0 : file.getLineAndCharacterOfPosition(start ?? 0).line;
      const block = /line-(\d+)\.ts$/.exec(file?.fileName ?? "")?.[1];
      return `line ${Number(block) + line + 1}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
}
