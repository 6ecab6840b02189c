import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";

/** Gives every test of a file an empty folder of its own, which is gone afterwards. */
export function freshFolder(use: (folder: string) => void): void {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "raf-test-"));
    use(folder);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
}
