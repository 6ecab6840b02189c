import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { outputFile } from "../../../src/cli/output/outputFile.js";
import { freshFolder } from "../freshFolder.js";

let folder = "";
freshFolder((path) => {
  folder = path;
});

/** The super-user may write where permissions say no. */
const isRoot = process.getuid?.() === 0;

test("outputFile writes pieces of text and bytes, and creates nothing before", async () => {
  const path = join(folder, "new.csv");
  const file = await outputFile("out", path);
  expect(readdirSync(folder)).toEqual([]);
  await file.write(["a\n", new TextEncoder().encode("b\n")]);
  expect(readFileSync(path, "utf8")).toBe("a\nb\n");
  expect(readdirSync(folder)).toEqual(["new.csv"]);
});

test("outputFile leaves the old file and no other when the content fails halfway", async () => {
  const path = join(folder, "old.csv");
  writeFileSync(path, "old");
  const file = await outputFile("out", path);
  function* failing(): Generator<string> {
    yield "half";
    throw new Error("the content ends here");
  }
  await expect(file.write(failing())).rejects.toThrow(/out cannot be .*the content ends here/);
  expect(readdirSync(folder)).toEqual(["old.csv"]);
  expect(readFileSync(path, "utf8")).toBe("old");
});

test("outputFile keeps the permissions of the file it replaces, and follows links", async () => {
  const path = join(folder, "private.csv");
  writeFileSync(path, "old");
  chmodSync(path, 0o600);
  symlinkSync(path, join(folder, "link.csv"));
  await (await outputFile("out", join(folder, "link.csv"))).write(["new"]);
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test("outputFile writes into devices without replacing them", async () => {
  await (await outputFile("out", "/dev/null")).write(["gone"]);
  expect(statSync("/dev/null").isFile()).toBe(false);
});

test.each([
  ["a folder that is not there", "nowhere/x.csv", "There is no such file or folder"],
  ["a file in the place of a folder", "file/x.csv", "A part of the path is a file, not a folder"],
  ["a folder in the place of the file", "inner", "It is a folder"],
  ["a file that is read-only", "fixed.csv", "The file is read-only"],
])("outputFile refuses %s", async (_what, name, reason) => {
  mkdirSync(join(folder, "inner"));
  writeFileSync(join(folder, "file"), "");
  writeFileSync(join(folder, "fixed.csv"), "fixed");
  chmodSync(join(folder, "fixed.csv"), 0o444);
  const path = join(folder, name);
  await expect(outputFile("out", path)).rejects.toThrow(
    `out cannot be ${JSON.stringify(path)}; allowed: paths that can be written. ${reason}`,
  );
  expect(readdirSync(folder).sort()).toEqual(["file", "fixed.csv", "inner"]);
});

test.skipIf(isRoot)("outputFile refuses a folder without permission to write", async () => {
  chmodSync(folder, 0o555);
  await expect(outputFile("out", join(folder, "x.csv"))).rejects.toThrow("Permission is denied");
  expect(existsSync(join(folder, "x.csv"))).toBe(false);
  chmodSync(folder, 0o755);
});
