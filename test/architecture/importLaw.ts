import { isBuiltin } from "node:module";
import { cyclesOf, importsOf } from "./imports.js";
import type { SourceFile } from "./sourceTree.js";

/** The layers, lowest first: a file imports from its own layer or from one below. Reading order equals import order. */
const LAYERS = [
  "src/core",
  "src/numerics",
  "equations",
  "src/solver",
  "src/sweep",
  "validation",
  "src/study",
  "src/report",
  "src/public",
  "src/index.ts",
  "src/cli",
  "src/web",
] as const;

/** The layers that must also run in a browser: no Node, and no package that needs it. */
const ANYWHERE: ReadonlySet<string> = new Set(LAYERS.slice(0, LAYERS.indexOf("src/sweep") + 1));

/** Packages that need Node, a document or a terminal. */
const NODE_ONLY = [
  "piscina",
  "@resvg/resvg-js",
  "@observablehq/plot",
  "linkedom",
  "mathjax-full",
  "pdfkit",
  "commander",
];

/** Names that say where code was put and not what it does. */
const EMPTY_NAMES = /^(utils?|misc|helpers?|common|new|old|v2)$/i;

/** Breaches of the import law, as sentences that say what to change. */
export function importBreaches(tree: readonly SourceFile[]): string[] {
  const breaches: string[] = [];
  const paths = new Set(tree.map((file) => file.path));
  const graph = new Map<string, readonly string[]>();
  for (const file of tree) {
    const { files, packages, missing } = importsOf(file, paths);
    graph.set(file.path, files);
    const layer = layerOf(file.path);
    if (layer === undefined) {
      breaches.push(`${file.path} lies in no layer; the layers are ${LAYERS.join(", ")}`);
      continue;
    }
    for (const path of missing) {
      breaches.push(`${file.path} imports ${path}, which is not a file of these layers`);
    }
    for (const path of files) {
      const target = layerOf(path);
      if (target !== undefined && LAYERS.indexOf(target) > LAYERS.indexOf(layer)) {
        breaches.push(`${file.path} imports ${path}: ${layer} lies below ${target} and may not know it`);
      }
    }
    for (const name of ANYWHERE.has(layer) ? packages.filter(needsNode) : []) {
      breaches.push(`${file.path} imports ${name}: ${layer} must also run in a browser`);
    }
  }
  for (const cycle of cyclesOf(graph)) breaches.push(`import cycle: ${cycle.join(" -> ")}`);
  return breaches;
}

/** Functions that engines round differently: functions of Math, and powers other than squares. Comments do not count. */
const ROUNDED_BY_THE_ENGINE =
  /\bMath\.(?:a?(?:cos|sin|tan)h?|atan2|cbrt|exp|expm1|hypot|log|log1p|log2|log10|pow)\b|\*\*(?!\s*2\b)/;

/** Lines of the layers that make the numbers whose last digits would depend on the engine: src/numerics/elementary.ts has the same functions. */
export function engineBreaches(tree: readonly SourceFile[]): string[] {
  return tree
    .filter(({ path }) => ANYWHERE.has(layerOf(path) ?? ""))
    .flatMap(({ path, text }) =>
      text
        .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, (comment) => comment.replace(/[^\n]/g, ""))
        .split("\n")
        .flatMap((line, index) => {
          const found = ROUNDED_BY_THE_ENGINE.exec(line)?.[0];
          return found === undefined
            ? []
            : [`${path}:${index + 1} uses ${found}; take it from src/numerics/elementary.ts`];
        }),
    );
}

/** Words that begin a comment whose subject is not the thing. */
const NO_SUBJECT = /(?:\/\*\*|^\s*\*|\/\/)\s*(What|Where|How|Those|That|Who|Whether|Which)\b/;

/** Comments that do not begin with the thing that they are about, such as "What is drawn." for "The drawing." */
export function commentBreaches(tree: readonly SourceFile[]): string[] {
  return tree.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, i) => {
      const word = NO_SUBJECT.exec(line)?.[1];
      return word === undefined ? [] : [`${path}:${i + 1}: begin the comment with the thing and not with "${word}"`];
    }),
  );
}

/** Names of files or folders that say nothing. A file may be as long as its one idea. */
export function nameBreaches(tree: readonly SourceFile[]): string[] {
  return tree.flatMap(({ path }) => {
    const empty = path.split("/").find((part) => EMPTY_NAMES.test(part.replace(/\..*$/, "")));
    return empty === undefined ? [] : [`${path}: name "${empty}" after what it holds`];
  });
}

/**
 * Source files without a test file of the same name in the same place under test/.
 *
 * A list for the eye and not a law: a file of types has nothing to run, and some files are best tested through their caller.
 */
export function filesWithoutTest(
  tree: readonly SourceFile[],
  tests: readonly SourceFile[],
): { readonly path: string; readonly test: string }[] {
  const present = new Set(tests.map((file) => file.path));
  return tree
    .map(({ path }) => ({
      path,
      test: path.replace(/^(src\/)?/, "test/").replace(/\.ts$/, ".test.ts"),
    }))
    .filter(({ test }) => !present.has(test));
}

function layerOf(path: string): (typeof LAYERS)[number] | undefined {
  return LAYERS.find((layer) => path === layer || path.startsWith(`${layer}/`));
}

function needsNode(name: string): boolean {
  return isBuiltin(name) || NODE_ONLY.some((banned) => name === banned || name.startsWith(`${banned}/`));
}
