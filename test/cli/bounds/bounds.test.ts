import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../freshFolder.js";
import { run } from "../inProcess.js";

let folder = "";
freshFolder((own) => {
  folder = own;
});

const POINT = "--model linear --loss hinge --alpha 4 --epsilon 0.1";

test("raf bounds prints a table along lambda, and which bounds say something", async () => {
  const { exitCode, stdout } = await run(`bounds ${POINT}`);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/lambda +E_gen +test error +training error +Rademacher +margin/);
  expect(stdout).toMatch(/^ +1 +0\.1617 /m);
  expect(stdout).toContain(
    "Bounds below 1/2, which is a coin's error: support vectors at 5, leave-one-out at 10 of 11",
  );
});

test("raf bounds writes rows and a figure along any parameter", async () => {
  const files = ["bounds.csv", "bounds.svg"].map((name) => join(folder, name));
  const range = `--lambda 1 --over alpha --from 1 --to 100 --points 5 --log --out ${files[0]} --plot ${files[1]}`;
  const { exitCode } = await run(`bounds --model linear --loss square --epsilon 0.1 ${range}`);
  expect(exitCode).toBe(0);
  const [header, ...rows] = readFileSync(files[0]!, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(header).toContain("alpha,generalizationError,testError,trainingError,rademacher,margin,vc");
  expect(rows).toHaveLength(5);
  expect(readFileSync(files[1]!, "utf8")).toContain("<svg");
});

test("raf bounds --json has null where there is no bound", async () => {
  const { stdout } = await run(
    "bounds --model linear --loss square --alpha 2 --epsilon 0.1 --from 1 --to 2 --points 2 --json",
  );
  const [first] = stdout.trim().split("\n");
  const record = JSON.parse(first!) as { readonly stability: null; readonly point: object };
  expect(record.stability).toBeNull();
  expect(record.point).toMatchObject({ model: "linear", lambda: 1 });
});

test("raf bounds refuses what has no bounds here", async () => {
  const quadratic = await run("bounds --model quadratic --width 1 --loss hinge --alpha 2 --epsilon 0.1");
  expect(quadratic.exitCode).not.toBe(0);
  expect(quadratic.stderr).toMatch(/model/);
  const attack = await run(`bounds ${POINT} --over attack`);
  expect(attack.stderr).toMatch(/over/);
  const missing = await run(`bounds ${POINT} --lambda 1`);
  expect(missing.stderr).toMatch(/lambda/);
});

test("raf bounds spreads --points over its own range of lambda where no other is given", async () => {
  const { stdout } = await run("bounds --model linear --loss square --alpha 2 --epsilon 0.1 --points 3 --json");
  const lambdas = stdout
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as { readonly point: { readonly lambda: number } }).point.lambda);
  expect(lambdas).toHaveLength(3);
  expect([lambdas[0], lambdas[2]]).toEqual([1e-3, 1e2]);
  expect(lambdas[1]).toBeCloseTo(Math.sqrt(0.1), 12);
});
