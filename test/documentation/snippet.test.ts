/** @module-tag heavy */
import { expect, test } from "vitest";
import { difference } from "./difference.js";
import { runSnippet } from "./snippet.js";

const SURROUNDINGS = {
  scope: { double: (x: number) => 2 * x },
  load: (specifier: string) => Promise.resolve({ specifier, half: (x: number) => x / 2, default: 7 }),
};

const run = (code: string): Promise<number> => runSnippet(code, SURROUNDINGS);

test.each([
  ["a number", "double(2) // => 4"],
  ["a number up to rounding", "double(0.15) + 1e-14; // => 0.3"],
  ["a constant expression", "double(Math.PI) // => 2 * Math.PI"],
  ["text", 'String(double(1)) + "x" // => "2x"'],
  ["an object", "({ a: double(1), b: [1, NaN] }) // => { a: 2, b: [1, NaN] }"],
  ["a typed array", "Float64Array.of(1, 2) // => [1, 2]"],
  ["a constant", "const x: number = double(4); // => 8"],
  ["the line below", "double(1)\n// => 2"],
  ["lines below, while a bracket is open", "({ a: 1 });\n// => {\n//   a: 1\n// }\n// and prose"],
  ["something awaited", "await Promise.resolve(double(3)) // => 6"],
  ["a printed value", "console.log(double(3)); // => 6"],
  ["printed text", 'console.log("twice", double(3)); // => twice 6'],
  ["printed digits", "console.log(double(3).toFixed(2)); // => 6.00"],
  ["an error", 'JSON.parse("{") // => throws SyntaxError'],
])("runSnippet keeps a promise about %s", async (_kind, code) => {
  await expect(run(code)).resolves.toBe(1);
});

test.each([
  ["a wrong number", "double(2) // => 5", "double(2) is 4, not 5"],
  ["a number wrong in the twelfth digit", "double(0.15) // => 0.300000000001", "double(0.15) is 0.3"],
  ["a wrong member", "({ a: [1, 2] }) // => { a: [1, 3] }", ".a[1] is 2, not 3"],
  ["a missing member", "({}) // => { a: 1 }", ".a is undefined, not 1"],
  ["a wrong length", "[1] // => [1, 2]", "[1] has 1 elements, not 2"],
  ["a wrong constant", "const x = 1; // => 2", "x is 1, not 2"],
  ["the wrong error", 'JSON.parse("{") // => throws ParameterError', "it throws SyntaxError"],
  ["no error", "double(2) // => throws SyntaxError", "it does not throw"],
  ["other text", "'a' // => b", "it is a"],
  ["a promise about a block", "if (true) {} // => 1", "a value can be promised"],
])("runSnippet fails on %s", async (_kind, code, message) => {
  await expect(run(code)).rejects.toThrow(message);
});

test("runSnippet counts promises and runs the lines without one", async () => {
  await expect(run("let x = 1;\nx += 1;\nx // => 2\n// a remark\nx + 1 // => 3")).resolves.toBe(2);
  await expect(run("double(1)")).resolves.toBe(0);
});

test("runSnippet turns imports into calls of the loader", async () => {
  const code = [
    'import seven, { half, type Kind, specifier as name } from "raf-theory";',
    'import * as all from "node:fs";',
    'import type { Type } from "raf-theory";',
    "half(3) // => 1.5",
    "name // => 'raf-theory'",
    "all.specifier // => 'node:fs'",
    "seven // => 7",
  ];
  await expect(run(code.join("\n"))).resolves.toBe(4);
});

test("difference compares exactly what is not a number", () => {
  expect(difference("a", "a")).toBeUndefined();
  expect(difference("1", 1)).toBe('value is "1", not 1');
  expect(difference(null, undefined)).toBe("value is null, not undefined");
  expect(difference(Number.POSITIVE_INFINITY, 1e308)).toBe("value is Infinity, not 1e+308");
});
