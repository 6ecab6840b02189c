import { expect, test } from "vitest";
import {
  commentBreaches,
  engineBreaches,
  filesWithoutTest,
  importBreaches,
  nameBreaches,
} from "./architecture/importLaw.js";
import { readTree } from "./architecture/sourceTree.js";

const SOURCES = readTree(["src", "equations", "validation"], ".ts");
const TESTS = readTree(["test", "bench"], ".ts");

test("the sources are found", () => {
  expect(SOURCES.map((file) => file.path)).toContain("src/core/errors.ts");
  expect(TESTS.map((file) => file.path)).toContain("test/layers.test.ts");
});

test("every file imports downward, without cycles, and without Node below the reports", () => {
  expect(importBreaches(SOURCES)).toEqual([]);
});

test("every number is made of functions that round the same on every engine", () => {
  expect(engineBreaches(SOURCES)).toEqual([]);
});

test("every file and folder has a name that says what it holds", () => {
  expect(nameBreaches([...SOURCES, ...TESTS])).toEqual([]);
});

test("every comment begins with the thing that it is about", () => {
  expect(commentBreaches([...SOURCES, ...TESTS, ...readTree(["build", "site"], ".ts")])).toEqual([]);
});

test("the tests mirror the tree; sources without a test of their own are listed here", async ({ annotate }) => {
  const lonely = filesWithoutTest(SOURCES, TESTS);
  await annotate(
    [`${lonely.length} of ${SOURCES.length} sources have no test of their own:`]
      .concat(lonely.map(({ path, test }) => `  ${path} (${test})`))
      .join("\n"),
  );
});
