import { randomStream } from "../../../validation/gaussianStream.js";
import { sobol } from "../../numerics/sobol.js";

/** A design over several parameters at once. */
export interface JointDesign {
  readonly method: "sobol" | "random";
  readonly count: number;
  /** Any integer. */
  readonly seed: number;
  readonly ranges: readonly {
    readonly from: number;
    readonly to: number;
    readonly scale: "linear" | "log";
  }[];
}

const TWO_TO_32 = 2 ** 32;

/**
 * The points of a design: a Sobol sequence shifted by the seed, or independent uniform numbers, on the scale of each parameter.
 *
 * @returns For each point a number in [from, to) for every range; the same for the same seed on every machine.
 *
 * @example
 * jointPoints({ method: "sobol", count: 2, seed: 1, ranges: [{ from: 0, to: 1, scale: "linear" }] }).length // => 2
 */
export function jointPoints({ method, count, seed, ranges }: JointDesign): number[][] {
  const { uniform } = randomStream(seed, 0);
  const unit =
    method === "sobol"
      ? sobol(
          count,
          ranges.length,
          ranges.map(() => Math.floor(uniform() * TWO_TO_32)),
        )
      : Array.from({ length: count }, () => ranges.map(() => uniform()));
  return unit.map((point) =>
    point.map((fraction, index) => {
      const { from, to, scale } = ranges[index]!;
      if (scale === "linear") return from + fraction * (to - from);
      return Math.exp(Math.log(from) + fraction * (Math.log(to) - Math.log(from)));
    }),
  );
}
