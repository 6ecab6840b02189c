/** @module-tag heavy */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { ImageSet } from "../../../validation/realData/imageSet.js";
import { cifarFile, idxFile } from "../../validation/realData/dataFiles.js";
import { gaussianSet } from "../../validation/realData/sets.js";
import { freshFolder } from "../freshFolder.js";
import { changed, run } from "../inProcess.js";
import { finished, start } from "../process.js";
import { type RealDataRecord, writtenRecord, writtenSet } from "./writtenFiles.js";

let folder = "";
freshFolder((path) => {
  folder = path;
});

const at = (name: string): string => join(folder, name);
const FILES = ["real-data.csv", "real-data.json", "real-data.pdf", "real-data.png", "real-data.svg", "repeats"];

const written = (set: ImageSet): string[] => writtenSet(folder, set);

const record = (): RealDataRecord => writtenRecord(at("out"));
const small = ["--rule", "0,1", "--facts", "2", "--n", "40", "--eta", "4,1", "--lambda", "inf,0+,0.1", "--out"];

test("raf realdata writes figure, data and record, and goes on from what is stored", async () => {
  const set = written(gaussianSet(3, 150, 1));
  const line = ["realdata", "--npy", ...set, ...small, at("out"), "--repeats"];
  const first = await run([...line, "2"]);
  expect(first).toMatchObject({ exitCode: 0, stderr: "" });
  expect(first.stdout).toContain("0 against 1, facts 2: n = 40 (16 + 16 of the rule, 8 facts), d = 3, alpha = 13.33");
  expect(first.stdout).toContain("2 of 2 repeats, 0 bandwidths of them from before");
  expect(readdirSync(at("out")).sort()).toEqual(FILES);
  const csv = readFileSync(at("out/real-data.csv"), "utf8").trim().split("\n");
  expect(csv[0]).toMatch(/^eta,lambda,repeats,generalizationError,generalizationErrorDeviation,/);
  expect(csv.slice(1).map((row) => row.split(",").slice(0, 3).join())).toEqual([
    "1,0,2",
    "1,0.1,2",
    "1,inf,2",
    "4,0,2",
    "4,0.1,2",
    "4,inf,2",
  ]);
  expect(record()).toMatchObject({
    repeats: { asked: 2, finished: 2 },
    task: { n: 40, epsilon: 0.2 },
    testSamples: 68,
  });

  const again = await run([...line, "2"]);
  expect(again.stdout).toBe(
    first.stdout.replace("0 bandwidths", "4 bandwidths").replace(/\d at a time.*\n/, wordsOf(again.stdout)),
  );
  const more = await run(changed([...line, "3", "--eta", "1,2,4"]));
  expect(more.stdout).toContain("3 of 3 repeats, 4 bandwidths of them from before");
  expect(record().points.map(({ repeats }) => repeats)).toEqual(new Array<number>(9).fill(3));
  const wider = await run(changed([...line, "1", "--lambda", "0+,0.1,1,inf"]));
  expect(wider.stdout).toContain("1 of 1 repeats, 0 bandwidths of them from before");
  // Others are other experiments: their results would overwrite these.
  const before = readFileSync(at("out/real-data.json"), "utf8");
  for (const [flag, value, difference] of [
    ["--seed", "2", "seed is 1 there and 2 here"],
    ["--epsilon", "0.3", "epsilon is 0.2 there and 0.3 here"],
    ["--loss", "hinge", 'loss is "square" there and "hinge" here'],
  ] as const) {
    const { exitCode, stdout, stderr } = await run([...line, "2", flag, value]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toContain(
      `allowed: folders without results of another experiment. ${difference}. Take another folder`,
    );
  }
  expect(readFileSync(at("out/real-data.json"), "utf8")).toBe(before);
});

/** The line on memory, which changes from one moment to the next. */
function wordsOf(stdout: string): string {
  return `${/\d at a time.*/.exec(stdout)?.[0] ?? ""}\n`;
}

test("raf realdata trains the support vector machine with --loss hinge, and keeps its repeats apart", async () => {
  const set = written(gaussianSet(3, 150, 1));
  const line = ["realdata", "--npy", ...set, ...small, at("out"), "--repeats", "1"];
  const hinge = await run([...line, "--loss", "hinge"]);
  expect(hinge).toMatchObject({ exitCode: 0, stderr: "" });
  expect(hinge.stdout).toContain("0 against 1, facts 2, hinge loss: n = 40");
  expect(record().points.every(({ repeats, certificate }) => repeats === 1 && certificate <= 1e-8)).toBe(true);
  rmSync(at("out/real-data.json"));
  expect((await run(line)).stdout).toContain("1 of 1 repeats, 0 bandwidths of them from before");
  expect((await run([...line, "--loss", "logistic"])).stderr).toContain(
    'loss must lie in {square, hinge}; got "logistic"',
  );
});

test("raf realdata runs a damaged repeat again", async () => {
  const set = written(gaussianSet(3, 150, 1));
  const line = ["realdata", "--npy", ...set, ...small, at("out"), "--repeats", "2"];
  await run(line);
  const before = readFileSync(at("out/real-data.csv"), "utf8");
  const [stored = ""] = readdirSync(at("out/repeats"));
  writeFileSync(at(`out/repeats/${stored}`), "{ half");
  const mended = await run(line);
  expect(mended.stdout).toContain("2 of 2 repeats, 2 bandwidths of them from before");
  expect(mended.stderr).toBe(
    `raf realdata: 1 damaged file was left out, and run again: ${at(`out/repeats/${stored}`)}\n`,
  );
  expect(readFileSync(at("out/real-data.csv"), "utf8")).toBe(before);
});

test("raf realdata reads IDX files, packed or not, and a test set of its own", async () => {
  const { d, labels } = gaussianSet(4, 200, 5);
  const pixels = Array.from(gaussianSet(4, 200, 5).values, (value) => Math.max(0, Math.min(255, 128 + 40 * value)));
  writeFileSync(at("x"), gzipSync(idxFile("x", [200, 2, d / 2], pixels).bytes));
  writeFileSync(at("y"), idxFile("y", [200], labels).bytes);
  const files = [at("x"), at("y")];
  const one = await run(["realdata", "--idx", ...files, ...small, at("out"), "--repeats", "1"]);
  expect(one).toMatchObject({ exitCode: 0, stderr: "" });
  expect(one.stdout).toContain("no test files: the images of the rule's classes that a repeat does not train on");
  const other = [...files, ...files, ...small, at("out"), "--repeats", "1"];
  expect((await run(["realdata", "--idx", ...other])).stderr).toContain("experiment. the images are others. Take");
  rmSync(at("out/real-data.json"));
  const two = await run([
    "realdata",
    "--idx",
    ...files,
    ...files,
    ...small,
    at("out"),
    "--repeats",
    "1",
    "--test",
    "50",
  ]);
  expect(two).toMatchObject({ exitCode: 0, stderr: "" });
  expect(two.stdout).not.toContain("no test files");
  expect(record()).toMatchObject({ files: { train: files, test: files }, testSamples: 50 });
});

test("raf realdata knows CIFAR-10's classes by name, and the paper's are the default", async () => {
  const names = [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`);
  for (const [index, name] of [...names, "test_batch.bin"].entries()) {
    const classes = Array.from({ length: 12 }, (_, image) => [3, 5, 1][image % 3]!);
    const pixel = (image: number, place: number): number =>
      (place * (image + 7 * index + 1) + 50 * classes[image]!) % 256;
    writeFileSync(at(name), cifarFile(name, classes, pixel).bytes);
  }
  const line = ["realdata", "--cifar", folder, "--n", "20", "--eta", "1", "--lambda", "0+,1", "--repeats", "1"];
  const { exitCode, stdout, stderr } = await run([...line, "--out", at("out")]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("cat against dog, facts automobile: n = 20 (8 + 8 of the rule, 4 facts), d = 3072");
  expect(stdout).toContain("data_batch_1.bin holds 12 images, the published file 10000");
  rmSync(at("data_batch_2.bin"));
  const missing = await run([...line, "--out", at("none")]);
  expect(missing.exitCode).toBe(2);
  expect(missing.stderr).toMatch(
    /^raf realdata: cifar cannot be .*; allowed: folders that hold .*data_batch_2.bin is not there\n$/,
  );
  expect(existsSync(at("none"))).toBe(false);
});

test("raf realdata keeps finished bandwidths on Ctrl-C, and the same command continues", async () => {
  const set = written(gaussianSet(40, 2500, 3));
  const etas = Array.from({ length: 40 }, (_, index) => 0.5 + 0.1 * index).join(",");
  const line = ["--rule", "0,1", "--facts", "2", "--n", "600", "--lambda", "0+,1", "--repeats", "2"];
  const child = start(["realdata", "--npy", ...set, ...line, "--eta", etas, "--workers", "1", "--out", at("out")]);
  const ended = finished(child);
  const stored = (): string[] =>
    existsSync(at("out/repeats")) ? readdirSync(at("out/repeats")).filter((name) => name.endsWith(".json")) : [];
  while (stored().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGINT");
  const { exitCode, stderr } = await ended;
  expect(exitCode).toBe(130);
  expect(stderr).toMatch(
    /^raf realdata: interrupted before a repeat was finished; \d+ bandwidths? (is|are) kept in .*repeats/,
  );
  expect(readdirSync(at("out"))).toEqual(["repeats"]);
  const kept = JSON.parse(readFileSync(at(`out/repeats/${stored()[0]!}`), "utf8")) as { results: { eta: number }[] };
  const before = statSync(at(`out/repeats/${stored()[0]!}`)).mtimeMs;
  const one = kept.results[0]!.eta;
  const again = await run(
    changed(["realdata", "--npy", ...set, ...line, "--repeats", "1", "--eta", String(one), "--out", at("out")]),
  );
  expect(again.stdout).toContain("1 of 1 repeats, 1 bandwidths of them from before");
  expect(statSync(at(`out/repeats/${stored()[0]!}`)).mtimeMs).toBe(before);
});

test.each([
  [
    "no images",
    ["--n", "9"],
    "no images: give one of --cifar <folder>, --idx <images> <labels>, --npy <images> <labels>",
  ],
  ["two sets of images", ["--cifar", "a", "--idx", "b", "c"], "more than one set of images: give one of"],
  ["a single file", ["--npy", "a"], "--npy takes 2 files, images and labels, or 4,"],
  [
    "a file that is not there",
    ["--npy", "a.npy", "b.npy"],
    'npy cannot be "a.npy"; allowed: files that can be read. There is no such file',
  ],
  [
    "a folder that is not there",
    ["--cifar", "nowhere"],
    'cifar cannot be "nowhere"; allowed: folders with the binary version of CIFAR-10. There is no',
  ],
  ["both sizes", ["--npy", "a", "b", "--n", "9", "--alpha", "2"], "--alpha and --n both say how many"],
  ["a bandwidth of 0", ["--npy", "a", "b", "--eta", "0,1"], "eta must lie in (0, 700); got 0"],
  ["a lambda that is no number", ["--npy", "a", "b", "--lambda", "1,x"], "lambda must lie in [0, Infinity]"],
  ["a fraction above 1", ["--npy", "a", "b", "--epsilon", "1.5"], "epsilon must lie in [0, 1]; got 1.5"],
  ["no repeats", ["--npy", "a", "b", "--repeats", "0"], "repeats must lie in the integers 1 to 10000; got 0"],
])("raf realdata refuses %s", async (_what, flags, message) => {
  const { exitCode, stdout, stderr } = await run(["realdata", ...flags, "--out", at("out")]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(`raf realdata: ${message}`);
  expect(readdirSync(folder)).toEqual([]);
});

test("raf realdata refuses classes, sizes and damaged files before it makes a folder", async () => {
  const set = written(gaussianSet(3, 90, 1));
  const refusal = async (...flags: readonly string[]): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(["realdata", ...flags, "--out", at("out")]);
    expect({ exitCode, stdout, made: existsSync(at("out")) }).toEqual({ exitCode: 2, stdout: "", made: false });
    return stderr;
  };
  const npy = ["--npy", ...set];
  expect(await refusal(...npy)).toContain("--rule <class,class> is missing; the classes are 0, 1, 2");
  expect(await refusal(...npy, "--rule", "0,1")).toContain("--facts <class> is missing");
  expect(await refusal(...npy, "--rule", "0", "--facts", "2")).toContain("two classes with a comma between");
  expect(await refusal(...npy, "--rule", "0,cat", "--facts", "2")).toContain('rule must lie in {0, 1, 2}; got "cat"');
  expect(await refusal(...npy, "--rule", "0,7", "--facts", "2")).toContain("got 7");
  const many = await refusal(...npy, "--rule", "0,1", "--facts", "2", "--n", "80");
  expect(many).toMatch(/n must lie in \[2, \d+\] at epsilon = 0.2; got 80. It needs 32 \+ 32 samples of the rule/);
  const packed = gzipSync(readFileSync(set[0]!));
  mkdirSync(at("damaged"));
  writeFileSync(at("damaged/x.npy.gz"), packed.subarray(0, packed.length - 20));
  const damaged = await refusal("--npy", at("damaged/x.npy.gz"), set[1]!, "--rule", "0,1", "--facts", "2");
  expect(damaged).toMatch(
    /npy cannot be ".*x.npy.gz"; allowed: files that are whole. It is packed by gzip and damaged: unexpected end of file/,
  );
});

test("raf realdata refuses data without a scale in the words of its input, although a thread finds it", async () => {
  const { labels } = gaussianSet(3, 90, 1);
  const set = written({ files: [], d: 2, values: new Float64Array(180).fill(1), labels });
  const { exitCode, stderr } = await run(["realdata", "--npy", ...set, ...small, at("out")]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr:
      "raf realdata: median of the squared distances must lie in (0, Infinity); got 0. All inputs are constant over the training samples\n",
  });
});
