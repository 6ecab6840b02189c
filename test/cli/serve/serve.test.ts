import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { run } from "../inProcess.js";

/** The answers of `raf serve` to some requests. */
async function answers(...requests: readonly (object | string)[]): Promise<{ readonly [key: string]: unknown }[]> {
  const input = requests.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\n");
  const { exitCode, stdout, stderr } = await run("serve", [input]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly [key: string]: unknown });
}

/** Doubles from the base64 of an answer. */
function doubles(text: string): number[] {
  const bytes = Buffer.from(text, "base64");
  return Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(8 * i));
}

const POINT = { model: "linear", loss: "hinge", epsilon: 0.1, alpha: 2 } as const;

test("raf serve solves columns to the digits of raf batch, with the errors of raf solve when asked", async () => {
  const lambda = ["0+", 0.1, "inf"];
  const lines = lambda.map((one) => JSON.stringify({ ...POINT, lambda: one })).join("\n");
  const [columns, batch] = await answers(
    { id: 1, columns: { count: 3, constants: POINT, columns: { lambda }, errors: true } },
    { id: 2, lines },
  );
  const { values, errors, regimeNames } = columns as unknown as {
    readonly values: { readonly [name: string]: string };
    readonly errors: { readonly [name: string]: string };
    readonly regimeNames: readonly string[];
  };
  const records = (batch as unknown as { readonly lines: string }).lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly generalizationError: number; readonly regime: string });
  expect(doubles(values["generalizationError"]!)).toEqual(records.map((one) => one.generalizationError));
  expect(regimeNames).toEqual(records.map((one) => one.regime));
  for (const error of doubles(errors["generalizationError"]!)) expect([error > 0, error < 1e-10]).toEqual([true, true]);
});

test("raf serve takes doubles as base64 and gives NaN, a status and a message where a point is not solved", async () => {
  const alpha = { base64: Buffer.from(new Float64Array([1, 2]).buffer).toString("base64") };
  const constants = { ...POINT, loss: "square", lambda: "0+" };
  const [{ values, statusNames, messages }] = (await answers({
    ...{ id: 1, columns: { count: 2, constants, columns: { alpha } } },
  })) as unknown as [{ readonly [key: string]: { readonly [name: string]: string } }];
  expect(doubles(values!["generalizationError"]!)[0]).toBeNaN();
  expect(doubles(values!["generalizationError"]!)[1]).toBeGreaterThan(0);
  expect(statusNames).toEqual(["diverged", "converged"]);
  expect(messages).toEqual({ 0: expect.stringContaining("threshold") as string });
});

test("raf serve runs any other command with its flags, and knows the vocabulary", async () => {
  const [bayes, refused, vocabulary] = await answers(
    { id: 1, argv: ["bayes", "--alpha", "4", "--epsilon", "0.2", "--json"] },
    { id: 2, argv: ["bayes", "--alpha", "-4", "--epsilon", "0.2"] },
    { id: 3, vocabulary: true },
  );
  expect(bayes).toMatchObject({ id: 1, exitCode: 0, stdout: expect.stringContaining("0.1701") as string });
  expect(refused).toMatchObject({ id: 2, exitCode: 2, stderr: expect.stringContaining("alpha must lie in") as string });
  const names = (vocabulary!["parameters"] as readonly { readonly name: string }[]).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["alpha", "muStar", "lambda"]));
});

test("raf serve reads relative paths from the folder of the request", async () => {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), "raf-serve-"));
  try {
    writeFileSync(join(folder, "nu.csv"), "nu,share\n1,1\n");
    const argv = [
      "solve",
      ..."--model empirical --eigenvalues nu.csv --loss square --alpha 2 --epsilon 0.1 --lambda 1".split(" "),
    ];
    const [there, elsewhere] = await answers({ id: 1, argv, cwd: folder }, { id: 2, argv, cwd: tmpdir() });
    expect(there).toMatchObject({ exitCode: 0 });
    expect(elsewhere).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("nu.csv") as string });
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
});

test("raf serve answers bad requests with data, and goes on", async () => {
  const [notJson, unknown, bad, good] = await answers(
    "alpha = 2",
    { id: 2, question: 1 },
    { id: 3, columns: { count: 2, constants: { ...POINT, lambda: 1 }, columns: { alpha: [1, -1] } } },
    { id: 4, lines: "" },
  );
  expect(notJson).toMatchObject({ id: null, error: { parameter: "line", allowed: "JSON objects, one a line" } });
  expect(unknown).toMatchObject({ id: 2, error: { allowed: "vocabulary, columns, lines or argv" } });
  expect(bad).toMatchObject({
    ...{
      id: 3,
      error: { parameter: "alpha", value: -1, message: expect.stringMatching(/^point 1, linear: alpha/) as string },
    },
  });
  expect(good).toEqual({ id: 4, lines: "" });
});
