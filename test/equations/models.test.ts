import { describe, expect, test } from "vitest";
import { featureMoments } from "../../equations/featureMoments.js";
import { channelOf, empiricalModel, kernel, linear, randomFeaturesModel } from "../../equations/models.js";
import { LOSSES } from "../../equations/vocabulary/losses.js";
import { ParameterError } from "../../src/core/errors.js";
import { solve } from "../../src/solver/solve.js";

const TASK = { alpha: 2, epsilon: 0.1, lambda: 0.3, loss: "hinge" } as const;
const FEATURES = { mu1: 0.6, muStar: 0.3 } as const;

type Bad = { readonly [parameter: string]: unknown };
const BUILDERS: readonly (readonly [string, (bad: Bad) => unknown])[] = [
  ["linear", (bad) => linear({ ...TASK, ...bad })],
  ["kernel", (bad) => kernel({ ...TASK, ...FEATURES, ...bad })],
  ["rf", (bad) => randomFeaturesModel({ ...TASK, ...FEATURES, kappa: 2, ...bad })],
  ["empirical", (bad) => empiricalModel({ ...TASK, eigenvalues: [{ nu: 1, share: 1 }], ...bad })],
];

const BAD_TASKS: readonly (readonly [string, unknown, string])[] = [
  ["alpha", 0, "(0, Infinity); got 0"],
  ["alpha", -1, "(0, Infinity); got -1"],
  ["alpha", Number.POSITIVE_INFINITY, "(0, Infinity); got Infinity"],
  ["alpha", Number.NaN, "(0, Infinity); got NaN"],
  ["alpha", "2", '(0, Infinity); got "2"'],
  ["alpha", undefined, "(0, Infinity); it is missing"],
  ["alpha", null, "(0, Infinity); got null"],
  ["epsilon", -1e-9, "[0, 1]; got -1e-9"],
  ["epsilon", 1.0001, "[0, 1]; got 1.0001"],
  ["epsilon", Number.NaN, "[0, 1]; got NaN"],
  ["epsilon", undefined, "[0, 1]; it is missing"],
  ["lambda", -1e-300, "[0, Infinity]; got -1e-300"],
  ["lambda", Number.NEGATIVE_INFINITY, "[0, Infinity]; got -Infinity"],
  ["lambda", Number.NaN, "[0, Infinity]; got NaN"],
  ["lambda", "0+", '[0, Infinity]; got "0+"'],
  ["loss", "hing", '{square, hinge, squared-hinge, logistic}; got "hing". For another loss use lossFromExpression'],
  ["channel", "fast", '{exact, quadrature}; got "fast"'],
];

describe.each(BUILDERS)("%s", (name, build) => {
  test.each(BAD_TASKS)(`${name} refuses %s = %j`, (parameter, value, rest) => {
    const attempt = (): unknown => build({ [parameter]: value });
    expect(attempt).toThrow(ParameterError);
    expect(attempt).toThrow(`${name}: ${parameter} must lie in ${rest}`);
  });

  test(`${name} takes the ends of every closed range`, () => {
    for (const epsilon of [0, 1]) {
      for (const lambda of [0, Number.POSITIVE_INFINITY])
        expect(build({ epsilon, lambda })).toMatchObject({ name, lambda });
    }
  });
});

test.each<[string, unknown, string]>([
  ["mu1", 0, "(0, Infinity)"],
  ["mu1", -0.5, "(0, Infinity)"],
  ["mu1", undefined, "(0, Infinity)"],
  ["muStar", -0.1, "[0, Infinity)"],
  ["muStar", Number.POSITIVE_INFINITY, "[0, Infinity)"],
  ["muStar", undefined, "[0, Infinity)"],
])("kernel and randomFeaturesModel refuse %s = %d", (parameter, value, range) => {
  for (const [name, build] of BUILDERS.slice(1, 3)) {
    const attempt = (): unknown => build({ [parameter]: value });
    expect(attempt).toThrow(ParameterError);
    expect(attempt).toThrow(
      `${name}: ${parameter} must lie in ${range}; ${value === undefined ? "it is missing" : `got ${value as number}`}`,
    );
  }
});

test.each([0, Math.PI / 2, -1, Number.NaN])("featureMoments refuses gamma = %d", (gamma) => {
  const attempt = (): unknown => featureMoments("kernel", { gamma });
  expect(attempt).toThrow(ParameterError);
  expect(attempt).toThrow(`kernel: gamma must lie in (0, pi/2); got ${gamma}`);
});

test("featureMoments refuses gamma beside mu1 and muStar", () => {
  expect(() => featureMoments("kernel", { gamma: 1, mu1: 0.5 })).toThrow("Give gamma, or mu1 and muStar");
  expect(() => featureMoments("kernel", { gamma: 1, muStar: 0.5 })).toThrow(ParameterError);
});

test("featureMoments of an angle have unit length", () => {
  expect(featureMoments("kernel", { gamma: 0.7 })).toEqual({ mu1: Math.sin(0.7), muStar: Math.cos(0.7) });
  expect(featureMoments("kernel", FEATURES)).toEqual(FEATURES);
});

test.each([0, -2, Number.POSITIVE_INFINITY, Number.NaN, "2", undefined])(
  "randomFeaturesModel refuses kappa = %j",
  (kappa) => {
    const attempt = (): unknown => randomFeaturesModel({ ...TASK, ...FEATURES, kappa: kappa as number });
    expect(attempt).toThrow(ParameterError);
    expect(attempt).toThrow("rf: kappa must lie in (0, Infinity)");
    expect(attempt).toThrow("For the limit of infinitely many features use the kernel model");
  },
);

test("channelOf takes the closed form where there is one, and quadrature where it is asked for or the only route", () => {
  const route = (loss: string, asked: "exact" | "quadrature"): string => channelOf("test", loss, 0.1, asked).route;
  for (const loss of ["square", "hinge", "squared-hinge"]) {
    expect(route(loss, "exact")).toBe("exact");
    expect(route(loss, "quadrature")).toBe("quadrature");
  }
  expect(route("logistic", "exact")).toBe("quadrature");
});

test("channelOf does not mistake a loss of the caller for the built-in one of the same name", () => {
  const own = { ...LOSSES.hinge.loss, value: (u: number) => 2 * Math.max(0, 1 - u) };
  expect(channelOf("test", own, 0.1, "exact").route).toBe("quadrature");
  expect(channelOf("test", LOSSES.hinge.loss, 0.1, "exact").route).toBe("exact");
});

test.each(["toString", "constructor", "__proto__", "hasOwnProperty"])(
  "channelOf refuses the loss %j, a property of every object",
  (loss) => {
    expect(() => channelOf("test", loss, 0.1, "exact")).toThrow(ParameterError);
  },
);

test("every builder gives its model the name, task and spectrum it was asked for", () => {
  expect(linear(TASK)).toMatchObject({ name: "linear", alpha: 2, lambda: 0.3, spectrum: { rank: 1 } });
  expect(kernel({ ...TASK, ...FEATURES })).toMatchObject({ name: "kernel", channel: { epsilon: 0.1, route: "exact" } });
  expect(randomFeaturesModel({ ...TASK, ...FEATURES, kappa: 2 })).toMatchObject({ name: "rf", spectrum: { rank: 2 } });
  expect(kernel({ ...TASK, gamma: 0.7 }).spectrum.means.nu).toBeCloseTo(1, 15);
});

test("a point of the quadratic network that asks another question than the minimum is refused at the key that asks it", () => {
  const point = { ...TASK, model: "quadratic", width: 0.5 } as const;
  const questions: readonly (readonly [string, object])[] = [
    ["algorithm", { algorithm: "gradient-descent", eta: 0.1, steps: 3 }],
    ["teacher", { teacher: { loss: "hinge", lambda: 0.1 }, fraction: 0.5 }],
    ["ensemble", { ensemble: 3 }],
    ["trainingAttack", { trainingAttack: 0.1 }],
  ];
  for (const [key, own] of questions) {
    const refusal = new RegExp(
      `^quadratic: ${key} .*points of the models linear, kernel, rf, empirical.*only the minimum`,
    );
    expect(() => solve({ ...point, ...own })).toThrow(refusal);
  }
});
