import { expect, test } from "vitest";
import { run } from "../inProcess.js";

const POINT = "--model linear --loss square --alpha 1.5 --epsilon 0.5 --lambda 0.05 --fraction 0.5";

test("raf distill prints a student beside its teacher, with errors", async () => {
  const { exitCode, stdout, stderr } = await run(`distill ${POINT} --teacher loss=hinge,lambda=0.1`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toMatch(/^heldOutFactError .* 0\.28463339\d+ +\de-1\d +0\.08374142703$/m);
  expect(stdout).toMatch(/^linear, loss square: .*fraction = 0\.5; teacher: loss hinge, lambda = 0\.1$/m);
  expect(stdout).toContain("0.75 samples and 1 weights per dimension");
});

test("raf distill leaves out what a student has not: held-out samples at fraction 1, trained ones of fresh inputs", async () => {
  const all = await run(`distill ${POINT.replace("fraction 0.5", "fraction 1")} --teacher loss=hinge,lambda=0.1`);
  expect(all.stdout).not.toMatch(/heldOut/);
  const fresh = await run(`distill ${POINT} --inputs fresh --teacher loss=hinge,lambda=0.1`);
  expect(fresh.stdout).toMatch(/heldOutFactError/);
  expect(fresh.stdout).not.toMatch(/trainedFactError/);
});

test("raf distill --json is the record of a batch", async () => {
  const { stdout } = await run(`distill ${POINT} --teacher loss=hinge,lambda=0.1 --json`);
  const { status, heldOutFactError, teacher, point } = JSON.parse(stdout) as {
    readonly [name: string]: unknown;
    readonly teacher: { readonly memorizationError: number };
  };
  expect(status).toBe("converged");
  expect(heldOutFactError).toBeCloseTo(0.28463339327, 10);
  expect(teacher.memorizationError).toBeCloseTo(0.08374142703, 10);
  expect(point).toMatchObject({ fraction: 0.5, teacher: { loss: "hinge", lambda: 0.1 } });
});

test("raf distill shows both learners under attack", async () => {
  const { stdout } = await run(`distill ${POINT} --teacher loss=hinge,lambda=0.1 --attack 0.3`);
  expect(stdout).toMatch(/^robustError .* 0\.50734766\d+ +\de-1\d +0\.5052205805$/m);
});

test.each([
  ["", "--teacher"],
  ["--teacher loss=hinge,lambda=1 --inputs fres", "Did you mean fresh?"],
  ["--teacher loss=hinge,lambda=1 --other-lambda 3", "unknown option '--other-lambda'"],
  ["--teacher loss=hinge", "teacher.lambda"],
  ["--teacher loss=hinge,lambda=-1", "teacher.lambda"],
])("raf distill %s is refused: %s", async (flags, said) => {
  const { exitCode, stderr } = await run(`distill ${POINT} ${flags}`);
  expect(exitCode).not.toBe(0);
  expect(stderr).toContain(said);
});

test("raf distill that stalls advises only what it has a flag for", async () => {
  const teacher = "--alpha 2 --epsilon 0.1 --teacher loss=square,lambda=0.1";
  const { exitCode, stderr } = await run(
    `distill --model linear --loss logistic --temperature 1e9 --lambda 10 ${teacher}`,
  );
  expect(exitCode).toBe(3);
  expect(stderr).toMatch(/; give a larger lambda, another fraction or a smaller temperature\n$/);
});
