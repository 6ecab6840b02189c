import { Command } from "commander";
import { expect, test } from "vitest";
import { countFlag, SEED_FLAG } from "../../../src/cli/flags/countFlag.js";

test("countFlag takes the whole numbers of its range and refuses all others with it", () => {
  const d = countFlag({ flags: "--d <count>", name: "d", help: "", range: [2, 9] });
  const parsed = (text: string): unknown =>
    new Command().addOption(d).parse(["--d", text], { from: "user" }).opts()["d"];
  expect([parsed("2"), parsed("9")]).toEqual([2, 9]);
  for (const text of ["1", "10", "2.5", "two", ""]) expect(() => parsed(text)).toThrow(/d must lie in .*2 to 9/);
});

test("SEED_FLAG takes every seed that is exact, and 0", () => {
  const seed = (text: string): unknown =>
    new Command().addOption(countFlag(SEED_FLAG)).parse(["--seed", text], { from: "user" }).opts()["seed"];
  expect([seed("0"), seed("9007199254740991")]).toEqual([0, Number.MAX_SAFE_INTEGER]);
  expect(() => seed("9007199254740992")).toThrow(/seed must lie in/);
});
