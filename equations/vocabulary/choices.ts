import { ACTIVATION_NAMES, KERNEL_NAMES } from "../activation.js";
import type { Route } from "../types.js";
import { LOSS_NAMES } from "./losses.js";
import { MODEL_NAMES } from "./models.js";
import type { TextName } from "./parameters.js";

/** Ways to compute channel averages. */
export const ROUTES = ["exact", "quadrature"] as const satisfies readonly Route[];

/** The names that each text parameter may have, besides expressions; in the order of help texts and messages. */
export const CHOICES: { readonly [name in TextName]: readonly string[] } = {
  model: MODEL_NAMES,
  loss: LOSS_NAMES,
  activation: ACTIVATION_NAMES,
  kernel: KERNEL_NAMES,
  channel: ROUTES,
};
