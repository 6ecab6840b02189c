/** @module-tag heavy */
import { closeSync, existsSync, openSync } from "node:fs";
import { expect, test } from "vitest";
import { finished, start, startInto } from "./process.js";

const POINT = { model: "kernel", loss: "hinge", alpha: 2.2, epsilon: 0.1, mu1: 0.5, muStar: 0.3 };
const points = (count: number): string =>
  Array.from({ length: count }, (_, id) => `${JSON.stringify({ ...POINT, lambda: 0.01 * (id + 1), id })}\n`).join("");

test("the process prints a result on standard output alone, and exits with 0", async () => {
  const ran = await finished(start(["bayes", "--alpha", "2", "--epsilon", "0.1", "--json"]));
  expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
  expect(JSON.parse(ran.stdout)).toMatchObject({ status: "converged" });
});

test("the process reports bad input on one line of standard error, without color or trace, and exits with 2", async () => {
  const ran = await finished(start(["bayes", "--alpha", "-2", "--epsilon", "0.1"]));
  expect(ran).toEqual({ exitCode: 2, stdout: "", stderr: "raf bayes: alpha must lie in (0, Infinity); got -2\n" });
});

test("raf batch gives the same bytes with one worker and with two, bad lines included", async () => {
  const input = points(300).replace('"id":150', '"id":150,"mustar":1');
  const [one, two] = await Promise.all(
    ["1", "2"].map((workers) => {
      const child = start(["batch", "--workers", workers, "--chunk", "16"]);
      child.stdin.end(input);
      return finished(child);
    }),
  );
  expect(one).toEqual(two);
  expect(one?.exitCode).toBe(2);
  expect(one?.stdout.split("\n")).toHaveLength(301);
  expect(one?.stdout).toContain('"line":151');
});

test("raf batch answers a line before the next is written", async () => {
  const child = start(["batch"]);
  const ids: unknown[] = [];
  const done = finished(child);
  child.stdout.on("data", (text: string) => {
    const { point } = JSON.parse(text) as { point: { id: number } };
    ids.push(point.id);
    if (point.id < 3) child.stdin.write(`${JSON.stringify({ ...POINT, lambda: 1, id: point.id + 1 })}\n`);
    else child.stdin.end();
  });
  child.stdin.write(`${JSON.stringify({ ...POINT, lambda: 1, id: 1 })}\n`);
  expect((await done).exitCode).toBe(0);
  expect(ids).toEqual([1, 2, 3]);
});

test("raf batch ends quietly when its reader has seen enough", async () => {
  const child = start(["batch"]);
  let stderr = "";
  child.stderr.on("data", (text: Buffer) => (stderr += text.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  child.stdin.end(points(20_000));
  const exitCode = await new Promise((resolve) => child.on("close", resolve));
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
});

test("raf batch finishes the lines in hand on Ctrl-C, and exits with 130", async () => {
  const child = start(["batch"]);
  const done = finished(child);
  child.stdin.write(points(5));
  child.stdout.once("data", () => child.kill("SIGINT"));
  const { exitCode, stdout, stderr } = await done;
  expect(exitCode).toBe(130);
  expect(stdout.trim().split("\n")).toHaveLength(5);
  expect(stderr).toBe("raf batch: interrupted; the results say which and why\n");
});

test.runIf(existsSync("/dev/full"))("a full disk is an error, and not an end in silence", async () => {
  const full = openSync("/dev/full", "w");
  for (const argv of [["bayes", "--alpha", "2", "--epsilon", "0.1"], ["--help"]]) {
    const { exitCode, stderr } = await finished(startInto(full, argv));
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^raf( bayes)?: reading or writing failed: The disk is full\n$/);
  }
  closeSync(full);
});
