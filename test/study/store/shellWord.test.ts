import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWord } from "../../../src/study/store/shellWord.js";

test("shellWord is a word that a shell reads back as it was, whatever is in it", () => {
  const words = fc.sample(
    fc.string({ unit: "binary" }).filter((word) => !word.includes("\0")),
    { numRuns: 200, seed: 1 },
  );
  const all = ["", "a b", "it's", "$(x)", "plan.yaml", ...words];
  const printed = execFileSync("sh", ["-c", `printf '%s\\0' ${all.map(shellWord).join(" ")}`], { encoding: "utf8" });
  expect(printed.split("\0").slice(0, -1)).toEqual(all);
});

test("shellWord leaves alone what needs no quotes", () => {
  expect(shellWord("a/b-1.yaml")).toBe("a/b-1.yaml");
});
