import { curve, grid, kernelMoments, observables } from "../dist/src/index.js";

/** Solves rows of the (alpha, lambda) plane with the built library, one lambda-curve for each alpha. */
export default async function planeRows({ from, to, side }) {
  const { mu1, muStar } = await kernelMoments("arc-cosine");
  const lambdas = grid(1e-4, 1e3, side, "log");
  const alphas = grid(0.1, 100, side, "log");
  let unsolved = 0;
  for (let row = from; row < to; row++) {
    const point = { model: "kernel", loss: "hinge", mu1, muStar, alpha: alphas[row], epsilon: 0.1, lambda: 1 };
    for (const { solution } of curve(point, "lambda", lambdas)) {
      if (solution.status === "converged") observables(solution);
      else unsolved++;
    }
  }
  return { unsolved };
}
