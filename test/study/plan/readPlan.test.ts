import { expect, test } from "vitest";
import { readPlan } from "../../../src/study/plan/readPlan.js";
import { HEAD, mistakesOfPlan } from "./mistakesOfPlan.js";

test("readPlan reads YAML, and JSON as the YAML it is", async () => {
  const json = `{"name": "n", "fixed": {"model": "linear", "loss": "square", "alpha": 2, "epsilon": 0.1, "lambda": 1}, "compute": "points"}`;
  expect(await readPlan(json, "plan.json")).toEqual(await readPlan(HEAD, "plan.yaml"));
});

test("readPlan evaluates names of limits and expressions of numbers", async () => {
  const plan = await readPlan(HEAD.replace("alpha: 2", "alpha: 2/0.9").replace("lambda: 1", "lambda: 0+"), "p");
  expect(plan.fixed).toMatchObject({ alpha: 2 / 0.9, lambda: 0 });
  for (const infinity of [".inf", "inf"]) {
    const text = `${HEAD.replace(", lambda: 1", "")}axes: {lambda: [0+, 1e-3, pi/2, ${infinity}]}`;
    expect((await readPlan(text, "p")).axes[0]?.points.flat()).toEqual([0, 1e-3, Math.PI / 2, Infinity]);
  }
});

test("readPlan keeps the order of the axes, ends of grids, and the limits of lambda around them", async () => {
  const text = `name: n
fixed: {model: linear, loss: square}
axes:
  lambda: {from: 0.1, to: 10, count: 3, scale: log, limits: included}
  epsilon: [0.1, 0.2]
  alpha: {from: 1, to: 2, count: 3}
compute: points
`;
  const { axes } = await readPlan(text, "p");
  expect(axes.map(({ names }) => names)).toEqual([["lambda"], ["epsilon"], ["alpha"]]);
  expect(axes[0]?.points.flat()).toEqual([0, 0.1, 1, 10, Infinity]);
  expect(axes[2]?.points.flat()).toEqual([1, 1.5, 2]);
});

test("readPlan draws joint designs that depend on their seed only and stay in their ranges", async () => {
  const text = (method: string, seed: number): string =>
    `${HEAD.replace("alpha: 2, ", "").replace(", lambda: 1", "")}axes:
  joint: {${method}: 64, seed: ${seed}, over: {alpha: {from: 1, to: 2}, lambda: {from: 1e-3, to: 10, scale: log}}}
`;
  for (const method of ["sobol", "random"]) {
    const one = await readPlan(text(method, 1), "p");
    expect(one).toEqual(await readPlan(text(method, 1), "p"));
    expect(one).not.toEqual(await readPlan(text(method, 2), "p"));
    const points = one.axes[0]?.points as [number, number][];
    expect(points).toHaveLength(64);
    expect(points.every(([alpha, lambda]) => alpha >= 1 && alpha <= 2 && lambda >= 1e-3 && lambda <= 10)).toBe(true);
  }
});

test("readPlan tells all mistakes at once, each with its line, key, value and what is allowed", async () => {
  const found = await mistakesOfPlan(`name: test
fixed:
  model: kernel
  epsilon: 1.5
  mustar: 3
axes:
  alpha: {from: 0.1, to: 100, scale: lag}
  lambda: []
  gamma: {from: -1, to: 1, count: 5}
compute:
  - pints
  - optimum: {over: lambdo}
`);
  expect(found).toEqual([
    "4: fixed.epsilon must be in [0, 1]; got 1.5",
    expect.stringMatching(/^5: fixed\.mustar is not a key here; the keys are \{model, .*muStar/),
    "7: axes.alpha.count is missing; it must be a whole number, 2 to 10000000",
    'axes.alpha.scale must be linear or log; got "lag"'.replace(/^/, "7: "),
    "8: axes.lambda must be a list of at least one value; got []",
    "9: axes.gamma.from must be in (0, pi/2); got -1",
    expect.stringMatching(/^11: compute\[0\] must be one of \{points, optimum, .*got "pints"$/),
    '12: compute[1].optimum.over must be one of {lambda, gamma, both, time, steps}; got "lambdo"',
  ]);
});

test.each([
  [
    HEAD.replace("square", "hinje"),
    /^2: loss cannot be "hinje"; allowed: square, .* or an expression in u\. Did you mean hinge\?/,
  ],
  [HEAD.replace(", lambda: 1", ""), "2: lambda is missing; points needs it, under fixed or as an axis"],
  [`${HEAD}axes: {lambda: [1, 2]}\n`, "2: lambda is fixed and an axis; leave one out"],
  [`${HEAD}keep: [m, energy]\n`, /^4: keep must name columns among \{m, q, .*; got "energy"$/],
  [
    HEAD.replace("points", "[points, {replicas: {sizes: [], replicas: 0, seed: 1.5}}]"),
    /sizes must be a list of at least/,
  ],
  [HEAD.replace("linear", "rf").replace("points", "thresholds"), /kappa is missing/],
  [HEAD.replace("points", "optimum: {over: gamma}").replace("compute: ", "compute:\n  "), /needs a model among/],
  [`${HEAD}axes: {kappa: {from: 0, to: 1, count: 3, scale: log}}\n`, /kappa\.from must be in \(0, Infinity\); got 0/],
  [HEAD.replace("square", "square, square: 3"), /^2: fixed.square is not a key here/],
  ["name: [\n", /^\d: not YAML or JSON/],
  ["", /^1: the plan is empty; it must be keys with values/],
  ["- a\n", /^1: the plan must be keys with values, the keys among \{name, .*; got \["a"\]$/],
  [`${HEAD}name: again\n`, "4: name stands here a second time; leave one out"],
  [`${HEAD}axes:\n\tkappa: [1]\n  : [\n`, "5: not YAML or JSON: Tabs are not allowed as indentation"],
  [`${HEAD}---\n${HEAD}`, "4: a second document begins here; a file holds one plan"],
  [`${HEAD}axes: {kappa: [1, 2, 1]}\n`, "4: axes.kappa[2] must be a value that the axis has not had before; got 1"],
  [
    `${HEAD}axes: {kappa: 3}\n`,
    /^4: axes.kappa must be a list of values, or a grid \{from, to, count, scale\}; got 3$/,
  ],
  [`${HEAD}axes: {kappa: }\n`, /^4: axes.kappa is empty; it must be a list/],
  [`${HEAD}axes: {model: [rf]}\n`, /^4: axes.model is not a key here; .* Give each model as one of the cases$/],
  [`${HEAD}joint: {sobol: 4}\n`, /^4: joint is not a key here; .* joint belongs under axes$/],
  [`${HEAD}kappa: 3\n`, /^4: kappa is not a key here; .* kappa belongs under fixed, or under axes if it varies$/],
  [`${HEAD}keep: [m, m]\n`, '4: keep names "m" twice; leave one out'],
  [
    HEAD.replace("linear", "kernel, gamma: 1, activation: erf"),
    /^2: one of activation, kernel, gamma, .* must be given, and no other; got activation with gamma$/,
  ],
  [
    `${HEAD}axes: {joint: {sobol: 4, random: 4, seed: 1, over: {kappa: {from: 1, to: 2}}}}\n`,
    /joint.random must be left out, because sobol is given/,
  ],
  [
    `${HEAD}axes: {joint: {sobol: 4, over: {kappa: {from: 1, to: 2}}}}\n`,
    /^4: axes.joint.seed is missing; it must be a whole number/,
  ],
  [
    `${HEAD}axes: {joint: {sobol: 4, seed: 1, over: {kappa: {from: 1, to: 1}}}}\n`,
    /kappa.to must be another number than from; /,
  ],
  [
    HEAD.replace("points", "{replicas: {sizes: [20, 30, 20], replicas: 4, seed: 1}}"),
    /^3: compute.replicas.sizes\[2\] must be a size that the list has not had before: .*; got 20$/,
  ],
  [
    HEAD.replace("points", "[bayes, points, bayes]"),
    '3: compute[2] must be a computation that the list has not had before; got "bayes"',
  ],
  [
    HEAD.replace("points", "[optimum, {optimum: {over: lambda}}]"),
    /^3: compute\[1\] must be a computation that the list has not had before; got \{"optimum"/,
  ],
  [
    HEAD.replace("points", "{optimum: {objective: {weight: 2}}}"),
    "3: compute.optimum.objective.weight must be a number in [0, 1]; got 2",
  ],
  [
    HEAD.replace("points", "{optimum: {objective: {weigth: 0.5}}}"),
    /^3: compute.optimum.objective must be generalization, memorization, or \{weight: a number in \[0, 1\]\}; got \{"w/,
  ],
  [HEAD.replace("alpha: 2", "alpha: 2, eigenvalues: [3]"), /eigenvalues\[0\] must be \{nu, share, weight\}; got 3$/],
  [
    `${HEAD.replace(", lambda: 1", "")}axes: {lambda: {from: 1, to: 1.0000000000000002, count: 5}}\n`,
    "4: axes.lambda.count must be a number so small that double precision tells the values between from and to apart; got 5",
  ],
  [
    `${HEAD.replace(", lambda: 1", "")}axes: {joint: {sobol: 8, seed: 1, over: {lambda: {from: 1, to: 1.0000000000000002}}}}\n`,
    /^4: axes.joint.sobol must be a number so small that double precision .*; got 8$/,
  ],
  [
    `${HEAD.replace("loss: square, ", "")}axes:\n  loss:\n    - hinge\n    - foo(\n`,
    /^7: loss cannot be "foo\("; allowed: square, .*, or an expression in u/,
  ],
  [
    `${HEAD.replace("linear", "kernel")}axes:\n  activation: [erf,\n    x^2]\n`,
    /^6: activation cannot be "x\^2"; allowed: functions with a linear part/,
  ],
  [
    `${HEAD.replace("loss: square, ", "")}cases:\n  - {label: a, loss: hinge}\n  - {label: b, loss: -u^2}\n`,
    /^6: loss cannot be "-u\^2"; .* in case "b"$/,
  ],
  [
    `${HEAD.replace("points", "{replicas: {sizes: [20, 40], replicas: 2, seed: 1}}").replace("alpha: 2, ", "")}axes: {alpha: [1, 0.02]}\n`,
    "4: compute replicas has no samples at alpha = 0.02 and d = 20: n = alpha d rounds to 0; take larger sizes or alpha",
  ],
  [
    HEAD.replace("points", "{replicas: {sizes: [20], replicas: 2, seed: 1}}").replace(
      "linear",
      "rf, activation: erf, kappa: 0.01",
    ),
    /^2: compute replicas has no features at kappa = 0.01 and d = 20/,
  ],
  [
    HEAD.replace("points", "{replicas: {sizes: [20], replicas: 2, seed: 1}}").replace(
      "linear",
      "rf, gamma: 1, kappa: 2",
    ),
    /^2: compute replicas: features must lie in \{activation\}; got "gamma"\. At finite width/,
  ],
  [
    `${HEAD}axes: {kappa: [1, 2]}\n`,
    "4: kappa is an axis, and nothing that is computed (points of model linear) depends on it; leave it out",
  ],
  [
    `${HEAD.replace("points", "[optimum, thresholds]").replace(", lambda: 1", "")}axes: {lambda: [1, 2]}\n`,
    /^4: lambda is an axis, and nothing that is computed \(optimum, thresholds of model linear\)/,
  ],
  [
    `${HEAD}axes:\n  joint:\n    sobol: 4\n    seed: 1\n    over:\n      kappa: {from: 1, to: 2}\n      gamma: {from: 1, to: 1.2}\n`,
    /^9: kappa is an axis.*\n10: gamma is an axis/,
  ],
  [
    HEAD.replace("linear", "kernel, gamma: 1, kappa: 3"),
    "2: kappa is fixed, and model kernel has no kappa; leave it out",
  ],
  [
    `${HEAD.replace("model: linear, ", "")}cases:\n  - {label: a, model: linear}\n  - {label: b, model: kernel, gamma: 1, kappa: 2}\n`,
    '6: kappa belongs to case "b", and model kernel has no kappa; leave it out',
  ],
  [HEAD.replace("lambda: 1", "lambda: 1e400"), /^2: 1e400 is above 1\.8e308, .*"inf" is infinity/],
  [HEAD.replace("lambda: 1", "lambda: 1e-400"), /^2: 1e-400 is below 4\.9e-324, .* would be read as 0/],
  [HEAD.replace("lambda: 1", 'lambda: "1e400"'), /^2: fixed\.lambda must be in .*; got "1e400"/],
  [`${HEAD}axes: {alpha: [1, 5e -1]}\n`, /got "5e -1"/],
  [`${HEAD}axes: {alpha: [1, 2e]}\n`, /got "2e"/],
  [`${HEAD}axes: {alpha: [1, 2 e 3]}\n`, /got "2 e 3"/],
  [`${HEAD}cases: [{label: "a\\u0007", alpha: 3}]\n`, /label .* a text without control characters/],
  [`${HEAD}cases: [{label: a, alpha: 3}, {label: a}]\n`, /label "a" is that of another case/],
  [
    HEAD.replace("square", '"log(1 + exp(-u))"').replace("points", "{replicas: {sizes: [10], replicas: 1, seed: 1}}"),
    /compute replicas needs loss among \{square, hinge, /,
  ],
])("readPlan refuses %j", async (text, expected) => {
  const found = await mistakesOfPlan(text);
  expect(found.join("\n")).toMatch(expected);
});

test("readPlan takes what some case uses, and fixed parameters that only the computations leave aside", async () => {
  const cases = "cases: [{label: a, model: linear}, {label: b, model: rf, activation: erf}]\n";
  for (const text of [
    `${HEAD.replace("model: linear", "kappa: 2")}${cases}`,
    `${HEAD.replace("model: linear, ", "")}${cases}axes: {kappa: [1, 2]}\n`,
    HEAD.replace("points", "[optimum, thresholds, bayes]"),
  ]) {
    expect((await readPlan(text, "p")).name).toBe("n");
  }
});

test("readPlan refuses another question of the quadratic network than its minimum, at the key that asks it", async () => {
  const fixed =
    "{model: quadratic, width: 0.5, loss: square, alpha: 2, epsilon: 0.2, lambda: 1, algorithm: gradient-flow, time: 1}";
  const found = await mistakesOfPlan(`name: n\nfixed: ${fixed}\ncompute: points\n`);
  expect(found.join("\n")).toMatch(
    /algorithm.*"gradient-flow".*points of the models linear, kernel, rf, empirical.*learns its features/,
  );
});

test("readPlan takes a quadratic rule by its width or by its eigenvalues, and misses the width where neither is there", async () => {
  const text = (rule: string): string =>
    `name: n\nfixed: {model: quadratic, loss: square, alpha: 2, epsilon: 0.2, lambda: 1${rule}}\ncompute: points\n`;
  for (const rule of [", width: 0.5", ", eigenvalues: [{nu: 0}, {nu: 1, weight: 2}]"]) {
    expect((await readPlan(text(rule), "p")).name).toBe("n");
  }
  expect((await mistakesOfPlan(text(""))).join("\n")).toMatch(/width is missing/);
});
