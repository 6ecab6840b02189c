/** @module-tag heavy */
import { expect, test } from "vitest";
import {
  ACTIVATION_NAMES,
  activationMoments,
  KERNEL_NAMES,
  kernelMoments,
  momentsOf,
} from "../../equations/activation.js";
import { ParameterError } from "../../src/core/errors.js";
import table from "../fixtures/activation_moments.json" with { type: "json" };
import { disagreement } from "../numerics/disagreement.js";

const learnable = table.activations.filter(({ expected }) => expected.mu1 !== 0);
const even = table.activations.filter(({ expected }) => expected.mu1 === 0);

test("activationMoments agree with the Gaussian averages at 40 digits, within their own error", async () => {
  expect(learnable.length).toBeGreaterThan(20);
  const gaps = await Promise.all(
    learnable.map(async ({ activation, expected }) => {
      const { mu0, mu1, muStar, error } = await activationMoments(activation);
      expect(error).toBeLessThan(1e-11);
      // The estimate covers quadrature; summation rounds to some 1e-15 more.
      const tolerance = { absolute: 2 * error, relative: 4e-15 };
      return [
        ...disagreement(`mu0 of ${activation}`, mu0, expected.mu0, { ...tolerance, absolute: 2 * error + 1e-15 }),
        ...disagreement(`mu1 of ${activation}`, mu1, Math.abs(expected.mu1), tolerance),
        ...disagreement(`muStar of ${activation}`, muStar, expected.muStar, tolerance),
      ];
    }),
  );
  expect(gaps.flat()).toEqual([]);
});

test.each(even)("activationMoments refuse $activation, which has no linear part", async ({ activation }) => {
  await expect(activationMoments(activation)).rejects.toThrow(ParameterError);
  await expect(activationMoments(activation)).rejects.toThrow(
    `activation: activation cannot be ${JSON.stringify(activation)}; allowed: functions with a linear part`,
  );
});

test("kernelMoments agree with K'(0) and K(1) - K(0) - K'(0) at 40 digits", async () => {
  const gaps = await Promise.all(
    table.kernels.flatMap(({ kernel, expected, ...rest }) => {
      const eta = "eta" in rest ? rest.eta : undefined;
      const texts = eta === undefined ? [kernel] : [kernel.replace("eta", String(eta)), `rbf(${eta})`];
      return texts.map(async (text) => {
        const { mu1, muStar, error } = await kernelMoments(text);
        // A difference of three numbers near one in the expression; in the named kernel only from eta = 0.1 on.
        const absolute = text.startsWith("rbf") ? 1e-15 : 2 * error;
        return [
          ...disagreement(`mu1 of ${text}`, mu1, expected.mu1, { relative: 2e-15 }),
          ...disagreement(`muStar of ${text}`, muStar, expected.muStar, { relative: 2e-15, absolute }),
        ];
      });
    }),
  );
  expect(gaps.flat()).toEqual([]);
});

test.each([
  ["erf", "erf(x)"],
  ["relu", "max(0, x)"],
  ["relu", "x > 0 ? x : 0"],
  ["relu", "(x + abs(x)) / 2"],
  ["sign", "sign(x)"],
  ["sign", "x / abs(x)"],
  ["tanh", "tanh(x)"],
  ["tanh", "(exp(2*x) - 1) / (exp(2*x) + 1)"],
  ["linear", "x"],
  ["linear", "-x"],
])("activationMoments of %s are those of %s", async (name, text) => {
  const [named, expression] = [await activationMoments(name), await activationMoments(text)];
  for (const moment of ["mu0", "mu1", "muStar"] as const) expect(expression[moment]).toBeCloseTo(named[moment], 13);
});

test.each([
  ["arcsine", "2 / pi * asin(2 * t / 3)"],
  ["arc-cosine", "(sqrt(1 - t^2) + t * (pi - acos(t))) / (2 * pi)"],
  ["rbf(2)", "exp(-2*(1-t))"],
  ["rbf(0.3)", "exp(0.3*t) / exp(0.3)"],
  ["polynomial(3, 0.5)", "(t + 0.5)^3"],
  ["polynomial(1, 0)", "t"],
  [" rbf( 2 ) ", "rbf(2)"],
])("kernelMoments of %s are those of %s", async (name, text) => {
  const [named, expression] = [await kernelMoments(name), await kernelMoments(text)];
  for (const moment of ["mu0", "mu1", "muStar"] as const) expect(expression[moment]).toBeCloseTo(named[moment], 14);
});

test.each([
  ["erf", "arcsine"],
  ["relu", "arc-cosine"],
])("activationMoments of %s are those of its kernel, the %s kernel", async (activation, kernel) => {
  const [features, limit] = [await activationMoments(activation), await kernelMoments(kernel)];
  expect([features.mu1, features.muStar]).toEqual([limit.mu1, limit.muStar]);
});

test("kernelMoments of an rbf kernel of vanishing eta keep their digits", async () => {
  // muStar^2 = eta^2 / 2 - eta^3 / 3 + ...
  for (const eta of [1e-8, 1e-4, 0.09999, 0.1]) {
    const { muStar } = await kernelMoments(`rbf(${eta})`);
    const series =
      (eta * eta) / 2 - eta ** 3 / 3 + eta ** 4 / 8 - eta ** 5 / 30 + eta ** 6 / 144 - eta ** 7 / 840 + eta ** 8 / 5760;
    expect(muStar / Math.sqrt(series)).toBeCloseTo(1, 11);
  }
});

test("momentsOf finds jumps and kinks that are not declared, wherever they are", () => {
  // floor(g - s) has the mean -1/2 - s + sum_k exp(-2 pi^2 k^2) sin(2 pi k s) / (pi k).
  for (const shift of [0.001, 0.1, 0.4999]) {
    const { mu0 } = momentsOf("floor", (x) => Math.floor(x - shift), []);
    const ripple = (Math.exp(-2 * Math.PI ** 2) * Math.sin(2 * Math.PI * shift)) / Math.PI;
    expect(mu0).toBeCloseTo(-0.5 - shift - ripple, 11);
  }
  for (const kink of [0.752, 0.9, -1.503]) {
    const declared = momentsOf("bent", (x) => Math.abs(x - kink), [kink]);
    const found = momentsOf("bent", (x) => Math.abs(x - kink), []);
    for (const moment of ["mu0", "mu1", "muStar"] as const) expect(found[moment]).toBeCloseTo(declared[moment], 11);
  }
});

test.each<[string, (x: number) => number]>([
  ["exp(x^2)", (x) => Math.exp(x * x)],
  ["exp(x^2/4) + x", (x) => Math.exp(0.25 * x * x) + x],
  ["1/x", (x) => 1 / x],
  ["1/(x - 0.3)", (x) => 1 / (x - 0.3)],
  ["tan", Math.tan],
  ["log", Math.log],
  ["1e200 x", (x) => 1e200 * x],
])("momentsOf refuse %s, which is not square-integrable, after a bounded number of evaluations", (name, sigma) => {
  let evaluations = 0;
  const counted = (x: number): number => {
    if (++evaluations > 3e6) throw new Error("three million evaluations");
    return sigma(x);
  };
  expect(() => momentsOf(name, counted, [])).toThrow(ParameterError);
});

test.each([
  ["x + y", "Unknown symbol y"],
  ["tanh(x", "Parenthesis ) expected"],
  ["foo(x)", "foo"],
  ["RELU", "Unknown symbol RELU"],
  ["x > 0", 'activation: activation cannot be "x > 0"; allowed: functions that are finite'],
  ["sqrt(x)", 'activation: activation cannot be "sqrt(x)"; allowed: functions that are finite'],
  ["0", 'activation: activation cannot be "0"; allowed: functions with a linear part'],
])("activationMoments refuse %j", async (text, why) => {
  await expect(activationMoments(text)).rejects.toThrow(ParameterError);
  await expect(activationMoments(text)).rejects.toThrow(why);
});

test.each([
  ["t^2", 'kernel: kernel cannot be "t^2"; allowed: functions with a linear part'],
  ["1 - t", 'kernel: kernel cannot be "1 - t"; allowed: functions with a linear part'],
  ["sin(5*t)", 'kernel: kernel cannot be "sin(5*t)"; allowed: positive definite kernels'],
  ["sqrt(t)", "finite at 0 and 1 and smooth at 0"],
  ["1/(1-t)", "finite at 0 and 1 and smooth at 0"],
  ["x", "Unknown symbol x; the variable is t"],
  ["rbf", 'kernel: kernel cannot be "rbf()"; allowed: rbf(eta)'],
  ["rbf(1, 2)", 'kernel: kernel cannot be "rbf(1, 2)"; allowed: rbf(eta)'],
  ["rbf(a)", 'kernel: kernel cannot be "rbf(a)"; allowed: rbf(eta)'],
  ["rbf(0)", "kernel: eta must lie in (0, 700); got 0"],
  ["rbf(-1)", "kernel: eta must lie in (0, 700); got -1"],
  ["RBF(2)", "RBF"],
  ["arcsine(1)", 'kernel: kernel cannot be "arcsine(1)"; allowed: arcsine'],
  ["polynomial(2, 0)", "Without a linear part nothing is learned"],
  ["polynomial(0, 1)", "kernel: degree must lie in the integers 1 to 100; got 0"],
  ["polynomial(2.5, 1)", "kernel: degree must lie in the integers 1 to 100; got 2.5"],
  ["polynomial(2, -1)", "kernel: offset must lie in (0, 1e6); got -1"],
])("kernelMoments refuse %j", async (text, why) => {
  await expect(kernelMoments(text)).rejects.toThrow(ParameterError);
  await expect(kernelMoments(text)).rejects.toThrow(why);
});

test("ACTIVATION_NAMES and KERNEL_NAMES are all accepted, with their arguments", async () => {
  for (const name of ACTIVATION_NAMES) expect((await activationMoments(name)).mu1).toBeGreaterThan(0);
  for (const form of KERNEL_NAMES) {
    const call = form.replace("degree", "2").replace("offset", "1").replace("eta", "1");
    expect((await kernelMoments(call)).mu1).toBeGreaterThan(0);
  }
});

test("activationMoments of an exponential are exact, however far its weight lies", async () => {
  for (const k of [0.5, 3, 4, 6]) {
    const { mu0, mu1, muStar, error } = await activationMoments(`exp(${k}*x)`);
    const mean = Math.exp((k * k) / 2);
    const rest = Math.sqrt(Math.exp(2 * k * k) - mean ** 2 * (1 + k * k));
    for (const [ours, exact] of [
      [mu0, mean],
      [mu1, k * mean],
      [muStar, rest],
    ] as const) {
      expect(Math.abs(ours / exact - 1)).toBeLessThan(1e-12);
      expect(Math.abs(ours - exact)).toBeLessThanOrEqual(2 * error + 4e-15 * exact);
    }
  }
  // E[g^2 exp(g^2/6)] = (3/2)^(3/2), E[g^2 exp(g^2/3)] = 27^(1/2).
  const { mu1, muStar, error } = await activationMoments("x*exp(x^2/6)");
  expect(Math.abs(mu1 - 1.5 ** 1.5)).toBeLessThan(2 * error + 1e-14);
  expect(Math.abs(muStar - Math.sqrt(Math.sqrt(27) - 1.5 ** 3))).toBeLessThan(2 * error + 1e-13);
});

test("activationMoments does not call a fast oscillation not square-integrable", async () => {
  const fast = activationMoments("x + sin(1000*x)");
  await expect(fast).rejects.toThrow(/averages can be computed to 1e-7.*varies too fast/);
  await expect(activationMoments("exp(x^2/4) + x")).rejects.toThrow(/square-integrable under a Gaussian/);
});

test("activationMoments of a singular but square-integrable power are those of the Gamma function", async () => {
  const { mu1, muStar } = await activationMoments("abs(x)^(-0.4)*sign(x)");
  // E|g|^0.6 = 2^0.3 Gamma(0.8) / sqrt pi, E|g|^-0.8 = 2^-0.4 Gamma(0.1) / sqrt pi.
  const first = (2 ** 0.3 * 1.1642297137253037) / Math.sqrt(Math.PI);
  const second = (2 ** -0.4 * 9.51350769866873) / Math.sqrt(Math.PI);
  expect(mu1).toBeCloseTo(first, 9);
  expect(muStar).toBeCloseTo(Math.sqrt(second - first * first), 7);
});

test("activationMoments see a spike between the nodes of a panel", async () => {
  const { mu0 } = await activationMoments("x + exp(-((x - 0.3123) / 0.01)^2)");
  const width = Math.sqrt(1 + 0.01 ** 2 / 2);
  expect(mu0).toBeCloseTo((0.01 / (Math.SQRT2 * width)) * Math.exp(-0.5 * (0.3123 / width) ** 2), 12);
});

test("kernelMoments of a nearly linear kernel do not cancel", async () => {
  for (const eta of [1e-9, 1e-5, 1e-3]) {
    const { muStar, error } = await kernelMoments(`exp(-${eta}*(1-t))`);
    const exact = (await kernelMoments(`rbf(${eta})`)).muStar;
    expect(Math.abs(muStar / exact - 1)).toBeLessThan(1e-9);
    expect(Math.abs(muStar - exact)).toBeLessThanOrEqual(2 * error);
  }
});

test("activationMoments of steep, fast and stepwise functions are those at 25 digits", async () => {
  const density = 1 / Math.sqrt(2 * Math.PI);
  for (const [text, mu0, mu1, muStar] of [
    ["tanh(100*(x-1.234567))", -0.782989398837208, 0.372377318727466, undefined],
    ["x+sin(100*x)", 0, 1, Math.SQRT1_2],
    ["heaviside(x)", 0.5, density, Math.sqrt(0.25 - density ** 2)],
    // Poisson's summation: 1 + 2 sum_k (-1)^k exp(-2 pi^2 k^2), and without the sign.
    ["round(x)", 0, 1 - 2 * Math.exp(-2 * Math.PI ** 2), undefined],
    ["floor(x)", -0.5, 1 + 2 * Math.exp(-2 * Math.PI ** 2), undefined],
    ["ceil(x)", 0.5, 1 + 2 * Math.exp(-2 * Math.PI ** 2), undefined],
    ["1e-20*x", 0, 1e-20, 0],
    ["1e-20*sign(x)", 0, 1e-20 * Math.sqrt(2 / Math.PI), 1e-20 * Math.sqrt(1 - 2 / Math.PI)],
    ["1e20*erf(x)", 0, (1e20 * 2) / Math.sqrt(3 * Math.PI), undefined],
  ] as const) {
    const found = await activationMoments(text);
    const size = Math.hypot(found.mu0, found.mu1, found.muStar);
    expect(Math.abs(found.mu0 - mu0) / size, `mu0 of ${text}`).toBeLessThan(3e-15);
    expect(Math.abs(found.mu1 - mu1) / size, `mu1 of ${text}`).toBeLessThan(3e-15);
    if (muStar !== undefined) expect(Math.abs(found.muStar - muStar) / size, `muStar of ${text}`).toBeLessThan(2e-14);
    expect(found.error / size).toBeLessThan(1e-13);
  }
});

test.each([
  [
    "1e-200*x",
    "allowed: functions whose mu1^2 is a double. mu1 = 1.00e-200. Multiply it by a factor, and lambda by the square of that",
  ],
  ["1e200*x", "allowed: functions whose mu1^2 is a double. mu1 = 1.00e+200."],
  ["1e-30*x^2", "mu1 = 0"],
  ["acos(x)", "acos is real on [-1, 1]"],
  ["log(x + 3) + x", "log is real on [0, Infinity)"],
  ["exp(x^6)", "It is Infinity at x = "],
])("activationMoments refuse %s for a true reason", async (text, why) => {
  await expect(activationMoments(text)).rejects.toThrow(why);
});
