import { tanh } from "../src/numerics/elementary.js";
import { erf } from "../src/numerics/normal.js";
import { type ActivationName, activationMoments } from "./activation.js";
import { parseExpression } from "./expression.js";

/** An activation as a function, for networks of finite width. */
export interface ActivationFunction {
  readonly value: (x: number) => number;
  /** E sigma(g), g ~ N(0, 1). */
  readonly mu0: number;
  /** Points where the activation bends or jumps, within the reach that matters under a Gaussian. */
  readonly kinks: readonly number[];
}

/** Standard deviations beyond which an activation is not looked at. */
const REACH = 12;

const BY_NAME: { readonly [name in ActivationName]: Omit<ActivationFunction, "mu0"> } = {
  erf: { value: erf, kinks: [] },
  relu: { value: (x) => Math.max(0, x), kinks: [0] },
  sign: { value: Math.sign, kinks: [0] },
  linear: { value: (x) => x, kinks: [] },
  tanh: { value: tanh, kinks: [] },
};

/**
 * An activation by name or as an expression in x.
 *
 * @throws {ParameterError} as activationMoments does.
 *
 * Source: equations/README.md (AC.1), (AC.2).
 */
export async function activationFunction(activation: string): Promise<ActivationFunction> {
  const { mu0 } = await activationMoments(activation);
  if (isActivationName(activation)) return { ...BY_NAME[activation], mu0 };
  const expression = await parseExpression("activation", "activation", activation, "x");
  return { value: expression.value, kinks: expression.kinks(-REACH, REACH), mu0 };
}

function isActivationName(text: string): text is ActivationName {
  return Object.hasOwn(BY_NAME, text);
}
