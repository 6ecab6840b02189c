import { dot } from "../linearAlgebra/vectors.js";

/**
 * Solves a symmetric positive definite system roughly, by products with its matrix alone: the method of conjugate gradients from 0.
 *
 * @param apply    The matrix times a vector.
 * @param right    Right-hand side.
 * @param fraction The residual is to fall to this fraction of the right-hand side.
 * @param most     Products at most.
 * @returns The solution, along which the quadratic form falls from 0 whatever the fraction; undefined where the products do not suffice.
 */
export function conjugateGradients(
  apply: (vector: Float64Array) => Float64Array,
  right: Float64Array,
  fraction: number,
  most: number,
): Float64Array | undefined {
  const solution = new Float64Array(right.length);
  const residual = right.slice();
  const direction = right.slice();
  let size = dot(right, right);
  const enough = fraction * fraction * size;
  for (let round = 0; size > enough; round++) {
    if (round === most) return undefined;
    const image = apply(direction);
    const length = size / dot(direction, image);
    for (let k = 0; k < right.length; k++) {
      solution[k]! += length * direction[k]!;
      residual[k]! -= length * image[k]!;
    }
    const next = dot(residual, residual);
    for (let k = 0; k < right.length; k++) direction[k] = residual[k]! + (next / size) * direction[k]!;
    size = next;
  }
  return solution;
}
