import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changed, run } from "./inProcess.js";

const TASK = "--loss hinge --alpha 2 --epsilon 0.1 --lambda 1";
const SOLVE = `solve --model linear ${TASK}`;
const CURVE = "curve --model linear --loss hinge --alpha 2 --epsilon 0.1 --over lambda --from 0.1 --to 10";
const BY_ALPHA = "curve --model linear --loss hinge --epsilon 0.1 --lambda 1 --over alpha --from 0.1 --to 10";
const OPTIMUM = "optimum --model linear --loss hinge --alpha 2 --epsilon 0.1";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "raf-bad-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const UNKNOWN_LOSS = (given: string): string =>
  `raf solve: loss cannot be "${given}"; allowed: square, hinge, squared-hinge, logistic, or an expression in u.`;

/** A command line, and the line on standard error that it must give. */
const TABLE: readonly (readonly [string, string])[] = [
  [`${SOLVE} --alpha -2`, "raf solve: alpha must lie in (0, Infinity); got -2"],
  [`${SOLVE} --alpha 0`, "raf solve: alpha must lie in (0, Infinity); got 0"],
  [`${SOLVE} --alpha inf`, "raf solve: alpha must lie in (0, Infinity); got Infinity"],
  [`${SOLVE} --alpha 1e999`, 'raf solve: alpha must lie in (0, Infinity); got "1e999". 1e999 is above 1.8e308'],
  [
    `${SOLVE} --lambda 1e400`,
    'raf solve: lambda must lie in [0, Infinity], "0+" or "inf"; got "1e400". 1e400 is above',
  ],
  [
    `${SOLVE} --lambda 1e-400`,
    'raf solve: lambda must lie in [0, Infinity], "0+" or "inf"; got "1e-400". 1e-400 is below',
  ],
  [`${SOLVE} --epsilon 1e-999`, 'raf solve: epsilon must lie in [0, 1]; got "1e-999". 1e-999 is below 4.9e-324'],
  [
    `${SOLVE} --alpha 2**3`,
    'raf solve: alpha must lie in (0, Infinity); got "2**3". A power is written with ^, as in 2^3',
  ],
  [`${SOLVE} --alpha 1,5`, 'raf solve: alpha must lie in (0, Infinity); got "1,5". Decimals have a point, not a comma'],
  [`${SOLVE} --alpha two`, 'raf solve: alpha must lie in (0, Infinity); got "two"'],
  [`${SOLVE} --alpha ''`, 'raf solve: alpha must lie in (0, Infinity); got ""'],
  [`${SOLVE} --epsilon 1.5`, "raf solve: epsilon must lie in [0, 1]; got 1.5"],
  [`${SOLVE} --lambda -1`, 'raf solve: lambda must lie in [0, Infinity], "0+" or "inf"; got -1'],
  [`${SOLVE} --lambda big`, 'raf solve: lambda must lie in [0, Infinity], "0+" or "inf"; got "big"'],
  [`${SOLVE} --model svm`, 'raf solve: model must lie in {linear, kernel, rf, empirical, quadratic}; got "svm"'],
  [`${SOLVE} --channel fast`, 'raf solve: channel must lie in {exact, quadrature}; got "fast"'],
  [`${SOLVE} --loss 'u^3'`, 'raf solve: loss cannot be "u^3"; allowed: convex functions of u.'],
  [
    `${SOLVE} --loss 'u +'`,
    'raf solve: loss cannot be "u +"; allowed: square, hinge, squared-hinge, logistic, or an expression in u.',
  ],
  [`${SOLVE} --gamma 0.5`, "raf solve: --gamma has no meaning for --model linear; got 0.5"],
  [`${SOLVE} --max-iterations 0`, "raf solve: maxIterations must lie in the integers 1 to 10000000; got 0"],
  [`${SOLVE} --tolerance 2`, "raf solve: tolerance must lie in (0, 1); got 2"],
  [`${SOLVE} --method bisection`, 'raf solve: method must lie in {newton, fixed-point, closed-form}; got "bisection"'],
  [
    `${SOLVE} --method closed-form`,
    'raf solve: method must lie in {newton, fixed-point} at this point; got "closed-form".',
  ],
  [`${SOLVE} --method fixed-point --damping 2`, "raf solve: damping must lie in (0, 1]; got 2"],
  [`${SOLVE} --method fixed-point --anderson 11`, "raf solve: anderson must lie in the integers 0 to 10; got 11"],
  [`${SOLVE} --damping 0.5`, "raf solve: --damping and --anderson belong to --method fixed-point"],
  [`solve --model kernel ${TASK} --gamma 1.6`, "raf solve: gamma must lie in (0, pi/2); got 1.6"],
  [`solve --model kernel ${TASK} --mu1 0 --mu-star 1`, "raf solve: mu1 must lie in (0, Infinity); got 0"],
  [`solve --model kernel ${TASK} --mu1 1 --mu-star -1`, "raf solve: muStar must lie in [0, Infinity); got -1"],
  [
    `solve --model kernel ${TASK}`,
    "raf solve: features is missing; allowed: exactly one of activation, kernel, gamma, or mu1 with muStar",
  ],
  [`solve --model kernel ${TASK} --kernel 'rbf(-1)'`, "raf solve: eta must lie in (0, 700); got -1"],
  [`solve --model rf ${TASK} --gamma 1 --kappa 0`, "raf solve: kappa must lie in (0, Infinity); got 0."],
  [
    `solve --model rf ${TASK} --gamma 1`,
    "raf solve: --kappa <number> is missing: random features per input dimension, p/d, in (0, Infinity)",
  ],
  [
    "solve --model linear --loss hinge --alpha 2 --lambda 1",
    "raf solve: --epsilon <number> is missing: fraction of random labels (facts), in [0, 1]",
  ],
  ["solve", "raf solve: --model <name> is missing:"],
  ["bayes --alpha 2", "raf bayes: --epsilon <number> is missing:"],
  ["bayes --alpha -1 --epsilon 0.1", "raf bayes: alpha must lie in (0, Infinity); got -1"],
  ["threshold --model linear --epsilon 2", "raf threshold: epsilon must lie in [0, 1]; got 2"],
  [`${CURVE} --points 1`, "raf curve: points must lie in the integers 2 to 10000000; got 1"],
  [`${CURVE} --from 0 --log`, "raf curve: from must lie in (0, Infinity) on a logarithmic grid; got 0."],
  [`${CURVE} --to 0.1`, "raf curve: to cannot be 0.1; allowed: numbers other than from = 0.1"],
  [
    `${CURVE} --over mu1`,
    'raf curve: over must lie in {alpha, epsilon, lambda, time, eta, steps, momentum, batch, trainingAttack, ensemble, subsample, otherLambda, attack, fraction, temperature}; got "mu1".',
  ],
  [
    `${CURVE} --over kappa`,
    'raf curve: over must lie in {alpha, epsilon, lambda, time, eta, steps, momentum, batch, trainingAttack, ensemble, subsample, otherLambda, attack, fraction, temperature}; got "kappa". The model is linear',
  ],
  [`${BY_ALPHA} --from -1`, "raf curve: alpha must lie in (0, Infinity); got -1"],
  [`${CURVE} --over alpha --limits`, "raf curve: --limits are those of lambda, time and steps; got --over alpha"],
  [`${CURVE} --format xml`, 'raf curve: format must lie in {parquet, csv, ndjson, json, npy}; got "xml"'],
  [`${CURVE} --plot x.jpg`, 'raf curve: plot cannot be "x.jpg"; allowed: names that end in .svg, .png, .pdf'],
  [
    `curve --model linear ${TASK}`,
    "raf curve: --over <parameter> is missing: one of gamma, alpha, epsilon, lambda, kappa, width, time, eta, steps, momentum",
  ],
  [`curve --model linear ${TASK} --over alpha --to 3`, "raf curve: --from <number> is missing:"],
  [
    `curve --model kernel ${TASK} --activation erf --over gamma --from 0.1 --to 1`,
    "raf curve: --over gamma sets mu1 = sin(gamma), muStar = cos(gamma); leave out the flag of activation",
  ],
  [
    `optimum --model linear ${TASK} --over gamma`,
    'raf optimum: model must lie in {kernel, rf} when the angle is varied; got "linear"',
  ],
  [
    `optimum --model linear ${TASK} --over alpha`,
    'raf optimum: over must lie in {lambda, gamma, both, time, steps}; got "alpha"',
  ],
  [
    `optimum --model linear ${TASK} --objective best`,
    'raf optimum: objective must lie in {generalization, memorization, held-out, robust, consistent, weighted}; got "best"',
  ],
  [
    `optimum --model linear ${TASK} --objective weighted`,
    "raf optimum: --weight <number> is missing: of memorization, in [0, 1]",
  ],
  [`${OPTIMUM} --objective weighted --weight 2`, "raf optimum: weight must lie in [0, 1]; got 2"],
  [`optimum --model linear ${TASK} --weight 0.5`, "raf optimum: --weight belongs to --objective weighted; got 0.5"],
  [
    `${CURVE} --lambda 7`,
    "raf curve: the command chooses the values of lambda (--over lambda); leave out --lambda 7\n",
  ],
  [
    `${BY_ALPHA} --alpha 0.5`,
    "raf curve: the command chooses the values of alpha (--over alpha); leave out --alpha 0.5\n",
  ],
  [
    `${OPTIMUM} --lambda 5`,
    "raf optimum: the command chooses the values of lambda (--over lambda); leave out --lambda 5\n",
  ],
  [
    "optimum --model kernel --loss hinge --alpha 2 --epsilon 0.1 --over both --gamma 1",
    "raf optimum: the command chooses the values of gamma (--over both); leave out --gamma 1\n",
  ],
  [
    "threshold --model linear --over epsilon --from 0 --to 1 --epsilon 0.1",
    "raf threshold: the command chooses the values of epsilon (--over epsilon); leave out --epsilon 0.1\n",
  ],
  [`${SOLVE} --loss Hinge`, `${UNKNOWN_LOSS("Hinge")} Did you mean hinge?\n`],
  [`${SOLVE} --loss mse`, `${UNKNOWN_LOSS("mse")} Did you mean square?\n`],
  [`${SOLVE} --loss squared_hinge`, `${UNKNOWN_LOSS("squared_hinge")} Did you mean squared-hinge?\n`],
  [`${SOLVE} --loss 'u**2'`, `${UNKNOWN_LOSS("u**2")} A power is written with ^, as in x^3\n`],
  [
    `${SOLVE} --model Linear`,
    'raf solve: model must lie in {linear, kernel, rf, empirical, quadratic}; got "Linear". Did you mean linear?\n',
  ],
  [
    `${SOLVE} --model perceptron`,
    'raf solve: model must lie in {linear, kernel, rf, empirical, quadratic}; got "perceptron". Did you mean linear?\n',
  ],
  [
    `${SOLVE} --channel exakt`,
    'raf solve: channel must lie in {exact, quadrature}; got "exakt". Did you mean exact?\n',
  ],
  [
    `${SOLVE} --method Newton`,
    'raf solve: method must lie in {newton, fixed-point, closed-form}; got "Newton". Did you mean newton?\n',
  ],
  ...(
    [
      ["gelu", "It is the expression x*(1 + erf(x/sqrt(2)))/2"],
      ["Erf", "Did you mean erf?"],
      ["ReLU", "Did you mean relu?"],
      ["x**3", "A power is written with ^, as in x^3"],
      ["Erf(x)", "Unknown function Erf. Did you mean erf?"],
    ] as const
  ).map(([activation, remedy]): readonly [string, string] => [
    `solve --model kernel ${TASK} --activation '${activation}'`,
    `raf solve: activation cannot be "${activation}"; allowed: erf, relu, sign, linear, tanh, or an expression in x. ${remedy}\n`,
  ]),
  [
    `solve --model kernel ${TASK} --kernel 'RBF(2)'`,
    'raf solve: kernel cannot be "RBF(2)"; allowed: arcsine, arc-cosine, rbf(eta), polynomial(degree, offset), or an expression in t. Did you mean rbf(2)?\n',
  ],
  [
    `${CURVE} --over Lamda`,
    'raf curve: over must lie in {alpha, epsilon, lambda, time, eta, steps, momentum, batch, trainingAttack, ensemble, subsample, otherLambda, attack, fraction, temperature}; got "Lamda". Did you mean lambda?\n',
  ],
  [
    `${OPTIMUM} --objective generalisation`,
    'raf optimum: objective must lie in {generalization, memorization, held-out, robust, consistent, weighted}; got "generalisation". Did you mean generalization?\n',
  ],
  ["dynamics --algorithm amp --loss Bayes --alpha 2 --epsilon 0.1", "raf dynamics: loss must lie in {"],
  ["batch --workers 0", "raf batch: workers must lie in the integers 1 to 256; got 0"],
  ["batch --chunk 1.5", "raf batch: chunk must lie in the integers 1 to 100000; got 1.5"],
  ["paper 7", "raf paper: part must lie in {1, 2, 3, 4, 5, table, "],
  ["slove", "raf: unknown command 'slove' (Did you mean solve?)"],
  ["--versoin", "raf: unknown option '--versoin' (Did you mean --version?)"],
  ["solve --alpa 2", "raf solve: unknown option '--alpa' (Did you mean --alpha?)"],
  ["solve --alpha", "raf solve: option '--alpha <number>' argument missing"],
  ["solve 2", "raf solve: too many arguments for 'solve'."],
];

test.each(TABLE)("raf %s is refused by name, value and range", async (line, message) => {
  const { exitCode, stdout, stderr } = await run(changed(line));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr.startsWith(message), stderr).toBe(true);
  expect(stderr.indexOf("\n")).toBe(stderr.length - 1);
});

test.each([
  [`${SOLVE} --alpha 3`, 'raf solve: --alpha is given twice, as "2" and as "3"; leave one out\n'],
  [`${SOLVE} --json --json`, "raf solve: --json is given twice; leave one out\n"],
  [
    "sweep plan.yaml --shard 1/2 --shard 2/2",
    'raf sweep: --shard is given twice, as "1/2" and as "2/2"; leave one out\n',
  ],
  [`${CURVE} --out=a --out b`, 'raf curve: --out is given twice, as "a" and as "b"; leave one out\n'],
  ["paper --no-report --no-report", "raf paper: --no-report is given twice; leave one out\n"],
])("raf %s is refused, because a flag stands twice", async (line, stderr) => {
  expect(await run(line)).toEqual({ exitCode: 2, stdout: "", stderr });
});

test("bad input leaves no file, neither rows nor plot", async () => {
  const files = `--out ${join(folder, "a.csv")} --plot ${join(folder, "a.svg")}`;
  for (const flags of ["--alpha -2", "--from x", "--points 1", "--model rf", "--loss 'u^3'"]) {
    expect(await run(changed(`${CURVE} ${files} ${flags}`))).toMatchObject({ exitCode: 2, stdout: "" });
    expect(readdirSync(folder)).toEqual([]);
  }
});

test("raf without a command prints the help as an error", async () => {
  const { exitCode, stdout, stderr } = await run("");
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toMatch(/^raf: a command is missing\n\nUsage: raf <command> \[flags\]/);
});

test("RAF_DEBUG adds the place where it happened", async () => {
  process.env["RAF_DEBUG"] = "1";
  try {
    expect((await run(changed(`${SOLVE} --alpha -2`))).stderr).toMatch(/got -2\n.*\n +at /);
  } finally {
    delete process.env["RAF_DEBUG"];
  }
});

test.each(["toString", "constructor", "__proto__"])("raf refuses --model %s, which every object has", async (model) => {
  const { exitCode, stderr } = await run(`solve --model ${model} --loss hinge --alpha 1 --epsilon 0 --lambda 1`);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`model must lie in {linear, kernel, rf, empirical, quadratic}; got "${model}"`);
});
