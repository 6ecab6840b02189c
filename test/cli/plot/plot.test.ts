/** @module-tag heavy */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { studyFigure } from "../../../src/report/study/studyFigure.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { rowIndex } from "../../../src/study/store/rowIndex.js";
import { ROOT } from "../../architecture/sourceTree.js";
import { scratchFolder, swept } from "../../study/studies.js";
import { run } from "../inProcess.js";

const PLANE = `name: plane
cases: [{label: square, loss: square}, {label: hinge, loss: hinge}]
fixed: {model: linear}
axes:
  epsilon: [0.2, 0.4, 0.6]
  alpha: {from: 0.5, to: 20, count: 6, scale: log}
compute: [optimum, thresholds, bayes]
`;
const ENSEMBLE = `name: ensemble
fixed: {model: linear, loss: square, epsilon: 0.2, alpha: 2}
axes: {lambda: {from: 0.1, to: 10, count: 3, scale: log, limits: included}}
compute: [points, {replicas: {sizes: [20, 40], replicas: 4, seed: 1}}]
`;

async function figureOf(text: string, request: Parameters<typeof studyFigure>[2]): ReturnType<typeof studyFigure> {
  const store = scratchFolder();
  await swept(store, text);
  return studyFigure(await readPlan(text, "p"), await rowIndex([store]), request);
}

test("raf plot draws a map of two parameters for each case, with the thresholds of the plan over it", async () => {
  const { panels } = await figureOf(PLANE, {
    x: "alpha",
    y: "epsilon",
    value: "generalizationError",
    at: {},
    log: "automatic",
  });
  expect(panels.map(({ title }) => title)).toEqual(["square", "hinge"]);
  const [panel] = panels;
  expect(panel?.x.scale).toBe("log");
  expect(panel?.y.scale).toBe("linear");
  expect(panel?.heatMap?.values.flat().every((value) => value !== null && value > 0 && value < 0.5)).toBe(true);
  expect(panel?.heatMap?.contours?.length).toBeGreaterThan(2);
  // The perceptron separates facts alone up to alpha = 2, and more of the rule's labels.
  const boundary = panel?.lines?.find(({ label }) => label === "separability threshold");
  expect(boundary?.y).toEqual([0.2, 0.4, 0.6]);
  expect(boundary?.x[0]).toBeGreaterThan(boundary?.x[2] ?? Infinity);
  expect(boundary?.x[2]).toBeGreaterThan(2);
});

test("raf plot draws lines for what is neither axis nor held, and simulations over the theory", async () => {
  const lines = await figureOf(PLANE, { x: "alpha", value: "lambda", at: { case: "hinge" }, log: new Set(["x"]) });
  expect(lines.panels[0]?.lines?.map(({ label }) => label)).toEqual(
    [0.2, 0.4, 0.6].map((epsilon) => `$\\varepsilon = ${epsilon}$`),
  );
  const both = await figureOf(ENSEMBLE, { x: "lambda", value: "trainingError", at: {}, log: "automatic" });
  const [panel] = both.panels;
  expect(panel?.lines?.map(({ label, x }) => [label, x])).toEqual([["theory", [0.1, 1, 10]]]);
  expect(panel?.x.namedTicks?.map(({ label }) => label)).toEqual(["$0^+$", "$\\infty$"]);
  const ends = panel?.markers?.filter(({ yError }) => yError === undefined) ?? [];
  expect(ends.map(({ x, shape }) => [x, shape])).toEqual([
    [panel?.x.domain?.[0], "triangle"],
    [panel?.x.domain?.[1], "square"],
  ]);
  const markers = panel?.markers?.filter((marker) => !ends.includes(marker)) ?? [];
  // Three values of lambda and its two limits, at two sizes, none at the place of another.
  expect(markers).toHaveLength(10);
  expect(new Set(markers.map(({ x }) => x)).size).toBe(10);
  expect(new Set(markers.map(({ label }) => label))).toEqual(new Set(["simulation, $d = 20$", "simulation, $d = 40$"]));
  expect(markers.every(({ yError }) => yError !== undefined && yError > 0)).toBe(true);
});

test.each(["0+", "0⁺", "0", "inf", "∞"])("raf plot --at lambda=%s holds the limit", async (limit) => {
  const folder = scratchFolder();
  const limited = join(folder, "limited.store");
  await swept(limited, ENSEMBLE.replace("alpha: 2}", "}").replace("axes: {", "axes: {alpha: [1, 2], "));
  const out = join(folder, "held.svg");
  const flags = ["--x", "alpha", "--value", "generalizationError", "--at", `lambda=${limit}`, "--out", out];
  expect(await run(["plot", limited, ...flags])).toEqual({ exitCode: 0, stdout: `${out}\n`, stderr: "" });
});

test("raf plot says of a column on which an axis has no influence that it has none, and where it can be drawn", async () => {
  const text = PLANE.replace("compute: [optimum,", "  lambda: [1, 2]\ncompute: [points,");
  const view = { at: {}, log: "automatic" } as const;
  await expect(figureOf(text, { ...view, x: "lambda", value: "separability" })).rejects.toThrow(
    /value must lie in \{m, q, (?!.*separability, ).*\}; got "separability"\. In this plan separability \(of thresholds\) does not depend on lambda: draw it along epsilon$/,
  );
});

let store = "";
beforeAll(async () => {
  store = join(ROOT, "coverage", `plot-${process.pid}`);
  await swept(store, PLANE);
  return async () => (await import("node:fs/promises")).rm(store, { recursive: true, force: true });
});

const JOINT = `name: joint
fixed: {model: linear, loss: square}
axes: {epsilon: [0.2, 0.4], joint: {sobol: 16, seed: 1, over: {alpha: {from: 1, to: 9}, lambda: {from: 1, to: 2}}}}
compute: points
`;

test("raf plot draws the points of a joint design: in the color of the result, at its height, or in the color of a parameter", async () => {
  const view = { value: "generalizationError", at: {}, log: "automatic" } as const;
  const plane = await figureOf(JOINT, { ...view, x: "alpha", y: "lambda" });
  expect(plane.panels.map(({ title }) => title)).toEqual(["$\\varepsilon = 0.2$", "$\\varepsilon = 0.4$"]);
  const [first, second] = plane.panels.map(({ cloud }) => cloud);
  expect(first?.x).toEqual(second?.x);
  expect(first?.values).toHaveLength(16);
  expect(first?.domain).toEqual(second?.domain);
  expect([first?.colorBar, second?.colorBar]).toEqual(["none", undefined]);
  const held = { ...view, at: { epsilon: 0.2 } };
  const [height] = (await figureOf(JOINT, { ...held, x: "alpha" })).panels;
  expect(height?.cloud?.y).toEqual(first?.values);
  expect(height?.y.label).toContain("E_{\\mathrm{gen}}");
  const colored = await figureOf(JOINT, { ...held, x: "alpha", color: "lambda" });
  expect(colored.panels[0]?.cloud?.values).toEqual(first?.y);
  expect(colored.panels[0]?.cloud?.label).toContain("\\lambda");
  expect(colored.subtitle).toEqual(["perceptron", "square loss", "$\\varepsilon = 0.2$"]);
});

test("raf plot says above the figure what is fixed, held, or runs unseen, and names what an optimum is", async () => {
  const subtitle = async (text: string, request: Parameters<typeof figureOf>[1]): Promise<string> =>
    (await figureOf(text, request)).subtitle?.join(", ") ?? "";
  const view = { x: "alpha", log: "automatic" } as const;
  expect(await subtitle(PLANE, { ...view, value: "value", at: {} })).toBe("perceptron");
  expect(await subtitle(PLANE, { ...view, value: "value", at: { case: "hinge", epsilon: 0.4 } })).toBe(
    "perceptron, hinge loss, $\\varepsilon = 0.4$",
  );
  expect(await subtitle(PLANE, { ...view, value: "memorizationError", at: { case: "hinge" } })).toBe(
    "perceptron, hinge loss, $\\lambda$ of least $E_{\\mathrm{gen}}$",
  );
  expect(await subtitle(JOINT, { ...view, value: "generalizationError", at: { epsilon: 0.2 } })).toMatch(
    /^perceptron, square loss, \$\\varepsilon = 0.2\$, \$\\lambda\$ from 1 to [12]/,
  );
  const [best] = (await figureOf(PLANE, { ...view, y: "epsilon", value: "value", at: {} })).panels;
  expect(best?.heatMap?.label).toBe("$E_{\\mathrm{gen}}$ at the best $\\lambda$");
});

test("raf plot --at takes a value with the digits that are shown, and exactly the line of it", async () => {
  const view = { x: "epsilon", value: "value", log: "automatic" } as const;
  const alpha = 0.5 * 40 ** (1 / 5);
  const short = Number(alpha.toPrecision(4));
  expect(short).not.toBe(alpha);
  const lines = (await figureOf(PLANE, { ...view, at: { alpha: short, case: "square" } })).panels[0]?.lines;
  // The line, and the Bayes-optimal error below it.
  expect(lines).toHaveLength(2);
  expect(lines).toEqual(
    (await figureOf(PLANE, { ...view, at: { alpha: 0.5 * 40 ** 0.2 * (1 + 1e-6), case: "square" } })).panels[0]?.lines,
  );
  await expect(figureOf(PLANE, { ...view, at: { alpha: 1.002 * alpha } })).rejects.toThrow(
    /at alpha must lie in \{0\.5, 1\.046, /,
  );
});

test("raf plot --at does not choose among values that are equally close, and says where its list is cut", async () => {
  const dense = PLANE.replace("[0.2, 0.4, 0.6]", "[0.2, 0.20001]").replace("[optimum, thresholds, bayes]", "[bayes]");
  const view = { x: "alpha", value: "q", log: "automatic" } as const;
  await expect(figureOf(dense, { ...view, at: { epsilon: 0.200005 } })).rejects.toThrow(
    /must lie in \{0\.2, 0\.20001\}; got 0\.200005\. Several values are as close/,
  );
  expect((await figureOf(dense, { ...view, at: { epsilon: 0.20001 } })).panels[0]?.lines).toHaveLength(1);
  const long = dense.replace("[0.2, 0.20001]", "{from: 0.1, to: 0.9, count: 41}");
  await expect(figureOf(long, { ...view, at: { epsilon: 0.05 } })).rejects.toThrow(/0\.88, \.\.\.\}; got 0\.05/);
});

test("raf plot's example of --at holds a value of examples/phase.yaml and of its small section", async () => {
  const [, held] = /--at epsilon=([\d.]+)/.exec((await run(["plot", "--help"])).stdout) ?? [];
  const text = readFileSync(join(ROOT, "examples/phase.yaml"), "utf8");
  for (const size of ["full", "small"] as const) {
    const epsilons = (await readPlan(text, "p", { size })).axes
      .find(({ names }) => names[0] === "epsilon")
      ?.points.flat();
    expect(epsilons?.some((epsilon) => Math.abs(Number(epsilon) - Number(held)) < 1e-12)).toBe(true);
  }
});

test.each([".svg", ".png", ".pdf"])("raf plot writes a figure as %s", async (ending) => {
  const out = join(scratchFolder(), `figure${ending}`);
  const ran = await run(["plot", store, "--x", "alpha", "--y", "epsilon", "--value", "value", "--out", out]);
  expect(ran).toEqual({ exitCode: 0, stdout: `${out}\n`, stderr: "" });
  const start = { ".svg": "<svg", ".png": "\x89PNG", ".pdf": "%PDF" }[ending]!;
  expect(readFileSync(out).toString("latin1", 0, 4)).toBe(start);
});

test.each([
  ["--x kappa --value value --out f.svg", /x must lie in \{epsilon, alpha\}; got "kappa"/],
  ["--x alpha --value energy --out f.svg", /value must lie in \{value, lambda, .*\}; got "energy"/],
  ["--x alpha --value value --at epsilon=0.3 --out f.svg", /at epsilon must lie in \{0\.2, 0\.4, 0\.6\}; got 0\.3/],
  [
    "--x alpha --value value --at epsilon=0.2 --at epsilon=0.4 --out f.svg",
    /--at epsilon is given twice, as "0\.2" and as "0\.4"; leave one out/,
  ],
  ["--x alpha --value value --at epsilon --out f.svg", /at cannot be "epsilon"; allowed: name=value/],
  ["--x alpha --value value --log z --out f.svg", /log cannot be "z"; allowed: lists among \{x, y, value\}/],
  [
    "--x alpha --value value --part points --out f.svg",
    /part must lie in \{optimum, thresholds, bayes\}; got "points"/,
  ],
  ["--x alpha --value value --out f.gif", /out cannot be "f\.gif"; allowed: names that end in \.svg/],
  ["--x alpha --y alpha --value value --out f.svg", /y cannot be "alpha"; allowed: parameters other than that of --x/],
  ["--x alpha --value value --at alpha=1 --out f.svg", /at must lie in \{epsilon, case\}; got "alpha"/],
  [
    "--x alpha --color epsilon --value value --out f.svg",
    /color cannot be "epsilon"; allowed: joint designs along --x alone/,
  ],
  ["--x alpha --value value", /--out <file> is missing/],
  ["--value value --out f.svg", /--x <parameter> is missing/],
])("raf plot %s is refused in one line", async (flags, expected) => {
  const { exitCode, stdout, stderr } = await run(["plot", store, ...flags.split(" ")]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(expected);
  expect(stderr.split("\n")).toHaveLength(2);
});

test("raf plot draws the Bayes-optimal error of the plan below an optimum, one bound for each fraction of facts", async () => {
  const view = { x: "alpha", at: { case: "hinge" }, log: "automatic" } as const;
  const best = await figureOf(PLANE, { ...view, value: "value" });
  const bounds = best.panels[0]?.lines?.filter(({ color }) => color === "black") ?? [];
  expect(bounds.map(({ label }) => label)).toEqual(["Bayes-optimal $E_{\\mathrm{gen}}$", "", ""]);
  const learners = best.panels[0]?.lines?.filter(({ color }) => color !== "black") ?? [];
  for (const [i, bound] of bounds.entries()) {
    for (const [k, error] of bound.y.entries()) expect(error).toBeLessThan(learners[i]?.y[k] as number);
  }
  const held = await figureOf(PLANE, { ...view, value: "value", at: { case: "hinge", epsilon: 0.4 } });
  expect(held.panels[0]?.lines?.filter(({ color }) => color === "black")).toHaveLength(1);
  const norms = await figureOf(PLANE, { ...view, value: "memorizationError" });
  expect(norms.panels[0]?.lines?.some(({ color }) => color === "black")).toBe(false);
});

test("raf plot --data draws measurements, in a theme, and prints their differences from the theory at their own place", async () => {
  const folder = scratchFolder();
  const store = join(folder, "data.store");
  await swept(store, ENSEMBLE);
  const theory = await run("solve --model linear --loss square --epsilon 0.2 --alpha 2 --lambda 0.7 --json");
  const { generalizationError } = JSON.parse(theory.stdout) as { generalizationError: number };
  const file = join(folder, "mine.csv");
  writeFileSync(file, `lambda,generalizationError,generalizationError_se\n0.7,${generalizationError + 0.02},0.01\n`);
  const out = join(folder, "data.svg");
  const flags = [
    "--x",
    "lambda",
    "--value",
    "generalizationError",
    "--data",
    file,
    "--theme",
    "dark",
    "--title",
    "Mine",
  ];
  const { exitCode, stderr } = await run(["plot", store, ...flags, "--out", out]);
  expect(exitCode, stderr).toBe(0);
  expect(stderr).toMatch(/generalizationError +0\.7 .* 0\.02 +2\.00\n/);
  const svg = readFileSync(out, "utf8");
  expect(svg).toContain('aria-label="data"');
  expect(svg).toContain('fill="#1c1d20"');
  const wrong = await run(["plot", store, ...flags.slice(0, 6), "--theme", "drak", "--out", out]);
  expect(wrong).toMatchObject({ exitCode: 2 });
  expect(wrong.stderr).toMatch(/theme must .*light, dark.*drak.*Did you mean dark/);
});
