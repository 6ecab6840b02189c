import { expect, test } from "vitest";
import { commentBreaches, engineBreaches, filesWithoutTest, importBreaches, nameBreaches } from "./importLaw.js";
import type { SourceFile } from "./sourceTree.js";

/** A tree in memory: path to text. */
function tree(files: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }));
}

test("importBreaches finds nothing in a tree that only imports downward", () => {
  const files = tree({
    "src/core/errors.ts": "export class E extends Error {}",
    "src/numerics/erf.ts": 'import erf from "@stdlib/math-base-special-erf"; export { E } from "../core/errors.js";',
    "equations/types.ts": 'import type { E } from "../src/core/errors.js";',
    "src/solver/solve.ts": 'import "../../equations/types.js"; import "./newton.js";',
    "src/solver/newton.ts": 'const text = "import piscina from node:fs"; // import "../cli/bin.js"',
    "validation/data.ts": 'import { readFileSync } from "node:fs"; import "../src/solver/solve.js";',
    "src/index.ts": 'export * from "../validation/data.js";',
    "src/cli/bin.ts": 'import "../index.js"; import data from "../../package.json" with { type: "json" };',
  });
  expect(importBreaches(files)).toEqual([]);
});

test.each([
  ["a static import", 'import { solve } from "../src/solver/solve.js";'],
  ["a type import", 'import type { Solution } from "../src/solver/solve.js";'],
  ["a re-export", 'export * from "../src/solver/solve.js";'],
  ["an import for its effects", 'import "../src/solver/solve.js";'],
  ["a dynamic import", 'export const late = async () => await import("../src/solver/solve.js");'],
  ["an import type", 'export type Late = typeof import("../src/solver/solve.js");'],
])("importBreaches finds %s that points upward", (_kind, text) => {
  const files = tree({ "equations/models.ts": text, "src/solver/solve.ts": "export const solve = 1;" });
  expect(importBreaches(files)).toEqual([
    "equations/models.ts imports src/solver/solve.ts: equations lies below src/solver and may not know it",
  ]);
});

test("importBreaches lets the entry import what lies below the command line only", () => {
  const files = tree({
    "src/report/chart.ts": 'import "raf-theory";',
    "src/index.ts": 'export * from "./cli/main.js";',
    "src/cli/main.ts": "",
  });
  expect(importBreaches(files)).toEqual([
    "src/report/chart.ts imports src/index.ts: src/report lies below src/index.ts and may not know it",
    "src/index.ts imports src/cli/main.ts: src/index.ts lies below src/cli and may not know it",
  ]);
});

test("engineBreaches finds functions whose last digit is the engine's, not in comments, and not above the numbers", () => {
  const text =
    "/** Math.exp(x) */\nconst a = Math.sqrt(x) ** 2; // Math.log\nconst b = Math.tanh(x);\nconst c = x ** 3;\n";
  expect(engineBreaches(tree({ "equations/a.ts": text, "src/report/b.ts": text }))).toEqual([
    "equations/a.ts:3 uses Math.tanh; take it from src/numerics/elementary.ts",
    "equations/a.ts:4 uses **; take it from src/numerics/elementary.ts",
  ]);
});

test.each(["node:fs", "fs", "node:fs/promises", "piscina", "@observablehq/plot", "mathjax-full/js/mathjax.js"])(
  "importBreaches keeps %s out of the layers that run anywhere",
  (name) => {
    const text = `import x from "${name}";`;
    expect(importBreaches(tree({ "src/sweep/grid.ts": text }))).toEqual([
      `src/sweep/grid.ts imports ${name}: src/sweep must also run in a browser`,
    ]);
    expect(importBreaches(tree({ "src/report/chart.ts": text }))).toEqual([]);
  },
);

test("importBreaches finds a cycle and names its files in order", () => {
  const files = tree({
    "src/core/a.ts": 'import "./b.js";',
    "src/core/b.ts": 'import type { C } from "./c.js";',
    "src/core/c.ts": 'import("./b.js");',
  });
  expect(importBreaches(files)).toEqual(["import cycle: src/core/b.ts -> src/core/c.ts -> src/core/b.ts"]);
});

test("importBreaches finds a file outside the layers and an import that leaves them", () => {
  const files = tree({ "src/stray.ts": "", "src/core/a.ts": 'import "../../test/setup.js";' });
  expect(importBreaches(files)).toEqual([
    expect.stringContaining("src/stray.ts lies in no layer"),
    "src/core/a.ts imports test/setup.ts, which is not a file of these layers",
  ]);
});

test("nameBreaches finds names that mean nothing, in files and folders", () => {
  const files = tree({ "src/core/utils.ts": "", "test/helpers/a.ts": "", "src/core/commonRoots.ts": "" });
  expect(nameBreaches(files)).toEqual([
    'src/core/utils.ts: name "utils.ts" after what it holds',
    'test/helpers/a.ts: name "helpers" after what it holds',
  ]);
});

test("commentBreaches finds comments whose subject is not the thing", () => {
  const word = "What";
  const files = tree({
    "src/core/a.ts": `/** ${word} is drawn. */\nconst text = "${word} is drawn";\n/**\n * ${word} is drawn.\n */\nf(); // ${word} else?`,
    "src/core/b.ts": "/** The drawing, and what it shows. */",
  });
  expect(commentBreaches(files)).toEqual(
    [1, 4, 6].map((line) => `src/core/a.ts:${line}: begin the comment with the thing and not with "What"`),
  );
});

test("filesWithoutTest lists the sources whose mirror is missing", () => {
  const sources = tree({ "src/core/a.ts": "", "equations/channels/b.ts": "", "validation/c.ts": "" });
  const tests = tree({ "test/core/a.test.ts": "", "test/validation/c.test.ts": "" });
  expect(filesWithoutTest(sources, tests)).toEqual([
    { path: "equations/channels/b.ts", test: "test/equations/channels/b.test.ts" },
  ]);
});
