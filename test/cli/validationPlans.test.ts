import { describe, expect, test } from "vitest";
import { type Point, type PointInput, resolvePoint } from "../../equations/point.js";
import { planFile } from "../../src/cli/planFile.js";
import { builtInPlan } from "../../src/cli/validationPlans.js";
import { requireSolved } from "../../src/solver/solution.js";
import { observables, solve } from "../../src/solver/solve.js";
import { lambdaOptimum } from "../../src/sweep/lambdaOptimum.js";

const FIGURE_3 = builtInPlan("paper")!.paths.filter((path) => path.includes("paper-3"));

/** Cases of a plan, with what their labels promise. */
async function cases(
  path: string,
): Promise<
  readonly { readonly label: string; readonly point: Point; readonly kernel: string; readonly gamma: number }[]
> {
  const { plan } = await planFile(path, "full");
  return Promise.all(
    plan.cases.map(async ({ label, parameters }) => {
      const point = { ...plan.fixed, ...parameters } as unknown as PointInput;
      return {
        label,
        point: await resolvePoint(point),
        kernel: point.kernel!,
        gamma: Number(/gamma = ([\d.]+)/.exec(label)![1]),
      };
    }),
  );
}

describe.each(FIGURE_3)("builtInPlan's %s", (path) => {
  test("has true kernels of the angles of its labels, with the figure's lambda in each kernel's own units", async () => {
    for (const { label, point, kernel, gamma } of await cases(path)) {
      expect(kernel).toMatch(/^(rbf|sinh)\(/);
      expect(Math.atan2(point.mu1!, point.muStar!), label).toBeCloseTo(gamma, 8);
      if (label.endsWith("0+")) {
        expect(point.lambda).toBe(0);
        continue;
      }
      const { loss, alpha, epsilon } = point;
      const best = lambdaOptimum(
        { model: "kernel", loss, alpha, epsilon, gamma, lambda: 1 },
        (solved) => observables(solved).generalizationError,
      );
      const here = observables(requireSolved(solve(point)));
      expect(here.generalizationError - best.value, label).toBeLessThan(1e-7);
      expect(here.memorizationError, label).toBeCloseTo(observables(best.solution).memorizationError, 4);
    }
  });
});

test("builtInPlan of the paper has three angles of each alpha and loss of Figure 3", async () => {
  const found = (await Promise.all(FIGURE_3.map(cases))).flat();
  const curves = new Set(found.map(({ point }) => `${String(point.loss)} ${point.alpha}`));
  expect([...curves].sort()).toHaveLength(8);
  for (const curve of curves) {
    const own = found.filter(({ point }) => `${String(point.loss)} ${point.alpha}` === curve);
    expect(new Set(own.map(({ gamma }) => gamma)).size).toBe(3);
  }
});
