import type { Feasibility } from "./separableCount.js";

/** Ways to solve, in turn: now and then the first ends undecided on these dense programs, never all. */
const ATTEMPTS = [{}, { presolve: "off" }, { solver: "ipm" }, { presolve: "off", solver: "simplex" }] as const;

/** The part of the package that is used. Its own types describe the CommonJS entry, and an import takes the other. */
type HighsLoader = () => Promise<{ solve(program: string, options: object): { readonly Status: string } }>;

/**
 * The HiGHS solver, as a test of feasibility.
 *
 * @throws if every way to solve ends undecided: that is an error, not a data point.
 */
export async function linearProgramFeasibility(): Promise<Feasibility> {
  const { default: load }: { readonly default: unknown } = await import("highs");
  const highs = await (load as HighsLoader)();
  return (program) => {
    const endings: string[] = [];
    for (const options of ATTEMPTS) {
      const { Status: status } = highs.solve(program, options);
      if (status === "Optimal") return true;
      if (status === "Infeasible") return false;
      endings.push(status);
    }
    throw new Error(`the linear program ended undecided: ${endings.join(", ")}`);
  };
}
