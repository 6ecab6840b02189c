import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sourceFingerprint } from "../../../src/report/pipeline/sourceFingerprint.js";

let root = "";
const put = (path: string, text: string): void => {
  mkdirSync(join(root, path, ".."), { recursive: true });
  writeFileSync(join(root, path), text);
};
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "raf-code-"));
  put("src/core/a.ts", "1");
  put("equations/b.ts", "2");
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

test("sourceFingerprint changes with the text, the name and the number of files", async () => {
  const found = [await sourceFingerprint(root)];
  put("src/core/a.ts", "3");
  found.push(await sourceFingerprint(root));
  put("src/report/drawing/c.ts", "");
  found.push(await sourceFingerprint(root));
  rmSync(join(root, "src/report/drawing/c.ts"));
  put("src/report/drawing/d.ts", "");
  found.push(await sourceFingerprint(root));
  expect(new Set(found).size).toBe(4);
});

test("sourceFingerprint does not depend on the command line, nor on files that are no code", async () => {
  const before = await sourceFingerprint(root);
  put("src/cli/main.ts", "4");
  put("src/core/README.md", "5");
  expect(await sourceFingerprint(root)).toBe(before);
});

test("sourceFingerprint finds the running code, and is null where there is none", async () => {
  expect(await sourceFingerprint()).toMatch(/^[\da-f]{64}$/);
  expect(await sourceFingerprint(join(root, "nowhere"))).toBeNull();
});
