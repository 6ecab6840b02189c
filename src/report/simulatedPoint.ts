import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import type { ParameterName, UncheckedPoint } from "../../equations/vocabulary/parameters.js";

/** Parameters that name a learner among simulations; undefined stands for a parameter that is not given. */
export type LearnerParameters = { readonly [name in ParameterName]?: string | number | undefined };

/** A number with its standard error. */
export interface Measured {
  readonly value: number;
  readonly standardError: number;
}

/** A learner measured in simulations and extrapolated to infinite size: laid over the figures of the theory. */
export interface SimulatedPoint {
  /** Parameters of the learner: model, loss, alpha and so on, by name; of a kernel also its angle, however it was given. */
  readonly parameters: UncheckedPoint & { readonly angle?: unknown };
  /** [0, Infinity]; 0 is the limit 0+. */
  readonly lambda: number;
  readonly [E_GEN]: Measured;
  readonly [E_MEM]: Measured;
}

/** Label of simulations in the legend of every figure. */
export const SIMULATION_LABEL = "simulation, $d \\to \\infty$";

/** Numbers that agree to this relative accuracy are the same parameter, however they were written: 2/0.9 and 2.2222222222. */
const SAME = 1e-6;

/** The points whose parameters are these. */
export function simulatedAt(points: readonly SimulatedPoint[], wanted: LearnerParameters): SimulatedPoint[] {
  return points.filter(({ parameters }) =>
    (Object.keys(wanted) as ParameterName[]).every((name) => {
      const [value, own] = [wanted[name], parameters[name]];
      if (typeof value !== "number" || typeof own !== "number") return own === value;
      return Math.abs(own - value) <= SAME * Math.abs(value);
    }),
  );
}
