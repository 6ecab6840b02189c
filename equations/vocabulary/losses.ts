import { hingeChannel, squaredHingeChannel } from "../channels/hinge.js";
import { squareChannel } from "../channels/square.js";
import { hinge, type Loss, logistic, square, squaredHinge } from "../losses.js";
import type { Channel } from "../types.js";

/** Algorithms that train a learner of finite size to certified optimality. */
export type LearnerName = "ridge" | "hinge" | "newton";

/** A loss that has a name. */
export interface LossEntry {
  readonly words: string;
  readonly loss: Loss;
  /** Its averages in closed form; where there are none, quadrature takes them. */
  readonly channel?: (epsilon: number) => Channel;
  /** The learner that trains on it at finite size. */
  readonly learner: LearnerName;
  /** Labels of its equations on the equation sheet. */
  readonly equations: readonly string[];
}

/** Losses that have a name; any other is an expression or a Loss object. */
export type LossName = "square" | "hinge" | "squared-hinge" | "logistic";

/** Every loss by name, in the order of help texts and messages. */
export const LOSSES: { readonly [name in LossName]: LossEntry } = {
  square: { words: "square loss", loss: square, channel: squareChannel, learner: "ridge", equations: ["CH.4"] },
  hinge: {
    words: "hinge loss",
    loss: hinge,
    channel: hingeChannel,
    learner: "hinge",
    equations: ["CH.5", "CH.6", "CH.7"],
  },
  "squared-hinge": {
    words: "squared hinge loss",
    loss: squaredHinge,
    channel: squaredHingeChannel,
    learner: "newton",
    equations: ["CH.8"],
  },
  logistic: { words: "logistic loss", loss: logistic, learner: "newton", equations: ["CH.9"] },
};

/** Names of the losses, in the order of the table. */
export const LOSS_NAMES = Object.keys(LOSSES) as LossName[];

/** True if a value is the name of a loss; names that every object has are none. */
export function isLossName(name: unknown): name is LossName {
  return typeof name === "string" && Object.hasOwn(LOSSES, name);
}

/** A loss by name; undefined for other texts, which may be expressions. */
export function namedLoss(name: string): Loss | undefined {
  return isLossName(name) ? LOSSES[name].loss : undefined;
}
