import fc from "fast-check";
import { expect, test } from "vitest";
import { wrapped } from "../../../src/cli/output/wrapped.js";
import { COMMANDS } from "../../../src/cli/program.js";
import { run } from "../inProcess.js";

test("wrapped keeps every word in order, and no line with two words is too long", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b"), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1 }),
      fc.integer({ min: 5, max: 40 }),
      fc.nat(3),
      (words, width, indent) => {
        const lines = wrapped(" ".repeat(indent) + words.join(" "), width).split("\n");
        expect(lines.flatMap((line) => line.trim().split(" "))).toEqual(words);
        for (const line of lines) {
          expect(line.startsWith(" ".repeat(indent))).toBe(true);
          expect(line.length <= width || !line.trim().includes(" ")).toBe(true);
        }
      },
    ),
  );
});

test.each(COMMANDS.map(({ name }) => name))(
  "raf %s --help fits a terminal of 72 columns, examples aside",
  async (name) => {
    const { stdout } = await run([name, "--help"], [], 72);
    for (const line of stdout.split("\n")) {
      if (line.startsWith("  $ ")) continue;
      expect(line.length <= 72 || !/\S\s\S/.test(line.trim()), line).toBe(true);
    }
  },
);
