import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { packageVersions } from "../../../src/study/store/packageVersion.js";
import { ROOT } from "../../architecture/sourceTree.js";

test("packageVersions names this package first, and pinned versions of the others", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const versions = packageVersions();
  expect(Object.entries(versions)[0]).toEqual(["raf-theory", version]);
  expect(Object.keys(versions)).toContain("@observablehq/plot");
  for (const found of Object.values(versions)) expect(found).toMatch(/^\d+\.\d+\.\d+/);
});
