import { expect, test } from "vitest";
import { bayesOptimal } from "../../src/solver/solve.js";
import { run } from "./inProcess.js";

test("raf bayes prints the paper's baseline with its error", async () => {
  const { exitCode, stdout } = await run("bayes --alpha 2.2222222222222223 --epsilon 0.1");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^generalizationError +0\.2008\d+ +\de-1\d$/m);
});

test("raf bayes --json gives every digit and the point", async () => {
  const { stdout } = await run("bayes --alpha 3 --epsilon 0.25 --json");
  const point = { alpha: 3, epsilon: 0.25 };
  expect(JSON.parse(stdout)).toEqual({ ...bayesOptimal(point), point });
});

test("raf bayes knows that nothing can be learned from random labels", async () => {
  const { stdout } = await run("bayes --alpha 3 --epsilon 1");
  expect(stdout).toMatch(/^generalizationError +0\.50000/m);
  expect(stdout).toMatch(/^q +0 +0$/m);
});
