import { expect, test } from "vitest";
import { lambdaOf, modelOf, type Point, type PointInput, resolvePoint } from "../../equations/point.js";
import { ParameterError } from "../../src/core/errors.js";

const TASK = { loss: "hinge", alpha: 2.2, epsilon: 0.1, lambda: 0.12 } as const;

test.each<[unknown, number]>([
  [0, 0],
  [1e-8, 1e-8],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ["0+", 0],
  ["0", 0],
  ["inf", Number.POSITIVE_INFINITY],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["+INF", Number.POSITIVE_INFINITY],
  ["1e-3", 1e-3],
])("lambdaOf(%j) is %d", (text, value) => {
  expect(lambdaOf("test", text)).toBe(value);
});

test.each([-1, Number.NaN, "-inf", "x", "", " ", "0-", "0x10", null, undefined, [1], {}, true])(
  "lambdaOf refuses %j",
  (value) => {
    expect(() => lambdaOf("test", value)).toThrow(ParameterError);
    expect(() => lambdaOf("test", value)).toThrow('test: lambda must lie in [0, Infinity], "0+" or "inf"; ');
  },
);

test.each<[string, Point, string]>([
  ["linear", { ...TASK, model: "linear" }, "linear"],
  ["kernel by moments", { ...TASK, model: "kernel", mu1: 0.5, muStar: 0.3 }, "kernel"],
  ["kernel by angle", { ...TASK, model: "kernel", gamma: 1 }, "kernel"],
  ["random features", { ...TASK, model: "rf", mu1: 0.5, muStar: 0.3, kappa: 2 }, "rf"],
  ["random features by angle", { ...TASK, model: "rf", gamma: 1, kappa: 2 }, "rf"],
  ["a list of eigenvalues", { ...TASK, model: "empirical", eigenvalues: [{ nu: 1, share: 1 }] }, "empirical"],
])("modelOf builds %s", (_name, point, name) => {
  expect(modelOf(point)).toMatchObject({ name, alpha: 2.2, lambda: 0.12 });
});

test.each<[unknown, string]>([
  [
    { ...TASK, model: "perceptron" },
    'point: model must lie in {linear, kernel, rf, empirical, quadratic}; got "perceptron"',
  ],
  [{ ...TASK }, "point: model must lie in {linear, kernel, rf, empirical, quadratic}; it is missing"],
  [{ ...TASK, model: "kernel" }, "kernel: mu1 must lie in (0, Infinity); it is missing"],
  [{ ...TASK, model: "kernel", mu1: 0.5 }, "kernel: muStar must lie in [0, Infinity); it is missing"],
  [{ ...TASK, model: "kernel", mu1: 0.5, muStar: 0.3, gamma: 1 }, "Give gamma, or mu1 and muStar"],
  [{ ...TASK, model: "rf", gamma: 1 }, "rf: kappa must lie in (0, Infinity); it is missing"],
  [{ ...TASK, model: "empirical" }, "allowed: lists of at least one entry"],
])("modelOf refuses %j", (point, message) => {
  expect(() => modelOf(point as Point)).toThrow(ParameterError);
  expect(() => modelOf(point as Point)).toThrow(message);
});

test("resolvePoint turns names into numbers", async () => {
  const point = await resolvePoint({ ...TASK, model: "kernel", activation: "erf", lambda: "0+" });
  expect(point).toEqual({
    ...TASK,
    model: "kernel",
    lambda: 0,
    mu1: 2 / Math.sqrt(3 * Math.PI),
    muStar: 0.20036435017026452,
    momentsError: 1e-15,
  });
  const rbf = await resolvePoint({ ...TASK, model: "kernel", kernel: "rbf(2)", lambda: "inf" });
  expect(rbf).toMatchObject({ lambda: Number.POSITIVE_INFINITY });
  expect(rbf.mu1).toBeCloseTo(Math.sqrt(2 * Math.exp(-2)), 15);
  const features = await resolvePoint({ ...TASK, model: "rf", activation: "relu", kappa: 3 });
  expect(features).toMatchObject({ mu1: 0.5, kappa: 3 });
});

test("resolvePoint parses an expression once and keeps it", async () => {
  const [first, second] = [
    await resolvePoint({ ...TASK, model: "linear", loss: "max(0,1-u)^2" }),
    await resolvePoint({ ...TASK, model: "linear", loss: "max(0,1-u)^2" }),
  ];
  expect(first.loss).toBe(second.loss);
  expect(first.loss).toMatchObject({ name: "max(0,1-u)^2", pull: 2 });
});

test("resolvePoint keeps the tags of the caller and what the model does not use", async () => {
  const tagged = { ...TASK, model: "linear", id: 7, kappa: 3, activation: "nonsense(" };
  expect(await resolvePoint(tagged)).toMatchObject({ id: 7, kappa: 3, model: "linear" });
});

test("numbers may be texts of arithmetic", async () => {
  const point = await resolvePoint({ ...TASK, model: "linear", alpha: "2/0.9", epsilon: "1/10", lambda: "2^-1" });
  expect(point).toMatchObject({ alpha: 2 / 0.9, epsilon: 0.1, lambda: 0.5 });
  const unread = await resolvePoint({ ...TASK, model: "linear", alpha: "two", kappa: "inf" });
  expect(() => modelOf(unread)).toThrow('alpha must lie in (0, Infinity); got "two"');
});

test.each<[string, string]>([
  ["mustar", "muStar"],
  ["mu_star", "muStar"],
  ["mu-star", "muStar"],
  ["MU1", "mu1"],
  ["Alpha", "alpha"],
  ["eigen_values", "eigenvalues"],
])("resolvePoint takes the key %j for a mistake", async (key, meant) => {
  const input = { ...TASK, model: "kernel", mu1: 0.5, muStar: 0.3, [key]: 1 };
  await expect(resolvePoint(input)).rejects.toThrow(ParameterError);
  await expect(resolvePoint(input)).rejects.toThrow(`Did you mean ${meant}?`);
});

test.each<[string, object, string]>([
  ["no features", {}, "features is missing"],
  ["activation with kernel", { activation: "erf", kernel: "rbf(1)" }, 'cannot be "activation with kernel"'],
  ["gamma with mu1 and muStar", { gamma: 1, mu1: 0.5, muStar: 0.3 }, 'cannot be "gamma with mu1 and muStar"'],
  ["activation with gamma", { activation: "erf", gamma: 1 }, 'cannot be "activation with gamma"'],
])("resolvePoint refuses a kernel with %s", async (_name, features, complaint) => {
  const input: PointInput = { ...TASK, model: "kernel", ...features };
  await expect(resolvePoint(input)).rejects.toThrow(ParameterError);
  await expect(resolvePoint(input)).rejects.toThrow(complaint);
});

test.each<[string, object, string]>([
  ["random features with a kernel", { model: "rf", kernel: "rbf(1)", kappa: 2 }, "Random features take an activation"],
  [
    "a loss that is no text",
    { model: "linear", loss: 3 },
    "point: loss cannot be 3; allowed: square, hinge, squared-hinge, logistic, or an expression in u",
  ],
  ["a loss that does not parse", { model: "linear", loss: "hing" }, "Did you mean hinge?"],
  [
    "an activation that is no text",
    { model: "kernel", activation: 3 },
    "point: activation cannot be 3; allowed: erf, relu, sign, linear, tanh, or an expression in x",
  ],
  ["a lambda that is no number", { model: "linear", lambda: "small" }, "lambda must lie in"],
  ["a loss that is a property of every object", { model: "linear", loss: "constructor" }, "constructor"],
])("resolvePoint refuses %s", async (_name, changes, message) => {
  const input = { ...TASK, ...changes };
  await expect(resolvePoint(input)).rejects.toThrow(ParameterError);
  await expect(resolvePoint(input)).rejects.toThrow(message);
});

test.each(["toString", "constructor"])(
  "resolvePoint refuses the activation %j, a property of every object",
  async (activation) => {
    await expect(resolvePoint({ ...TASK, model: "kernel", activation })).rejects.toThrow(ParameterError);
  },
);

test("resolvePoint takes null for what is not given, and refuses a teacher that is null", async () => {
  const point = { model: "linear", ...TASK } as const;
  const withNulls = (own: object): Promise<Point> => resolvePoint({ ...point, ...own });
  expect(await withNulls({ kappa: null, mu1: null })).toStrictEqual(await resolvePoint(point));
  await expect(withNulls({ kappa: null, teacher: null })).rejects.toThrow("point: teacher cannot be null");
});
