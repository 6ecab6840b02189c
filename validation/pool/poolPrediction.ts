import { separates } from "../../equations/losses.js";
import { LOSSES } from "../../equations/vocabulary/losses.js";
import { E_GEN, E_MEM } from "../../equations/vocabulary/observables.js";
import { ParameterError } from "../../src/core/errors.js";
import { sampleMean } from "../../src/numerics/sampleMean.js";
import type { LinearAlgebra } from "../linearAlgebra/linearAlgebra.js";
import { NotPositiveError } from "../linearAlgebra/notPositiveError.js";
import { type FieldDraws, fieldLaw } from "./fieldLaw.js";
import { type CavityProblem, type CavitySolution, poolCavity } from "./poolCavity.js";
import { drawnErrors, FIELD_ACCURACY, factShare, imageErrors, quietMemorization, ruleShare } from "./poolErrors.js";

/** A predicted number. */
export interface Predicted {
  readonly value: number;
  /** Of the drawn training sets, an upper estimate: their balance is left out of it. */
  readonly standardError: number;
  /** Change with other images of the same kind: standard error of the mean over the images of the pool. */
  readonly poolError: number;
}

/** Prediction of a pool for a kernel machine trained on n of its images. */
export interface PoolPrediction {
  readonly n: number;
  /** In [0, Infinity]. */
  readonly lambda: number;
  readonly [E_GEN]: Predicted;
  /** null without facts. */
  readonly [E_MEM]: Predicted | null;
  readonly squaredError: Predicted;
  /** False where a check of the assumptions failed; `reason` says which. */
  readonly trusted: boolean;
  readonly reason?: string;
  /** Order of scattering, the larger change of E_gen and E_mem by the last one, and its change of the fields in their own units. */
  readonly order: number;
  readonly orderChange: number;
  readonly orderResidual: number;
  readonly iterations: number;
  readonly residual: number;
  /** By image of the pool: probability to be wrong if it is new (NaN for facts' class), and to be lost if it is a fact (NaN where there are none). */
  readonly images: { readonly wrong: Float64Array; readonly lost: Float64Array };
}

/** Sampling of the law of the field. */
export interface LawSampling {
  /** Training sets, 2, 3, ... */
  readonly draws: number;
  readonly seed: number;
}

/** Change of the fields by an order of scattering, in their own units, that ends the series, and the largest that is trusted. */
const SETTLED = 0.01;
const UNSETTLED = 0.02;
const MOST_ORDERS = 60;
/** Share of the errors that lie as near to the boundary as the fields still move, up to which a prediction is trusted: half of it is the largest error. */
const UNDECIDED = 0.02;
/** lambda in units of the kernel's mean diagonal that stands for 0+, and for infinity. */
const VANISHING = 1e-9;
const INFINITE = 1e9;
/** Change of E_gen and E_mem over the last power of ten in lambda up to which 0+ is reached. */
const LIMIT_CHANGE = 0.01;
/** Mean share of a shortfall of the margin that training leaves, below which training sets are separable. */
const SEPARATED = 0.01;
/** Ratio of two lambdas up to which the solution at one is a start for the other. */
const NEAR = 20;

/**
 * Predicts a kernel machine at every lambda of a list, without training one.
 *
 * @param lambdas In [0, Infinity]. The limits are taken at 1e-9 and 1e9 times the mean of the kernel's diagonal, and what lies below is 0+.
 * @throws {ParameterError} naming `lambda` if the equations have no solution there, with the smallest that would do.
 *
 * Source: equations/README.md (PO.1)-(PO.9).
 */
export function poolPredictions(
  problem: Omit<CavityProblem, "lambda">,
  lambdas: readonly number[],
  sampling: LawSampling,
  algebra: LinearAlgebra,
): PoolPrediction[] {
  const { kernel } = problem;
  let trace = 0;
  for (let i = 0; i < kernel.rows; i++) trace += kernel.data[i * kernel.rows + i]!;
  const scale = trace / kernel.rows;
  const predictions = new Map<number, PoolPrediction>();
  let before: { readonly lambda: number; readonly solution: CavitySolution } | undefined;
  for (const lambda of lambdas.toSorted((a, b) => b - a)) {
    const predicted = (one: CavityProblem): Omit<PoolPrediction, "lambda"> => {
      const start = before !== undefined && before.lambda <= NEAR * one.lambda ? before.solution : undefined;
      const solution = solved(one, algebra, start);
      before = { lambda: one.lambda, solution };
      return prediction(one, solution, sampling, algebra);
    };
    if (lambda === Number.POSITIVE_INFINITY) {
      // Every loss has Hebb's rule as its limit.
      predictions.set(lambda, { ...predicted({ ...problem, loss: "square", lambda: INFINITE * scale }), lambda });
    } else if (lambda < VANISHING * scale) {
      const limit = vanishing({ ...problem, lambda: VANISHING * scale }, algebra);
      const above = predicted({ ...limit, lambda: 10 * limit.lambda });
      predictions.set(lambda, { ...asLimit(predicted(limit), above), lambda });
    } else {
      predictions.set(lambda, { ...predicted({ ...problem, lambda }), lambda });
    }
  }
  return lambdas.map((lambda) => predictions.get(lambda)!);
}

/** The problem at 0+: the max-margin classifier of every margin loss is that of the squared hinge, if the training sets are separable. */
function vanishing(problem: CavityProblem, algebra: LinearAlgebra): CavityProblem {
  if (!separates(LOSSES[problem.loss].loss)) return problem;
  const { lambda } = problem;
  const { response } = solved({ ...problem, loss: "squared-hinge" }, algebra, undefined);
  const left = response.reduce((sum, V) => sum + lambda / (V + lambda), 0) / response.length;
  return left < SEPARATED ? { ...problem, loss: "squared-hinge" } : problem;
}

/** A prediction at 0+, trusted only if it hardly differs from that at ten times the lambda. */
function asLimit(
  found: Omit<PoolPrediction, "lambda">,
  above: Omit<PoolPrediction, "lambda">,
): Omit<PoolPrediction, "lambda"> {
  const moved = ([E_GEN, E_MEM] as const).find(
    (name) => Math.abs((found[name]?.value ?? 0) - (above[name]?.value ?? 0)) > LIMIT_CHANGE,
  );
  if (!found.trusted || moved === undefined) return found;
  const [value, other] = [found, above].map((one) => one[moved]!.value.toPrecision(3));
  const reason = `the limit 0+ is not reached at lambda = ${VANISHING} times the kernel's mean diagonal: ${moved} is ${value}, and ${other} at ten times that; the kernel has smaller eigenvalues that count`;
  return { ...found, trusted: false, reason };
}

function solved(problem: CavityProblem, algebra: LinearAlgebra, start: CavitySolution | undefined): CavitySolution {
  try {
    return poolCavity(problem, algebra, start);
  } catch (error) {
    if (!(error instanceof NotPositiveError)) throw error;
    throw new ParameterError(
      "pool",
      "lambda",
      problem.lambda,
      `[${smallestLambda(problem, algebra).toPrecision(2)}, Infinity) with this kernel and n`,
      "Below it K + D is not positive definite: the kernel has negative eigenvalues, or the pool is trained on whole",
    );
  }
}

/** The least lambda, up to a factor of 10, at which the equations can be solved. */
function smallestLambda(problem: CavityProblem, algebra: LinearAlgebra): number {
  for (let lambda = problem.lambda * 10; ; lambda *= 10) {
    try {
      poolCavity({ ...problem, lambda }, algebra);
      return lambda;
    } catch (error) {
      if (!(error instanceof NotPositiveError)) throw error;
    }
  }
}

function prediction(
  problem: CavityProblem,
  solution: CavitySolution,
  sampling: LawSampling,
  algebra: LinearAlgebra,
): Omit<PoolPrediction, "lambda"> {
  const orders = fieldLaw(problem, solution, sampling, algebra);
  let law: FieldDraws = orders.next().value;
  const quiet = quietMemorization(problem, solution, law);
  let last = drawnErrors(problem, solution, law);
  let before = last;
  const noise = last.memorization?.map((value, d) => value - quiet![d]!);
  const isSettled = (): boolean =>
    law.residual <= SETTLED && (last.undecided <= UNDECIDED || law.residual <= FIELD_ACCURACY);
  while (!isSettled() && law.order < MOST_ORDERS) {
    law = orders.next().value;
    [before, last] = [last, drawnErrors(problem, solution, law)];
  }
  const moved = (now: Float64Array, then: Float64Array): number =>
    Math.abs(sampleMean(now).mean - sampleMean(then).mean);
  const orderChange = Math.max(
    moved(last.generalization, before.generalization),
    last.memorization ? moved(last.memorization, before.memorization!) : 0,
  );
  const images = imageErrors(problem, solution, law);
  const reason = distrust(solution, law, last.undecided);
  return {
    n: problem.mix.n,
    [E_GEN]: { ...averaged(last.generalization), poolError: poolError(problem, images.wrong, ruleShare) },
    [E_MEM]:
      last.memorization === undefined
        ? null
        : { ...controlled(last.memorization, noise!), poolError: poolError(problem, images.lost, factShare) },
    squaredError: {
      ...averaged(last.squared),
      poolError: poolError(problem, squaredMisses(problem, solution), ruleShare),
    },
    trusted: reason === undefined,
    ...(reason === undefined ? {} : { reason }),
    order: law.order,
    orderChange,
    orderResidual: law.residual,
    iterations: solution.iterations,
    residual: solution.residual,
    images,
  };
}

function distrust({ converged, residual }: CavitySolution, law: FieldDraws, undecided: number): string | undefined {
  if (!converged) return `the order parameters did not converge: residual ${residual.toExponential(1)}`;
  if (law.residual <= UNSETTLED) {
    if (undecided <= UNDECIDED) return undefined;
    const share = `${(100 * undecided).toPrecision(2)} %`;
    return `the kernel hardly tells the images apart: ${share} of them have a field that is smaller than its accuracy, and count half`;
  }
  return `the law of the field did not settle: order ${law.order} of scattering still moves the fields by ${law.residual.toPrecision(2)} of their size`;
}

/** The mean over the draws, with its standard error. */
function averaged(values: Float64Array): Omit<Predicted, "poolError"> {
  const { mean, standardError } = sampleMean(values);
  return { value: mean, standardError };
}

/** The mean without the noise that the values share with a control of mean 0, whose coefficient is the one of least variance. */
function controlled(values: Float64Array, noise: Float64Array): Omit<Predicted, "poolError"> {
  const [center, shift] = [sampleMean(values).mean, sampleMean(noise).mean];
  let [shared, spread] = [0, 0];
  for (const [d, one] of noise.entries()) {
    shared += (values[d]! - center) * (one - shift);
    spread += (one - shift) ** 2;
  }
  const coefficient = spread > 0 ? shared / spread : 0;
  const { value, standardError } = averaged(values.map((one, d) => one - coefficient * noise[d]!));
  // A fraction has no values below 0, its controlled estimate may.
  return { value: Math.max(0, value), standardError };
}

/** E (F - y)^2 of each image of the rule. */
function squaredMisses({ pool }: CavityProblem, { mean, variance }: CavitySolution): Float64Array {
  const misses = new Float64Array(pool.size).fill(Number.NaN);
  for (const { label, members } of pool.strata) {
    if (label !== 0) for (const i of members) misses[i] = (label - mean[i]!) ** 2 + variance[i]!;
  }
  return misses;
}

/** Standard error of a mean over images, drawn from each stratum by itself. */
function poolError(
  problem: CavityProblem,
  values: Float64Array,
  share: (problem: CavityProblem, stratum: number) => number,
): number {
  let variance = 0;
  for (const [g, { members }] of problem.pool.strata.entries()) {
    const part = share(problem, g);
    if (part === 0 || members.length < 2) continue;
    variance += part ** 2 * (sampleMean(Array.from(members, (i) => values[i]!)).variance / members.length);
  }
  return Math.sqrt(variance);
}
