import type { PlacedExperiment } from "./simulationTasks.js";

/** What the simulating worker is asked for. */
export interface SimulationQuestion {
  readonly experiments: readonly PlacedExperiment[];
  readonly replicas: number;
}

/** Mean over replicas, and its standard error. */
export interface Measured {
  readonly mean: number;
  readonly standardError: number | null;
  readonly theory: number | null;
  /** Distance from the theory in standard errors, which count no less than the rate of a counted error and a floor of rounding. */
  readonly z: number | null;
}

/** What was measured at one value of the swept parameter. */
export interface SimulatedRow {
  readonly value: number;
  /** Input dimension, and data sets averaged over. */
  readonly d: number;
  readonly replicas: number;
  readonly seed: number;
  readonly observables: { readonly [name: string]: Measured };
}

/** What the simulating worker says: after every replica all that is known. */
export type SimulationAnswer =
  | { readonly kind: "rows"; readonly rows: readonly SimulatedRow[]; readonly done: number; readonly replicas: number }
  | { readonly kind: "refusal"; readonly message: string };
