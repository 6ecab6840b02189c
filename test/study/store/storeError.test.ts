import { expect, test } from "vitest";
import { StoreError } from "../../../src/study/store/storeError.js";

const systemError = (code: string): Error => Object.assign(new Error(`${code}: in the words of the system`), { code });

test("StoreError.of says in words what the system refused, what is kept, and passes on what is no matter of the store", () => {
  const full = StoreError.of("store", systemError("ENOSPC")) as StoreError;
  expect([full.name, full instanceof StoreError]).toEqual(["StoreError", true]);
  expect(full.message).toMatch(/store.*The disk is full\. Finished work is kept/);
  expect((StoreError.of("store", systemError("EUNKNOWN")) as Error).message).toContain("in the words of the system");
  const others = [full, new Error("a bug"), "text", Object.assign(new Error("number"), { code: 3 })];
  expect(others.map((error) => StoreError.of("store", error))).toEqual(others);
});

test("StoreError.reading names the file that cannot be read", () => {
  const gone = StoreError.reading("store", "/far/away/rows.ndjson", systemError("ENOENT")) as Error;
  expect(gone.message).toMatch(/store.*rows\.ndjson cannot be read: It is gone/);
  expect(gone.message).not.toContain("/far/away");
  const bug = new Error("a bug");
  expect(StoreError.reading("store", "rows.ndjson", bug)).toBe(bug);
});
