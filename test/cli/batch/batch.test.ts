import { expect, test } from "vitest";
import { type PointInput, resolvePoint } from "../../../equations/point.js";
import { recordOf } from "../../../src/solver/record.js";
import { solve } from "../../../src/solver/solve.js";
import { jsonLines, numbersIn, run } from "../inProcess.js";

interface Result {
  readonly status: string;
  readonly line?: number;
  readonly error?: { readonly [name: string]: unknown };
  readonly point?: { readonly [name: string]: unknown };
}

const POINTS: readonly PointInput[] = [
  { model: "kernel", loss: "hinge", alpha: 2.2, epsilon: 0.1, lambda: 0.12, mu1: 0.5, muStar: 0.3 },
  { model: "linear", loss: "square", alpha: 0.5, epsilon: 0, lambda: "0+" },
  { model: "rf", loss: "logistic", alpha: 3, epsilon: 0.4, lambda: 1, gamma: 0.8, kappa: 2 },
  { model: "kernel", loss: "squared-hinge", alpha: 3, epsilon: 1, lambda: "inf", activation: "relu" },
  { model: "linear", loss: "hinge", alpha: 2, epsilon: 0.1, lambda: 0 },
];
const GOOD = JSON.stringify(POINTS[0]);

const results = (stdout: string): Result[] => jsonLines(stdout) as Result[];
const linesOf = (points: readonly unknown[]): string => points.map((point) => `${JSON.stringify(point)}\n`).join("");

test("raf batch gives the library's record of every point, in order, with the point", async () => {
  const { exitCode, stdout, stderr } = await run("batch", [linesOf(POINTS)]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  const expected = await Promise.all(
    POINTS.map(async (point) => ({ ...recordOf(solve(await resolvePoint(point))), point })),
  );
  expect(results(stdout)).toEqual(expected);
});

test("raf batch keeps the names of its contract, and holds finite numbers or null only", async () => {
  const { stdout } = await run("batch", [linesOf(POINTS)]);
  const [first, , , , limit] = results(stdout);
  expect(Object.keys(first ?? {})).toEqual(
    expect.arrayContaining([
      "status",
      "overlaps",
      "conjugates",
      "generalizationError",
      "memorizationError",
      "ruleTrainingError",
      "trainingError",
      "trainingLoss",
      "diagnostics",
      "point",
    ]),
  );
  expect(first).toMatchObject({ status: "converged", overlaps: { m: expect.any(Number) as number } });
  expect(limit).toMatchObject({ overlaps: { V: null } });
  expect(numbersIn(results(stdout)).every(Number.isFinite)).toBe(true);
});

test("raf batch echoes tags character by character", async () => {
  const line = GOOD.replace("{", '{ "id" : 007e0, ').replace("007e0", "1.50").replace("}", ', "name":"\\u03b1 ü"}');
  const { stdout } = await run("batch", [`${line}\n`]);
  expect(stdout.endsWith(`,"point":${line}}\n`)).toBe(true);
});

test("raf batch does not depend on how the input arrives", async () => {
  const input = Buffer.from(linesOf([...POINTS, { ...POINTS[0], name: "ünïcödé" }]));
  const whole = await run("batch", [input]);
  const bytes = [...input].map((byte) => Buffer.from([byte]));
  expect(await run("batch", bytes)).toEqual(whole);
  expect(await run("batch --chunk 2", [input])).toEqual(whole);
  expect(await run("batch --chunk 1", [input.subarray(0, 150), input.subarray(150)])).toEqual(whole);
});

test("raf batch skips blank lines, takes CRLF and a byte-order mark, and needs no newline at the end", async () => {
  const { exitCode, stdout } = await run("batch", [`\uFEFF${GOOD}\r\n\n  \n\r\n${GOOD}`]);
  expect(exitCode).toBe(0);
  expect(results(stdout).map(({ status }) => status)).toEqual(["converged", "converged"]);
});

test("raf batch of nothing is nothing", async () => {
  for (const input of [[], ["\n\n"]]) {
    expect(await run("batch", input)).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  }
});

test("raf batch gives a bad line its number and its error, and goes on", async () => {
  const bad = { model: "kernel", loss: "hinge", alpha: -1, epsilon: 0.1, lambda: 1, gamma: 0.5, id: "x" };
  const { exitCode, stdout, stderr } = await run("batch", [`${GOOD}\n\n${JSON.stringify(bad)}\n${GOOD}\n`]);
  expect(exitCode).toBe(2);
  expect(stderr).toBe("raf batch: 1 bad line; the results say which and why\n");
  expect(results(stdout).map(({ status }) => status)).toEqual(["converged", "error", "converged"]);
  expect(results(stdout)[1]).toEqual({
    status: "error",
    line: 3,
    error: {
      parameter: "alpha",
      value: -1,
      allowed: "(0, Infinity)",
      message: "kernel: alpha must lie in (0, Infinity); got -1",
    },
    point: bad,
  });
});

const EMPIRICAL =
  '{"model":"empirical","loss":"hinge","alpha":2,"epsilon":0.1,"lambda":1,"eigenvalues":[{"nu":1,"share":0.5},{"nu":0.25,"share":0.5,"weight":0.5}]}';

test("raf batch takes tags that are no misspelled keys, whatever their values", async () => {
  const tagged = GOOD.replace("}", ',"id":1e999,"note":"lambda","seed":3,"d":100,"file":null}');
  const { exitCode, stdout } = await run("batch", [`${tagged}\n${EMPIRICAL}\n`]);
  expect(exitCode).toBe(0);
  expect(stdout.split("\n")[0]).toContain(`"point":${tagged}`);
});

test.each([
  ["not json", "line", "not json"],
  ["{", "line", "{"],
  ["[1]", "line", "[1]"],
  ["null", "line", "null"],
  ['"text"', "line", '"text"'],
  ["{}", "lambda", null],
  [GOOD.replace("kernel", "svm"), "model", "svm"],
  [GOOD.replace('"hinge"', "null"), "loss", null],
  [GOOD.replace("2.2", '"two"'), "alpha", "two"],
  [GOOD.replace("2.2", "1e999"), "alpha", "1e999"],
  [GOOD.replace("0.12", "1e400"), "lambda", "1e400"],
  [GOOD.replace("0.12", "1e-400"), "lambda", "1e-400"],
  [GOOD.replace("0.12", '"1e-400"'), "lambda", "1e-400"],
  [GOOD.replace("}", ',"chanel":"quadrature"}'), "key", "chanel"],
  [GOOD.replace("}", ',"continum":1}'), "key", "continum"],
  [EMPIRICAL.replace("weight", "wieght"), "key of eigenvalues[1]", "wieght"],
  [EMPIRICAL.replace("0.25", "1e-400"), "eigenvalues[1].nu", "1e-400"],
  [GOOD.replace("0.12", '"small"'), "lambda", "small"],
  [GOOD.replace("muStar", "mustar"), "key", "mustar"],
  [GOOD.replace("muStar", "tag"), "muStar", null],
  [GOOD.replace("}", ',"gamma":1}'), "features", "gamma with mu1 and muStar"],
])("raf batch refuses %s, naming the parameter and the value", async (line, parameter, value) => {
  const { exitCode, stdout } = await run("batch", [`${line}\n`]);
  expect(exitCode).toBe(2);
  const [result] = results(stdout);
  expect(result).toMatchObject({ status: "error", line: 1, error: { parameter, value } });
  expect(result?.error).toEqual({
    parameter,
    value,
    allowed: expect.any(String) as string,
    message: expect.stringContaining(parameter) as string,
  });
});

test("raf batch survives a line that breaks the library instead of its rules", async () => {
  const odd = { model: "empirical", loss: "hinge", alpha: 1, epsilon: 0.1, lambda: 1, eigenvalues: 5 };
  const { exitCode, stdout } = await run("batch", [linesOf([odd, POINTS[0]])]);
  expect(exitCode).toBe(2);
  expect(results(stdout).map(({ status }) => status)).toEqual(["error", "converged"]);
});

test("raf batch shows the beginning of a long line that is no JSON", async () => {
  const { stdout } = await run("batch", ["x".repeat(10_000)]);
  expect(stdout.length).toBeLessThan(500);
});

test("raf batch keeps the order over many blocks", async () => {
  const points = Array.from({ length: 700 }, (_, id) => ({ ...POINTS[0], lambda: 0.1 + id / 100, id }));
  const { stdout } = await run("batch --chunk 64", [linesOf(points)]);
  expect(results(stdout).map(({ point }) => point?.["id"])).toEqual(points.map(({ id }) => id));
});

test("raf batch exits with 3 when a point does not converge, and with 2 when a line is bad as well", async () => {
  const beyond = { ...POINTS[0], alpha: 1e300 };
  const lost = await run("batch", [linesOf([POINTS[0], beyond])]);
  expect(lost).toMatchObject({ exitCode: 3, stderr: "raf batch: 1 not converged; the results say which and why\n" });
  expect(results(lost.stdout)[1]).toMatchObject({ status: "non-finite", overlaps: null, generalizationError: null });
  const both = await run("batch", [linesOf([POINTS[0], beyond, {}])]);
  expect(both).toMatchObject({
    exitCode: 2,
    stderr: "raf batch: 1 bad line, 1 not converged; the results say which and why\n",
  });
});
