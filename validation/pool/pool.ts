import { ParameterError } from "../../src/core/errors.js";
import type { Matrix } from "../linearAlgebra/linearAlgebra.js";

/** Images of one kind: a class of the rule, or the class of the facts. */
export interface PoolStratum {
  /** As a message names it: "class 3". */
  readonly name: string;
  /** The rule's label, +1 or -1; 0 for a class of facts, whose labels are coins. */
  readonly label: -1 | 0 | 1;
  /** Indices into the pool, at least one. */
  readonly members: Int32Array;
}

/** A pool of images, known by its strata. Every index below `size` is in exactly one. */
export interface Pool {
  readonly size: number;
  /** The rule's class of label +1, that of label -1, and the class of the facts if they have one of their own. */
  readonly strata: readonly PoolStratum[];
}

/** Composition of a training set drawn from a pool. */
export interface TrainingMix {
  readonly n: number;
  /** Fraction of facts, [0, 1]. */
  readonly epsilon: number;
  /** Images taken from each stratum. */
  readonly counts: readonly number[];
  /** By image: the probability p to be taken, and the mean b of its label. */
  readonly inclusion: Float64Array;
  readonly meanLabel: Float64Array;
}

/** True if the facts are images of a class of their own. Otherwise a label of the rule's classes is a coin with probability epsilon. */
export function hasFactClass({ strata }: Pool): boolean {
  return strata.some(({ label }) => label === 0);
}

/** Images of a class from which on a pool says something of others: the error of ten images is known to some 0.1. */
export const LEAST_MEMBERS = 10;

/**
 * Refuses a pool with too few images of a class.
 *
 * @throws {ParameterError} naming the class, its images, and the least number.
 */
export function requireEnoughImages({ size, strata }: Pool): void {
  const few = strata.find(({ members }) => members.length < LEAST_MEMBERS);
  if (few === undefined) return;
  const remedy = `The pool has ${size} images, and says nothing of others with fewer than ${LEAST_MEMBERS} of a class`;
  throw new ParameterError("pool", `images of ${few.name}`, few.members.length, `[${LEAST_MEMBERS}, Infinity)`, remedy);
}

/** Images of each stratum among n: facts epsilon n, rounded; the rest in equal numbers, up to one, from the rule's classes. */
function stratumCounts(pool: Pool, n: number, epsilon: number): number[] {
  const facts = hasFactClass(pool) ? Math.round(epsilon * n) : 0;
  const first = Math.ceil((n - facts) / 2);
  return [first, n - facts - first, ...(hasFactClass(pool) ? [facts] : [])];
}

/**
 * The mix of n training images.
 *
 * @throws {ParameterError} naming `n` and the largest one for which every class has images enough.
 *
 * Source: equations/README.md (PO.3).
 */
export function trainingMix(pool: Pool, n: number, epsilon: number): TrainingMix {
  const counts = stratumCounts(pool, n, epsilon);
  const fits = (wanted: readonly number[]): boolean =>
    wanted.every((count, g) => count <= pool.strata[g]!.members.length);
  if (!fits(counts)) {
    let most = n;
    while (most > 0 && !fits(stratumCounts(pool, most, epsilon))) most -= 1;
    const there = pool.strata.map(({ name, members }, g) => `${counts[g]!} of the ${members.length} images of ${name}`);
    throw new ParameterError(
      "pool",
      "n",
      n,
      `[2, ${most}] at epsilon = ${epsilon} with this pool`,
      `It asks for ${there.join(", ")}. A pool predicts training sets up to its own size`,
    );
  }
  const inclusion = new Float64Array(pool.size);
  const meanLabel = new Float64Array(pool.size);
  for (const [g, { label, members }] of pool.strata.entries()) {
    for (const i of members) {
      inclusion[i] = counts[g]! / members.length;
      meanLabel[i] = hasFactClass(pool) ? label : (1 - epsilon) * label;
    }
  }
  return { n, epsilon, counts, inclusion, meanLabel };
}

/**
 * Refuses a matrix that is no kernel of the pool.
 *
 * @throws {ParameterError} naming `kernel`: another shape, entries that are no numbers, not symmetric, a diagonal entry that is not positive, or beyond 1e+-100.
 */
export function requireKernel({ size }: Pool, { rows, columns, data }: Matrix): void {
  const refuse = (value: unknown, allowed: string): never => {
    throw new ParameterError("pool", "kernel", value, allowed);
  };
  if (rows !== size || columns !== size) {
    refuse(`${rows} x ${columns}`, `a ${size} x ${size} matrix, one row and one column for every label`);
  }
  for (let i = 0; i < size; i++) {
    const own = data[i * size + i]!;
    if (!(own > 0)) refuse(own, `positive numbers on the diagonal; this is row ${i}`);
    if (own < SMALLEST || own > LARGEST) {
      refuse(own, `[${SMALLEST}, ${LARGEST}] on the diagonal, here in row ${i}`);
    }
    for (let j = 0; j <= i; j++) {
      const [value, mirrored] = [data[i * size + j]!, data[j * size + i]!];
      if (!Number.isFinite(value)) refuse(value, `finite numbers; this is row ${i}, column ${j}`);
      if (!Number.isFinite(mirrored)) refuse(mirrored, `finite numbers; this is row ${j}, column ${i}`);
      if (Math.abs(value - mirrored) > ASYMMETRY * Math.sqrt(data[i * size + i]! * data[j * size + j]!)) {
        refuse(`${value} at (${i}, ${j}) and ${mirrored} at (${j}, ${i})`, "a symmetric matrix");
      }
    }
  }
}

/** Difference of two mirrored entries, in units of the diagonal, that single precision can leave. */
const ASYMMETRY = 1e-5;
/** Range of the diagonal: squares of the fields must neither vanish nor overflow. */
const [SMALLEST, LARGEST] = [1e-100, 1e100];
