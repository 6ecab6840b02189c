import { expect, test } from "vitest";
import { run } from "./inProcess.js";

interface Thresholds {
  readonly separability: {
    readonly alpha: number | null;
    readonly note?: string;
    readonly errors: { readonly alpha: number | null };
  };
  readonly interpolation: { readonly alpha: number | null; readonly note?: string };
  readonly point: object;
}

const thresholds = async (flags: string): Promise<Thresholds> => {
  const { exitCode, stdout } = await run(`threshold ${flags} --json`);
  expect(exitCode).toBe(0);
  return JSON.parse(stdout) as Thresholds;
};

test("raf threshold gives Cover's capacity 2 where all labels are random", async () => {
  const { separability, interpolation } = await thresholds("--model linear --epsilon 1");
  expect(separability.alpha).toBeCloseTo(2, 12);
  expect(separability.errors.alpha).toBeLessThan(1e-12);
  expect(interpolation).toEqual({ alpha: 1 });
});

test("raf threshold prints both thresholds with errors", async () => {
  const { exitCode, stdout } = await run("threshold --model rf --gamma 0.8 --kappa 2 --epsilon 0.1");
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^rf: epsilon = 0\.1, gamma = 0\.8, kappa = 2\n/);
  expect(stdout).toMatch(/^R +0\.\d+ +\de-1\d$/m);
  expect(stdout).toMatch(/^alpha +2\.0+ +0$/m);
});

test("raf threshold says that a kernel separates and interpolates everything", async () => {
  const { stdout } = await run("threshold --model kernel --activation erf --epsilon 0.1");
  expect(stdout).toContain("infinite: every alpha is separable");
  const { separability, interpolation, point } = await thresholds("--model kernel --activation erf --epsilon 0.1");
  expect(separability).toMatchObject({ alpha: null, R: null, note: "infinite: every alpha is separable" });
  expect(interpolation).toEqual({ alpha: null, note: "infinite: every alpha is interpolated" });
  expect(point).toEqual({ model: "kernel", activation: "erf", epsilon: 0.1 });
});
