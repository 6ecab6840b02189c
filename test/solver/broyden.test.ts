import { expect, test } from "vitest";
import { broyden } from "../../src/solver/broyden.js";

test("broyden shortens a step that makes the residual larger, along itself, and finds the root", () => {
  // On the flat part of the hyperbolic tangent the full step leads past the root to the other flat part.
  const visited: (readonly number[])[] = [];
  const equations = (place: readonly number[]): readonly number[] => {
    visited.push(place);
    const [x, y] = place as [number, number];
    return [Math.tanh(20 * x), y - x];
  };
  const start = [0.2, 0.1];
  const { place, residual, evaluations } = broyden(equations, start, 60);
  expect(residual).toBeLessThan(1e-14);
  for (const value of place) expect(Math.abs(value)).toBeLessThan(1e-14);
  expect(evaluations).toBe(visited.length);
  expect(evaluations).toBeLessThan(40);
  // The start and the two differences are in front of the full step and its half.
  const [full, half] = [visited[3]!, visited[4]!];
  for (const i of [0, 1]) expect(half[i]! - start[i]!).toBeCloseTo(0.5 * (full[i]! - start[i]!), 14);
});
