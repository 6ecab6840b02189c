import { expect, test } from "vitest";
import { bayesOptimal } from "../../../src/solver/solve.js";
import { run } from "../inProcess.js";

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

test.each(["1e150", "1e200", "1e300", "1.7e308", "1e-310"])(
  "raf bayes has a result at alpha = %s, and no NaN",
  async (alpha) => {
    const { exitCode, stdout, stderr } = await run(`bayes --alpha ${alpha} --epsilon 0.2`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).not.toMatch(/NaN|Infinity/);
    const json = await run(`bayes --alpha ${alpha} --epsilon 0.2 --json`);
    expect(json.stdout).not.toContain('"generalizationError":null');
  },
);

test("raf bayes says that qHat is too large for a number", async () => {
  const { stdout } = await run("bayes --alpha 1e300 --epsilon 0.2");
  expect(stdout).toMatch(/^qHat +above 1\.8e308 +-$/m);
});

test("raf bayes knows that nothing can be learned from random labels", async () => {
  const { stdout } = await run("bayes --alpha 3 --epsilon 1");
  expect(stdout).toMatch(/^generalizationError +0\.50000/m);
  expect(stdout).toMatch(/^q +0 +0$/m);
});

test("raf bayes knows the quadratic rule, and says what belongs to which", async () => {
  const json = await run("bayes --rule quadratic --width 0.5 --alpha 2 --epsilon 0.2 --json");
  const point = { alpha: 2, epsilon: 0.2, width: 0.5 };
  expect(JSON.parse(json.stdout)).toEqual({ ...bayesOptimal(point), point });
  const bare = await run("bayes --rule quadratic --alpha 2 --epsilon 0.2");
  expect(bare.stderr).toContain("--width <number> is missing");
  const other = await run("bayes --width 0.5 --alpha 2 --epsilon 0.2");
  expect(other.stderr).toContain("--width has no meaning for --rule linear; got 0.5. Did you mean --rule quadratic?");
});
