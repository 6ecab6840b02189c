import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { paperFolder } from "../../src/cli/paperFolder.js";

let parent = "";
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "raf-folder-"));
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

test("paperFolder makes the folder and those above it, and reads what it writes", async () => {
  const path = join(parent, "a", "b");
  const folder = await paperFolder(path);
  expect(readdirSync(path)).toEqual([]);
  await folder.write({ name: "x.csv", content: "1\n" });
  expect(readFileSync(join(path, "x.csv"), "utf8")).toBe("1\n");
  expect(new TextDecoder().decode(await folder.read("x.csv"))).toBe("1\n");
  expect(await folder.read("y.csv")).toBeUndefined();
});
