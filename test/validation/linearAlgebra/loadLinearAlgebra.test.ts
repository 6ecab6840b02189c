import { expect, test } from "vitest";
import { ParameterError } from "../../../src/core/errors.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { openBlas } from "../../../validation/linearAlgebra/openBlas.js";

test("loadLinearAlgebra takes ml-matrix when asked for no library", async () => {
  expect((await loadLinearAlgebra("none")).name).toBe("ml-matrix");
});

test("loadLinearAlgebra refuses a library that does not load, instead of being slow in silence", async () => {
  await expect(loadLinearAlgebra("/nowhere/libopenblas.so")).rejects.toThrow(ParameterError);
  await expect(loadLinearAlgebra("/nowhere/libopenblas.so")).rejects.toThrow(/RAF_OPENBLAS.*nowhere/);
});

test("loadLinearAlgebra takes OpenBLAS exactly where it loads", async () => {
  const expected = openBlas() === undefined ? "ml-matrix" : "openblas";
  expect((await loadLinearAlgebra("")).name).toBe(expected);
});

test("openBlas is undefined for a library that is not there", async () => {
  expect(openBlas({ library: "/nowhere/libopenblas.so" })).toBeUndefined();
});
