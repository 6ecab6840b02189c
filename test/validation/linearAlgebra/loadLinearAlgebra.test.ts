import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { openBlas } from "../../../validation/linearAlgebra/openBlas.js";

test("loadLinearAlgebra takes ml-matrix when asked for no library", () => {
  expect(loadLinearAlgebra("none").name).toBe("ml-matrix");
});

test("loadLinearAlgebra refuses a library that does not load, instead of being slow in silence", () => {
  expect(() => loadLinearAlgebra("/nowhere/libopenblas.so")).toThrow(ParameterError);
  expect(() => loadLinearAlgebra("/nowhere/libopenblas.so")).toThrow(/RAF_OPENBLAS.*nowhere/);
});

test("loadLinearAlgebra takes OpenBLAS exactly where it loads", () => {
  const expected = openBlas() === undefined ? "ml-matrix" : "openblas";
  expect(loadLinearAlgebra("").name).toBe(expected);
});

test("openBlas is undefined for a library that is not there", () => {
  expect(openBlas({ library: "/nowhere/libopenblas.so" })).toBeUndefined();
});
