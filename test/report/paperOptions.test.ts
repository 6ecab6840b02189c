import { expect, test } from "vitest";
import { paperCommandLine } from "../../src/report/paperOptions.js";
import { options } from "./pipeline/parts.js";

test("paperCommandLine gives the flags that differ from the defaults", () => {
  expect(paperCommandLine("1", options())).toBe("raf paper 1");
  expect(paperCommandLine("table", options({ width: "one-column", digits: 6, errors: true }))).toBe(
    "raf paper table --width one-column --digits 6 --errors",
  );
});
