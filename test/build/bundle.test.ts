import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT, readTree } from "../architecture/sourceTree.js";

test("every module that threads run is an entry of the bundle", () => {
  const bundle = readFileSync(join(ROOT, "build/bundle.ts"), "utf8");
  const sources = readTree(["src", "validation"], ".ts");
  const modules = sources.flatMap(({ text }) =>
    [...text.matchAll(/module: "\.\/(\w+)", name:/g)].map(([, name]) => name),
  );
  expect(modules.length).toBeGreaterThan(5);
  for (const name of modules) expect(bundle).toContain(`  ${name}: "`);
});
