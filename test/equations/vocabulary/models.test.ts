import { expect, test } from "vitest";
import { ALGORITHM_NAMES, isAlgorithmName } from "../../../equations/vocabulary/algorithms.js";
import { isLossName, LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import {
  foreignParameters,
  isAngledModel,
  isModelName,
  isSimulatedModel,
  MODEL_NAMES,
  MODELS,
  parametersOf,
  SIMULATED_MODELS,
  TASK_PARAMETERS,
} from "../../../equations/vocabulary/models.js";
import { PARAMETER_NAMES } from "../../../equations/vocabulary/parameters.js";

test("every parameter is one of a model, foreign to it, or refused by it with a remedy, and in one of these ways", () => {
  for (const model of MODEL_NAMES) {
    const remedied = Object.keys(MODELS[model].remedies ?? {});
    const [own, foreign] = [parametersOf(model), foreignParameters(model)];
    for (const name of PARAMETER_NAMES) {
      const ways = [own.includes(name), foreign.includes(name), remedied.includes(name) && !own.includes(name)];
      expect(ways.filter(Boolean), `${model} ${name}`).toHaveLength(1);
    }
    expect(own).toEqual(PARAMETER_NAMES.filter((name) => own.includes(name)));
    expect(own).toEqual(expect.arrayContaining([...TASK_PARAMETERS, ...MODELS[model].needs, ...MODELS[model].allows]));
  }
});

test.each([
  ["model", isModelName, MODEL_NAMES],
  ["loss", isLossName, LOSS_NAMES],
  ["algorithm", isAlgorithmName, ALGORITHM_NAMES],
] as const)("only the texts of a table are the name of its %s", (_noun, isName, names) => {
  expect(names.every(isName)).toBe(true);
  const others = [undefined, null, 3, "", "toString", "constructor", "Linear", [names[0]], { [names[0]!]: 1 }];
  expect(others.filter((value) => isName(value))).toEqual([]);
});

test("models with an angle need two moments, and a matrix is learned where features are", () => {
  expect(MODEL_NAMES.filter(isSimulatedModel)).toEqual(SIMULATED_MODELS);
  expect(MODEL_NAMES.filter(isAngledModel)).toEqual(MODEL_NAMES.filter((name) => MODELS[name].hasAngle));
  expect([isAngledModel("angle"), isSimulatedModel("angle")]).toEqual([false, false]);
});
