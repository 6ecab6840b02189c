import { expect, test } from "vitest";
import { errorTable } from "../../../src/cli/output/errorTable.js";

const valueShown = (value: number, error: number): string =>
  errorTable([{ name: "x", value, error }])
    .split("\n")[2]
    ?.split(/\s+/)[1] ?? "";

test("errorTable shows twelve digits at most, and none that the error makes meaningless", () => {
  expect(valueShown(Math.PI, 1e-16)).toBe("3.14159265359");
  expect(valueShown(Math.PI, 2e-4)).toBe("3.1416");
  expect(valueShown(Math.PI, 100)).toBe("3");
});

test("errorTable shows zero, infinity and the smallest numbers as they are", () => {
  expect([0, Infinity, 5e-324].map((value) => valueShown(value, 0))).toEqual(["0", "inf", "4.94065645841e-324"]);
});

test("errorTable aligns texts and numbers, with a dash where there is no error", () => {
  expect(
    errorTable([
      { name: "lambda", value: "0+" },
      { name: "m", value: 0.5, error: 1e-3 },
    ]),
  ).toBe("quantity  value  error\n--------  -----  -----\nlambda    0+      -\nm         0.500   1e-3\n");
});
