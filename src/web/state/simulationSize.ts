/** How large an experiment of the page is, and which data it draws. */
export interface SimulationSize {
  /** Input dimension. */
  readonly d: (typeof DIMENSIONS)[number];
  /** Data sets to average over. */
  readonly replicas: (typeof REPLICAS)[number];
  /** Of the drawn data, [0, MOST_SEED]. */
  readonly seed: number;
}

/** Choices: a page answers within seconds. */
export const DIMENSIONS = [50, 100, 200, 300] as const;
export const REPLICAS = [4, 8, 16, 32] as const;
/** Seeds of drawn data have 32 bits. */
export const MOST_SEED = 2 ** 32 - 1;

/** What the page opens with. */
export const DEFAULT_SIZE: SimulationSize = { d: 100, replicas: 8, seed: 1 };

/** Whether data can be drawn from it. */
export function isSeed(seed: number): boolean {
  return Number.isInteger(seed) && seed >= 0 && seed <= MOST_SEED;
}
