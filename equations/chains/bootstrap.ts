import { exp } from "../../src/numerics/elementary.js";
import { normalCdf } from "../../src/numerics/normal.js";
import type { Loss } from "../losses.js";
import type { Channel } from "../types.js";
import { type MemberShift, meanOfAnalytic, memberShift } from "./memberShift.js";

/** Counts less probable than this are left out. */
const LEAST = 1e-17;

/** Probabilities that a bootstrap subsample has a sample 0, 1, 2, ... times: Poisson's law. */
export function drawCounts(mean: number): readonly number[] {
  const probabilities = [exp(-mean)];
  for (let count = 1; count <= mean || probabilities[count - 1]! > LEAST; count++) {
    probabilities.push((probabilities[count - 1]! * mean) / count);
  }
  return probabilities;
}

/**
 * The channel of samples that count as often as they are drawn: a sample drawn c times has c times the loss, and with it c times the response
 * in its proximal map. Averages in units of the response are means over c.
 *
 * @param channel Of the loss.
 * @param mean    Draws per sample.
 *
 * Source: equations/README.md (EN.7).
 */
export function bootstrapChannel(channel: Channel, mean: number): Channel {
  const drawn = drawCounts(mean)
    .map((probability, count) => ({ probability, count }))
    .slice(1);
  const sumOf = <Averages extends object>(at: (count: number) => Averages): Averages => {
    const sums: { [name: string]: number } = {};
    for (const { probability, count } of drawn) {
      for (const [name, value] of Object.entries(at(count))) sums[name] = (sums[name] ?? 0) + probability * value;
    }
    return sums as Averages;
  };
  return {
    loss: { ...channel.loss, name: `${channel.loss.name} on bootstrap samples` },
    route: channel.route,
    epsilon: channel.epsilon,
    relativeError: (cavity) =>
      drawn.reduce((most, { count }) => Math.max(most, channel.relativeError({ ...cavity, V: count * cavity.V })), 0),
    alignment: (V, tau) => sumOf((count) => channel.alignment(count * V, tau)),
    fluctuation: (cavity) => sumOf((count) => channel.fluctuation({ ...cavity, V: count * cavity.V })),
    trainingLoss: (cavity) =>
      drawn.reduce(
        (sum, { probability, count }) =>
          sum + probability * count * channel.trainingLoss({ ...cavity, V: count * cavity.V }),
        0,
      ),
  };
}

/** The mean displacement of a sample over how often it is drawn; undefined where that of the loss is not known. */
export function bootstrapShift(loss: Loss, V: number, mean: number): MemberShift | undefined {
  const parts: { readonly probability: number; readonly shift: MemberShift }[] = [];
  for (const [count, probability] of drawCounts(mean).entries()) {
    if (count === 0) continue;
    const shift = memberShift(loss, count * V);
    if (shift === undefined) return undefined;
    parts.push({ probability, shift });
  }
  const isSummed = parts.every(({ shift }) => shift.isSummed);
  const at = (u: number): number => parts.reduce((sum, { probability, shift }) => sum + probability * shift.at(u), 0);
  return {
    at,
    mean: isSummed
      ? meanOfAnalytic(at)
      : (c, deviation) =>
          parts.reduce((sum, { probability, shift }) => sum + probability * shift.mean(c, deviation), 0),
    isSummed,
    bends: [...new Set(parts.flatMap(({ shift }) => shift.bends))].sort((a, b) => a - b),
  };
}

/** Share of the facts that one member gets wrong, those that it has not drawn included: a sample drawn c times is pulled c times as hard. */
export function bootstrapFactErrors(pull: number, V: number, root: number, mean: number): number {
  return drawCounts(mean).reduce(
    (sum, probability, count) => sum + probability * normalCdf((-count * V * pull) / root),
    0,
  );
}
