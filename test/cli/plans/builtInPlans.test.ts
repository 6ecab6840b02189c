import { describe, expect, test } from "vitest";
import { type Point, resolvePoint } from "../../../equations/point.js";
import { namedPlans } from "../../../src/cli/plans/builtInPlans.js";
import { planFile } from "../../../src/cli/run/planFile.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { observables, solve } from "../../../src/solver/solve.js";
import { lambdaOptimum } from "../../../src/sweep/lambdaOptimum.js";

const FIGURE_3 = namedPlans("paper", "validate").paths.filter((path) => path.includes("paper-3"));

/** Cases of a plan, with what their labels promise. */
async function cases(
  path: string,
): Promise<
  readonly { readonly label: string; readonly point: Point; readonly learner: string; readonly gamma: number }[]
> {
  const { plan } = await planFile(path, "full");
  return Promise.all(
    plan.cases.map(async ({ label, parameters }) => {
      const point = { ...plan.fixed, ...parameters } as { readonly kernel?: string; readonly activation?: string };
      return {
        label,
        point: await resolvePoint(point),
        learner: point.kernel ?? point.activation!,
        gamma: Number(/gamma = ([\d.]+)/.exec(label)![1]),
      };
    }),
  );
}

describe.each(FIGURE_3)("the built-in plan %s", (path) => {
  test("has true kernels of the angles of its labels, with the figure's lambda in each kernel's own units", async () => {
    for (const { label, point, learner, gamma } of await cases(path)) {
      expect(learner).toMatch(/^(rbf\(.*\)|sign|sin\(.*\)\*x \+ .*sin\(5\*x\) - .*\))$/);
      const angle = Math.atan2(point.mu1!, point.muStar!);
      expect(angle, label).toBeCloseTo(gamma, 5);
      if (label.endsWith("0+")) {
        expect(point.lambda).toBe(0);
        continue;
      }
      const { loss, alpha, epsilon } = point;
      const best = lambdaOptimum(
        { model: "kernel", loss, alpha, epsilon, gamma: angle, lambda: 1 },
        (solved) => observables(solved).generalizationError,
      );
      const here = observables(requireSolved(solve(point)));
      expect(here.generalizationError - best.value, label).toBeLessThan(1e-7);
      expect(here.memorizationError, label).toBeCloseTo(observables(best.solution).memorizationError, 4);
    }
  });
});

test("the built-in plan paper has every alpha and loss of Figure 3, at three angles", async () => {
  const found = (await Promise.all(FIGURE_3.map(cases))).flat();
  for (const alpha of [2, 4, 10, 20]) {
    for (const loss of ["square", "hinge"]) {
      const own = found.filter(({ point }) => point.loss === loss && point.alpha === alpha);
      expect(new Set(own.map(({ gamma }) => gamma)).size).toBe(3);
    }
  }
});
