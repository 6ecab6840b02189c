import type { ObservableName } from "../../../equations/vocabulary/observables.js";
import type { PlacedExperiment } from "./simulationTasks.js";

/** Request to the simulating worker. */
export interface SimulationQuestion {
  readonly experiments: readonly PlacedExperiment[];
  readonly replicas: number;
}

/** Mean over replicas, and its distance from the theory. */
export interface Measured {
  readonly mean: number;
  readonly standardError: number | null;
  readonly theory: number | null;
  /** Distance from the theory in standard errors. These include the counting error of the test set. */
  readonly z: number | null;
}

/** Measurements at one value of the swept parameter. */
export interface SimulatedRow {
  readonly value: number;
  /** Input dimension. */
  readonly d: number;
  readonly replicas: number;
  readonly seed: number;
  readonly observables: { readonly [name in ObservableName]?: Measured };
}

/** Answers of the simulating worker. After every replica it sends all rows again. */
export type SimulationAnswer =
  | { readonly kind: "rows"; readonly rows: readonly SimulatedRow[]; readonly done: number; readonly replicas: number }
  | { readonly kind: "refusal"; readonly message: string };
