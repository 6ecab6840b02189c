/** Size and seed of a simulation. */
export interface SimulationSize {
  /** Input dimension. */
  readonly d: (typeof DIMENSIONS)[number];
  /** Number of data sets. */
  readonly replicas: (typeof REPLICAS)[number];
  /** Seed of the random data, [0, MOST_SEED]. */
  readonly seed: number;
}

/** Choices that take seconds, not minutes. */
export const DIMENSIONS = [50, 100, 200, 300] as const;
export const REPLICAS = [8, 16, 32, 64] as const;
/** Seeds have 32 bits. */
export const MOST_SEED = 2 ** 32 - 1;

/** Default size: the mean of 32 replicas is not dominated by one unusual data set. */
export const DEFAULT_SIZE: SimulationSize = { d: 100, replicas: 32, seed: 1 };

/** True if a number is a valid seed. */
export function isSeed(seed: number): boolean {
  return Number.isInteger(seed) && seed >= 0 && seed <= MOST_SEED;
}
