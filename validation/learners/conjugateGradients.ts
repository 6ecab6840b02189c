import { dot } from "../linearAlgebra/vectors.js";

/** A curvature below this part of the largest one is rounding. */
const SINGULAR = 1e-13;

/**
 * Solves a symmetric positive system roughly, by products with its matrix alone: the method of conjugate gradients from 0.
 *
 * @param apply    The matrix times a vector.
 * @param right    Right-hand side.
 * @param fraction The residual is to fall to this fraction of the right-hand side.
 * @param most     Products at most.
 * @returns The solution as far as it came, along which the quadratic form falls from 0, and whether the residual is small enough: not where the products do not
 *          suffice, or a direction is left along which the matrix vanishes.
 */
export function conjugateGradients(
  apply: (vector: Float64Array) => Float64Array,
  right: Float64Array,
  fraction: number,
  most: number,
): { readonly solution: Float64Array; readonly isEnough: boolean } {
  const solution = new Float64Array(right.length);
  const residual = right.slice();
  const direction = right.slice();
  let size = dot(right, right);
  let steepest = 0;
  const enough = fraction * fraction * size;
  for (let round = 0; size > enough; round++) {
    if (round === most) return { solution, isEnough: false };
    const image = apply(direction);
    const bend = dot(direction, image);
    const curvature = bend / dot(direction, direction);
    steepest = Math.max(steepest, curvature);
    if (!(curvature > SINGULAR * steepest)) return { solution, isEnough: false };
    const length = size / bend;
    for (let k = 0; k < right.length; k++) {
      solution[k]! += length * direction[k]!;
      residual[k]! -= length * image[k]!;
    }
    const next = dot(residual, residual);
    for (let k = 0; k < right.length; k++) direction[k] = residual[k]! + (next / size) * direction[k]!;
    size = next;
  }
  return { solution, isEnough: true };
}
