/** @module-tag heavy */
import { join } from "node:path";
import { expect, test } from "vitest";
import { studyFigure } from "../../../src/report/study/studyFigure.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { scratchFolder, swept } from "../../study/studies.js";
import { run } from "../inProcess.js";

const CASES = `name: plane
cases: [{label: square, loss: square}, {label: hinge, loss: hinge}]
fixed: {model: linear}
axes:
  epsilon: [0.2, 0.4]
  alpha: [1, 4]
compute: optimum
`;

test("raf plot --log value ends 16 decades below the largest, and says what lies below", async () => {
  const folder = scratchFolder();
  const text = `name: tiny
fixed: {model: kernel, activation: erf, loss: hinge, epsilon: 0.1}
axes:
  alpha: {from: 0.1, to: 10, count: 5, scale: log}
  lambda: {from: 1e-5, to: 1, count: 21, scale: log}
compute: points
keep: [memorizationError]
`;
  const store = join(folder, "tiny.store");
  await swept(store, text);
  const view = {
    x: "alpha",
    y: "lambda",
    value: "memorizationError",
    at: {},
    log: new Set(["x", "y", "value"] as const),
  } as const;
  const index = await rowIndex([store]);
  const map = await studyFigure(await readPlan(text, "p"), index, view);
  expect(map.subtitle?.at(-1)).toBe("0 or below $10^{-16}$ in the darkest color");
  expect(map.panels[0]?.heatMap?.domain?.[0]).toBe(1e-16);
  expect(Math.min(...(map.panels[0]?.heatMap?.contours ?? []))).toBeGreaterThan(1e-16);
  const lines = await run(["plot", store, "--x", "alpha", "--value", "memorizationError", "--out", "t.svg"]);
  expect(lines.exitCode).toBe(2);
  expect(lines.stderr).toMatch(
    /lines cannot be 21; allowed: 1 to 10\..* --at lambda=\S+, or draw a map with --y lambda\n$/,
  );
  const words = ["plot", store, "--x", "lambda", "--value", "memorizationError", "--log", "x,value"];
  expect((await run([...words, "--out", join(folder, "t.svg")])).exitCode).toBe(0);
});

test("raf plot names the characters of a case that figures cannot draw, and quotes the cases that it proposes", async () => {
  const folder = scratchFolder();
  const store = join(folder, "store");
  await swept(store, CASES.replace("label: square", 'label: "学 groß"'));
  const words = ["plot", store, "--x", "alpha", "--y", "epsilon", "--value", "value", "--out", join(folder, "t.svg")];
  const { exitCode, stderr } = await run(words);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(
    /case cannot be "学 groß"; allowed: labels without "学", of which figures have no glyphs\. Write the label in the plan without them, or as LaTeX/,
  );
  const many = Array.from({ length: 7 }, (_, i) => `{label: it's ${i}, loss: square, alpha: ${i + 1}}`).join(", ");
  const text = `name: n\nfixed: {model: linear}\ncases: [${many}]\naxes: {lambda: [1, 2], epsilon: [0.2, 0.4]}\ncompute: points\n`;
  const labeled = join(folder, "labeled");
  await swept(labeled, text);
  const map = ["plot", labeled, "--x", "lambda", "--y", "epsilon", "--value", "m", "--out", join(folder, "t.svg")];
  expect((await run(map)).stderr).toContain(`such as --at 'case=it'\\''s 0'`);
});

test("raf plot draws along no parameter whose values are texts, and says that each makes a line or map of its own", async () => {
  const folder = scratchFolder();
  const store = join(folder, "texts.store");
  const axes = 'axes: {activation: [erf, relu, "tanh(2*x)"], lambda: [0.1, 1]}';
  await swept(
    store,
    `name: n\nfixed: {model: kernel, loss: square, epsilon: 0.2, alpha: 2}\n${axes}\ncompute: points\n`,
  );
  const words = ["plot", store, "--value", "m", "--out", join(folder, "t.svg")];
  const told = async (flags: string): Promise<string> => (await run([...words, ...flags.split(" ")])).stderr;
  const texts = "The values of activation are texts: each makes a";
  expect(await told("--x activation")).toBe(
    `raf plot: x must lie in {lambda}; got "activation". ${texts} line of its own\n`,
  );
  expect(await told("--x lambda --y activation")).toBe(
    `raf plot: y must lie in {lambda}; got "activation". ${texts} map of its own\n`,
  );
  expect(await told("--x kappa")).toBe('raf plot: x must lie in {lambda}; got "kappa"\n');
  expect(await told("--x lambda")).toBe("");
});
