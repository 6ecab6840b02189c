import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";

/** Mean and standard error over replicas of one learner, or of the average of several. */
export interface SimulatedEnsemble {
  readonly members: number;
  /** kappa, or the share of the samples that a member sees. */
  readonly value: number;
  readonly [E_GEN]: readonly [number, number];
  readonly [E_MEM]: readonly [number, number];
}

const simulated = (
  members: number,
  value: number,
  generalization: readonly [number, number],
  memorization: readonly [number, number],
): SimulatedEnsemble => ({ members, value, [E_GEN]: generalization, [E_MEM]: memorization });

/** `raf simulate --model rf --activation relu --centered --loss square --alpha 2 --epsilon 0.1 --lambda 0+ --kappa KAPPA --ensemble 4 --ensemble-over features --d 100 --replicas 16 --seed 16 --test-samples 2000` */
export const SIMULATED_FEATURES: readonly SimulatedEnsemble[] = [
  simulated(1, 0.5, [0.38359, 0.00346], [0.28097, 0.0156]),
  simulated(4, 0.5, [0.31306, 0.006], [0.19656, 0.01914]),
  simulated(1, 1, [0.37033, 0.00407], [0.15196, 0.01523]),
  simulated(4, 1, [0.30072, 0.00665], [0.04925, 0.01201]),
  simulated(1, 1.5, [0.39335, 0.00436], [0.02883, 0.00523]),
  simulated(4, 1.5, [0.32597, 0.00662], [0, 0]),
  simulated(1, 2.5, [0.39324, 0.00238], [0, 0]),
  simulated(4, 2.5, [0.32584, 0.00365], [0, 0]),
  simulated(1, 4, [0.32127, 0.00348], [0, 0]),
  simulated(4, 4, [0.26366, 0.00416], [0, 0]),
  simulated(1, 8, [0.27115, 0.00483], [0, 0]),
  simulated(4, 8, [0.23716, 0.00564], [0, 0]),
];

/** `raf simulate --model kernel --activation relu --centered --loss square --alpha 4 --epsilon 0.2 --lambda 0+ --ensemble 4 --ensemble-over subsamples --subsample SHARE --d 100 --replicas 16 --seed 16 --test-samples 2000` */
export const SIMULATED_SUBSAMPLES: readonly SimulatedEnsemble[] = [
  simulated(1, 0.2, [0.3338, 0.00607], [0.38802, 0.00813]),
  simulated(4, 0.2, [0.25869, 0.0072], [0.29723, 0.01198]),
  simulated(1, 0.4, [0.2811, 0.00495], [0.29419, 0.00821]),
  simulated(4, 0.4, [0.22428, 0.00632], [0.18854, 0.01179]),
  simulated(1, 0.6, [0.24512, 0.00432], [0.19852, 0.00752]),
  simulated(4, 0.6, [0.20725, 0.00536], [0.09153, 0.0078]),
  simulated(1, 0.8, [0.21733, 0.00474], [0.10208, 0.00471]),
  simulated(4, 0.8, [0.20241, 0.00523], [0.02181, 0.00308]),
];
