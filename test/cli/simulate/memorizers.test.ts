import { expect, test } from "vitest";
import { run } from "../inProcess.js";

const POINT = "simulate --learner constructed --alpha 6 --epsilon 0.3 --d 5 --replicas 2 --test-samples 50";

test("raf simulate --learner prints errors and widths", async () => {
  const { exitCode, stdout } = await run(POINT);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^memorizationError +0 +0$/m);
  expect(stdout).toMatch(/^secondLayer +\d/m);
  expect(stdout).toContain("n = 30, 2 replicas");
});

test("raf simulate --learner --json has the replicas, and --out rows", async () => {
  const { stdout } = await run(`${POINT} --clusters 3 --json`);
  const record = JSON.parse(stdout) as { readonly replicas: readonly object[]; readonly experiment: object };
  expect(record.replicas).toHaveLength(2);
  expect(record.experiment).toMatchObject({ learner: "constructed", clusters: 3 });
  const rows = await run(`${POINT} --out -`);
  expect(rows.stdout).toMatch(/replica,d,n,facts,generalizationError/);
});

test.each([
  ["--learner neighbour", /learner/],
  ["--learner trees --loss hinge --alpha 2 --epsilon 0.1", /--loss has no meaning/],
  ["--learner trees --ensemble-over features --alpha 2 --epsilon 0.1", /--ensemble-over has no meaning/],
  ["--learner trees --epsilon 0.1", /alpha/],
  ["--learner trees --alpha 1e6 --epsilon 0.1", /n = alpha d/],
  ["--model linear --loss hinge --alpha 2 --epsilon 0.1 --lambda 1 --clusters 3", /--clusters needs --learner/],
])("raf simulate refuses %s", async (flags, message) => {
  const { exitCode, stderr } = await run(`simulate ${flags}`);
  expect(exitCode).not.toBe(0);
  expect(stderr).toMatch(message);
});
