import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { anyModelOf, type Point, resolvePoint } from "../../equations/point.js";
import { CHOICES } from "../../equations/vocabulary/choices.js";
import { MODEL_NAMES, MODELS, type ModelName, parametersOf } from "../../equations/vocabulary/models.js";
import {
  allowedRange,
  flagOf,
  isSwept,
  NUMERIC_NAMES,
  type NumericName,
  PARAMETER_COLUMNS,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  SLIDER_NAMES,
  TEXT_NAMES,
  type UncheckedPoint,
} from "../../equations/vocabulary/parameters.js";
import { solveLines } from "../../src/cli/batch/batchLines.js";
import { typedNumber } from "../../src/web/page/knobTable.js";
import { freshFolder } from "../cli/freshFolder.js";
import { run } from "../cli/inProcess.js";
import { mistakesOfPlan } from "../study/plan/mistakesOfPlan.js";

/** A value for every parameter that a point can need. */
const VALUES: { readonly [name in ParameterName]?: unknown } = {
  loss: "square",
  alpha: 2,
  epsilon: 0.1,
  lambda: 1,
  kappa: 2,
  width: 0.5,
  gamma: 0.8,
  mu1: 0.6,
  muStar: 0.3,
  eigenvalues: [{ nu: 1, share: 1 }],
  continuum: 0.5,
  teacher: { loss: "hinge", lambda: 0.1 },
  fraction: 0.5,
};

/** A point of the first model that has the parameter, with no more than it needs. */
function pointWith(name: ParameterName): UncheckedPoint & { readonly model: ModelName } {
  const model = MODEL_NAMES.find((one) => parametersOf(one).includes(name));
  if (model === undefined) throw new Error(`no model has ${name}`);
  const { hasAngle, needs } = MODELS[model];
  const features = !hasAngle ? [] : name === "mu1" || name === "muStar" ? ["mu1", "muStar"] : ["gamma"];
  const learned = name === "fraction" ? ["teacher"] : [];
  const names = ["loss", "alpha", "epsilon", "lambda", ...needs, ...features, ...learned, name] as ParameterName[];
  return { ...Object.fromEntries(names.map((one) => [one, VALUES[one]])), model };
}

/** Values just outside the range, and far outside. */
function outside(name: NumericName): number[] {
  const { lower, upper, closed } = PARAMETERS[name];
  return [
    lower - 1,
    -1e-300,
    ...(closed[0] ? [] : [lower]),
    ...(closed[1] ? [] : [upper]),
    ...(upper < Number.POSITIVE_INFINITY ? [upper * (1 + 1e-15), upper + 1] : []),
  ].filter((value) => !(value === 0 && closed[0]));
}

let folder = "";
freshFolder((path) => {
  folder = path;
});

test.each(SLIDER_NAMES.filter(isSwept))("%s is refused outside its range by the page", (name) => {
  for (const value of outside(name)) {
    const text = String(value).replace("Infinity", "inf");
    expect(() => typedNumber(name, text, {})).toThrow(`page: ${name} must lie in ${allowedRange(name)}`);
  }
});

describe.each(NUMERIC_NAMES)("PARAMETERS.%s", (name) => {
  const point = pointWith(name);
  const said = `${name} must lie in ${allowedRange(name)}`;
  const values = outside(name);

  test(`${name} inside its range makes a model`, async () => {
    expect(anyModelOf(await resolvePoint(point)).name).toBe(point.model);
  });

  test(`${name} is refused outside its range by the library`, async () => {
    for (const value of [...values, Number.NaN]) {
      const input = { ...point, [name]: value };
      await expect(resolvePoint(input).then(anyModelOf)).rejects.toThrow(said);
      if (!Number.isNaN(value)) expect(() => anyModelOf(input as Point)).toThrow(`${said}; got ${String(value)}`);
    }
  });

  test(`${name} is refused outside its range by a line of a batch`, async () => {
    for (const value of values.filter(Number.isFinite)) {
      const bytes = new TextEncoder().encode(JSON.stringify({ ...point, [name]: value }));
      const result = new TextDecoder().decode((await solveLines({ bytes, firstLine: 1 })).bytes);
      const { status, error } = JSON.parse(result) as { status: string; error: { parameter: string; message: string } };
      expect([status, error.parameter]).toEqual(["error", name]);
      expect(error.message).toContain(said);
    }
  });

  test(`${name} is refused outside its range by a plan`, async () => {
    for (const value of values) {
      const written = Number.isFinite(value) ? value : ".inf";
      const fixed = JSON.stringify({ ...point, [name]: "VALUE" }).replace('"VALUE"', String(written));
      const mistakes = await mistakesOfPlan(`name: n\nfixed: ${fixed}\ncompute: points\n`);
      expect(mistakes.join("\n")).toMatch(name);
      expect(mistakes.join("\n")).toContain(allowedRange(name));
    }
  });

  test(`${name} is refused outside its range by its flag`, async () => {
    for (const value of values) {
      const flags = Object.entries({ ...point, [name]: value }).map(([key, given]) => {
        if (key === "teacher") return `--teacher=${JSON.stringify(given)}`;
        if (key !== "eigenvalues") return `--${flagOf(key)}=${String(given).replace("Infinity", "inf")}`;
        const file = join(folder, "eigenvalues.json");
        writeFileSync(file, JSON.stringify(given));
        return `--eigenvalues=${file}`;
      });
      const { exitCode, stdout, stderr } = await run(["solve", ...flags]);
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
      expect(stderr).toContain(said);
    }
  });
});

test("PARAMETERS have columns of their own, and letters of their own", () => {
  expect(new Set(PARAMETER_NAMES.map((name) => PARAMETERS[name].column)).size).toBe(PARAMETER_NAMES.length);
  expect([...PARAMETER_COLUMNS].sort()).toEqual([...PARAMETER_NAMES].sort());
  expect(new Set(PARAMETER_NAMES.map((name) => PARAMETERS[name].symbol)).size).toBe(PARAMETER_NAMES.length);
});

test.each(TEXT_NAMES.filter((name) => PARAMETERS[name].variable === undefined))(
  "a %s that has no such name is refused with all names there are",
  async (name) => {
    const input = { ...pointWith("alpha"), [name]: "nonsense" };
    await expect(resolvePoint(input).then(anyModelOf)).rejects.toThrow(`{${CHOICES[name].join(", ")}}`);
  },
);
