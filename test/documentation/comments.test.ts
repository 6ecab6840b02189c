import { expect, test } from "vitest";
import { commentsOf, examplesOf } from "./comments.js";

const TEXT = `/**
 * One.
 *
 * Source: equations/README.md (CH.1).
 *
 * @example
 * one(1) // => 1
 * one(2) // => 2
 * @returns one
 */
export const one = (x: number) => x; // tail
const glob = "src/**/*.ts"; /* block */
export interface Shape {
  /** Read as in @example, which is no tag here. */
  readonly a: number; // inside
}
/**
 * Two.
 * @example
 * \`\`\`ts
 * two() // => 2
 * \`\`\`
 *
 * @example
 * two() + 1 // => 3
 */
export const two = () => 2;
// last
`;

const FILE = { path: "src/core/one.ts", text: TEXT };

test("commentsOf finds every comment once, and no comment in a string", () => {
  expect(commentsOf(FILE).map(({ line, documents }) => [line, documents])).toEqual([
    [1, true],
    [11, false],
    [12, false],
    [14, true],
    [15, false],
    [17, true],
    [28, false],
  ]);
});

test("commentsOf strips slashes and stars", () => {
  const [first, tail, block] = commentsOf(FILE).map(({ text }) => text.trim());
  expect(first).toContain("One.\n\nSource: equations/README.md (CH.1).\n\n@example\none(1)");
  expect([tail, block]).toEqual(["tail", "block"]);
});

test("examplesOf returns the code of each example with its line", () => {
  expect(examplesOf(FILE)).toEqual([
    { path: "src/core/one.ts", line: 6, code: "one(1) // => 1\none(2) // => 2" },
    { path: "src/core/one.ts", line: 19, code: "two() // => 2" },
    { path: "src/core/one.ts", line: 24, code: "two() + 1 // => 3" },
  ]);
});
