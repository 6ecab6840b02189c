import type { Point } from "../equations/point.js";
import { library } from "./library.js";
import { processorTime } from "./processorTime.js";
import { type Group, rowOf } from "./row.js";

const { observables, solve } = library;

const POINTS = 200;
const LOSSES = ["square", "hinge", "squared-hinge", "logistic"];

/** Single points of the quadratic network over alpha, epsilon, lambda and the width, observables included: nothing starts from a neighbor. */
export function matrixPoints(): Group {
  return {
    title: `${POINTS} single points of the quadratic network, width .1..5, alpha .3..30, lambda 1e-3..10, observables included, one thread, warm`,
    rows: LOSSES.map((loss) => {
      const points = Array.from({ length: POINTS }, (_, k): Point => {
        const at = (stride: number): number => ((k * stride) % POINTS) / POINTS;
        const [width, alpha, lambda] = [0.1 * 50 ** at(61), 0.3 * 100 ** at(89), 1e-3 * 1e4 ** at(37)];
        return { model: "quadratic", loss, epsilon: at(23), width, alpha, lambda };
      });
      const time = processorTime(() => {
        for (const point of points) {
          const solution = solve(point);
          if (solution.status !== "converged") throw new Error(solution.message);
          observables(solution);
        }
      });
      return rowOf(`quadratic, ${loss}, single point`, time, "us a point", POINTS);
    }),
  };
}
