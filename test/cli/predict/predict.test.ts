/** @module-tag heavy */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { npyFile, truncated } from "../../validation/realData/dataFiles.js";
import { gaussianSet } from "../../validation/realData/sets.js";
import { freshFolder } from "../freshFolder.js";
import { run } from "../inProcess.js";
import { writtenSet } from "../realdata/writtenFiles.js";

let folder = "";
freshFolder((path) => {
  folder = path;
});
const at = (name: string): string => join(folder, name);

interface PredictionRecord {
  readonly predictions: readonly {
    readonly [name: string]: unknown;
    readonly n: number;
    readonly lambda: number;
    readonly generalizationError: number;
    readonly generalizationErrorStandardError: number;
    readonly measured?: { readonly generalizationError: number; readonly generalizationErrorStandardError: number };
    readonly z?: { readonly generalizationError: number };
  }[];
}
const recordOf = (stdout: string): PredictionRecord => JSON.parse(stdout) as PredictionRecord;
const images = (): string[] => writtenSet(folder, gaussianSet(3, 150, 1));

test("raf realdata --predict --json: predictions by eta, n and lambda, with errors, and measured ones beside", async () => {
  const line = ["realdata", "--predict", "--npy", ...images(), "--rule", "0,1", "--facts", "third", "--draws", "100"];
  const sizes = ["--eta", "1", "--lambda", "0.1,1", "--n", "20,40", "--json"];
  const { exitCode, stdout } = await run([...line, ...sizes]);
  expect(exitCode).toBe(0);
  const { predictions } = recordOf(stdout);
  expect(predictions.map(({ eta, n, lambda }) => [eta, n, lambda])).toEqual([
    [1, 20, 0.1],
    [1, 20, 1],
    [1, 40, 0.1],
    [1, 40, 1],
  ]);
  for (const prediction of predictions) {
    expect(prediction).toMatchObject({ epsilon: 0.2, trusted: true });
    for (const name of ["generalizationError", "memorizationError", "squaredError"]) {
      expect(prediction[name]).toBeGreaterThan(0);
      expect(prediction[`${name}StandardError`]).toBeGreaterThan(0);
      expect(prediction[`${name}PoolError`]).toBeGreaterThan(0);
    }
    expect(prediction).not.toHaveProperty("measured");
  }
  const beside = recordOf((await run([...line, ...sizes, "--repeats", "30"])).stdout).predictions;
  for (const { measured, z, ...prediction } of beside) {
    expect(prediction).toEqual(predictions.find(({ n, lambda }) => n === prediction.n && lambda === prediction.lambda));
    const error = Math.hypot(prediction.generalizationErrorStandardError, measured!.generalizationErrorStandardError);
    expect(z!.generalizationError * error).toBeCloseTo(
      measured!.generalizationError - prediction.generalizationError,
      12,
    );
    expect(Math.abs(z!.generalizationError)).toBeLessThan(4);
  }
  const other = await run([
    ...line,
    "--eta",
    "1",
    "--lambda",
    "1",
    "--n",
    "40",
    "--json",
    "--standardize",
    "training",
    "--repeats",
    "2",
  ]);
  expect(recordOf(other.stdout).predictions[0]).toMatchObject({ trusted: false, reason: /own training images/ });
});

test("figure, tables and record as files; joined classes and facts in the same classes", async () => {
  const line = [
    "realdata",
    "--predict",
    "--npy",
    ...images(),
    "--rule",
    "0+2,1",
    "--facts",
    "same",
    "--draws",
    "40",
    "--eta",
    "1",
  ];
  const { exitCode, stdout } = await run([
    ...line,
    "--n",
    "20",
    "--lambda",
    "0.1,inf",
    "--repeats",
    "5",
    "--loss",
    "hinge",
    "--out",
    at("out"),
  ]);
  expect(exitCode).toBe(0);
  expect(stdout).toContain("0+2 against 1, facts in the same classes, hinge loss: a pool of 150 images, 2 points");
  expect(readdirSync(at("out")).sort()).toEqual([
    "prediction-images.csv",
    "prediction.csv",
    "prediction.json",
    "prediction.pdf",
    "prediction.png",
    "prediction.svg",
  ]);
  const csv = readFileSync(at("out/prediction-images.csv"), "utf8").trim().split("\n");
  expect(csv).toHaveLength(1 + 2 * 150);
  expect(csv[1]).toMatch(/^new image,\d+,class /);
  expect(csv[300]).toMatch(/^fact,\d+,class /);
  expect(stdout).toMatch(
    /New images predicted hardest at epsilon = 0\.2, eta = 1, n = 20, lambda = 0\.1\nimage +class +predicted +measured +trials/,
  );
  expect(stdout).toMatch(
    /new images: measured less predicted error has a root mean square of 0\.\d+ over the images; counting alone makes 0\.\d+/,
  );
});

test("raf predict takes a kernel matrix and labels", async () => {
  const { values } = gaussianSet(3, 60, 2);
  const row = (i: number): number[] => Array.from(values.subarray(3 * i, 3 * i + 3));
  const kernel = Array.from({ length: 3600 }, (_, place) => {
    const [a, b] = [row(Math.floor(place / 60)), row(place % 60)];
    return Math.exp(-a.reduce((sum, value, k) => sum + (value - b[k]!) ** 2, 0) / 6);
  });
  const labels = Array.from({ length: 60 }, (_, i) => (i % 5 === 4 ? 0 : row(i)[0]! > 0 ? 1 : -1));
  const file = (name: string, shape: readonly number[], numbers: ArrayLike<number>, type: "f8" | "i1"): string => {
    writeFileSync(at(name), npyFile(name, shape, numbers, type).bytes);
    return at(name);
  };
  const K = file("kernel.npy", [60, 60], kernel, "f8");
  const y = file("labels.npy", [60], labels, "i1");
  const line = ["predict", "--kernel", K, y, "--n", "20", "--lambda", "0.1", "--draws", "40"];
  const { exitCode, stdout } = await run([...line, "--json"]);
  expect(exitCode).toBe(0);
  expect(recordOf(stdout).predictions).toHaveLength(1);
  expect(recordOf(stdout).predictions[0]).not.toHaveProperty("eta");
  expect((await run(line)).stdout).toMatch(/epsilon .*E_gen .*trusted/);

  const refused = async (...words: string[]): Promise<string> =>
    (await run(["predict", "--n", "20", "--lambda", "0.1", ...words])).stderr;
  expect(await refused()).toContain(
    "no pool: give --kernel <kernel.npy> <labels.npy>, or images by --idx, --npy or --cifar",
  );
  expect(await refused("--kernel", K, file("ones.npy", [60], labels.map(Math.abs), "i1"))).toContain(
    'cannot be "none of label -1"; allowed: both classes of the rule, 1 and -1',
  );
  expect(
    await refused(
      "--kernel",
      K,
      file(
        "twos.npy",
        [60],
        labels.map((label) => 2 * label),
        "i1",
      ),
    ),
  ).toContain("must lie in {1, -1, 0}, with 0 for facts of a class of their own");
  expect(await refused("--kernel", y, y)).toContain('kernel cannot be "60 x 0"; allowed: a 60 x 60 matrix');
  for (const [flag, value] of [
    ["--rule", "0,1"],
    ["--facts", "same"],
    ["--eta", "2"],
    ["--pool", "20"],
  ] as const) {
    expect(await refused("--kernel", K, y, flag, value)).toContain(`${flag} goes with images`);
  }
  const lone = labels.map((label, i) => (label === 0 && i > 8 ? 1 : label));
  expect(await refused("--kernel", K, file("lone.npy", [60], lone, "i1"))).toMatch(
    /images of label 0, the facts must lie in \[10, Infinity\); got \d\. The pool has 60 images/,
  );
  const limits = ["--kernel", K, y, "--n", "20", "--lambda", "0+,inf", "--draws", "40", "--out", at("limits")];
  expect((await run(["predict", ...limits])).exitCode).toBe(0);
  expect(readFileSync(at("limits/prediction.svg"), "utf8")).toContain("training images");
  const broken = kernel.with(7, Number.NaN).with(420, Number.NaN);
  expect(await refused("--kernel", file("nan.npy", [60, 60], broken, "f8"), y)).toContain(
    "kernel cannot be NaN; allowed: finite numbers; this is row 7, column 0",
  );
  writeFileSync(at("cut.npy"), truncated(npyFile("cut.npy", [60, 60], kernel, "f8"), 999).bytes);
  expect(await refused("--kernel", at("cut.npy"), y)).toMatch(/cut\.npy/);
});

test("bad input to raf realdata --predict is a sentence each", async () => {
  const files = images();
  const refused = async (...words: string[]): Promise<string> => {
    const { exitCode, stderr, stdout } = await run(["realdata", "--predict", "--npy", ...files, "--json", ...words]);
    expect([exitCode, stdout]).toEqual([2, ""]);
    return stderr;
  };
  const task = ["--rule", "0,1", "--facts", "2"];
  expect(await refused(...task)).toContain("--n <count> is missing");
  expect(await refused(...task, "--n", "140")).toMatch(
    /n must lie in \[2, \d+\] at epsilon = 0\.2 with this pool; got 140/,
  );
  expect(await refused(...task, "--alpha", "2")).toContain("--predict takes --n, not --alpha");
  expect(await refused(...task, "--n", "20", "--test", "9")).toContain("--test has no effect with --predict");
  expect((await run(["realdata", "--npy", ...files, "--rule", "0,1", "--facts", "same"])).stderr).toContain(
    "--facts same goes with --predict",
  );
  expect(await refused("--rule", "0,7", "--facts", "2", "--n", "20")).toContain('rule must lie in {0, 1, 2}; got "7"');
  expect(await refused("--rule", "0,1", "--facts", "1", "--n", "20")).toContain(
    "Facts among the rule's own images are --facts same",
  );
  expect(await refused("--rule", "0+1,2", "--facts", "third", "--n", "20")).toContain(
    'facts cannot be "third"; allowed: "same", or a class. There is no class beside the rule\'s',
  );
  expect(await refused(...task, "--n", "20", "--pool", "2")).toMatch(
    /pool must lie in \[\d+, Infinity\) with these images; got 2\. Every class needs 10 images/,
  );
  expect((await run(["predict", "--npy", ...files, ...files, ...task, "--n", "20"])).stderr).toContain(
    "--npy takes 2 files here, images and labels; got 4",
  );
  expect(await refused("--rule", "0,1", "--n", "20")).toContain("--facts <third|same|class> is missing");
  expect((await run(["realdata", "--npy", ...files, ...task, "--n", "20", "--draws", "9"])).stderr).toContain(
    "--draws goes with --predict",
  );
  expect((await run(["realdata", "--npy", ...files, ...task, "--n", "20,30"])).stderr).toContain(
    "--n takes one value without --predict; got 2",
  );
});
