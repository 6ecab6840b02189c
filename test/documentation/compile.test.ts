/** @module-tag heavy */
import { expect, test } from "vitest";
import { compileErrors } from "./compile.js";

const block = (line: number, code: string) => ({ line, language: "ts", code });

test("compileErrors passes blocks that compile, each a module of its own", () => {
  const code = 'import { join } from "node:path";\nconst x = join("a", "b");\nawait Promise.resolve(x);\nx // => "a/b"';
  expect(compileErrors([block(1, code), block(9, code)])).toEqual([]);
});

test("compileErrors names the line of the page", () => {
  expect(compileErrors([block(10, "const x = 1;\nx.missing // => 2")])).toEqual([
    "line 12: Property 'missing' does not exist on type '1'.",
  ]);
});

test("compileErrors applies the project's strict flags", () => {
  expect(compileErrors([block(1, "const x: string = [1][0];")])).toEqual([
    expect.stringContaining("line 2: Type 'number | undefined'") as string,
  ]);
});
