import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { paperFolder } from "../../../src/cli/output/paperFolder.js";
import { freshFolder } from "../freshFolder.js";

let parent = "";
freshFolder((path) => {
  parent = path;
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
