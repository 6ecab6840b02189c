import type { Point } from "../equations/point.js";
import { library } from "./library.js";

const { curve, grid, kernelMoments, observables } = library;

/** Rows of the (alpha, lambda) plane: one lambda-curve for each alpha. */
export interface PlaneRows {
  readonly from: number;
  readonly to: number;
  readonly side: number;
}

/** Result of a share of the plans. */
export interface PlanePart {
  readonly unsolved: number;
}

/** Solves rows of the plane, on a thread. */
export async function planeRows({ from, to, side }: PlaneRows): Promise<PlanePart> {
  const { mu1, muStar } = await kernelMoments("arc-cosine");
  const lambdas = grid(1e-4, 1e3, side, "log");
  let unsolved = 0;
  for (const alpha of grid(0.1, 100, side, "log").slice(from, to)) {
    const point: Point = { model: "kernel", loss: "hinge", mu1, muStar, alpha, epsilon: 0.1, lambda: 1 };
    for (const { solution } of curve(point, "lambda", lambdas)) {
      if (solution.status === "converged") observables(solution);
      else unsolved++;
    }
  }
  return { unsolved };
}
