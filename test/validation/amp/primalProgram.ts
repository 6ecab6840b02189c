/** The part of HiGHS that is used. Its own types describe the CommonJS entry, and an import takes the other. */
type HighsLoader = () => Promise<{
  solve(program: string): { readonly Status: string; readonly Columns: Record<string, { readonly Primal: number }> };
}>;

/**
 * Weights of a support vector machine by a general solver of quadratic programs, from the primal problem with slacks:
 * (lambda/2) |w|^2 + sum of the slacks (hinge) or of their halved squares (squared hinge), rows . w + slack >= 1.
 *
 * @param rows y_i x_i / sqrt d.
 */
export async function primalProgram(
  rows: readonly (readonly number[])[],
  lambda: number,
  learner: "hinge" | "squared-hinge",
): Promise<number[]> {
  const { default: load }: { readonly default: unknown } = await import("highs");
  const weights = rows[0]!.map((_value, j) => `w${j}`);
  const slacks = rows.map((_row, i) => `s${i}`);
  const squares = weights.map((name) => `${lambda} ${name}^2`);
  const objective =
    learner === "hinge"
      ? `${slacks.join(" + ")} + [ ${squares.join(" + ")} ] / 2`
      : `[ ${[...squares, ...slacks.map((name) => `${name}^2`)].join(" + ")} ] / 2`;
  const program = [
    `Minimize\n obj: ${objective}\nSubject To`,
    ...rows.map((row, i) => {
      const terms = row.map((value, j) => `${value < 0 ? "-" : "+"} ${Math.abs(value).toPrecision(17)} w${j}`);
      return ` c${i}: ${terms.join(" ")} + s${i} >= 1`;
    }),
    "Bounds",
    ...weights.map((name) => ` ${name} free`),
    "End",
  ];
  const { Status: status, Columns: columns } = (await (load as HighsLoader)()).solve(program.join("\n"));
  if (status !== "Optimal") throw new Error(`the quadratic program ended ${status}`);
  return weights.map((name) => columns[name]!.Primal);
}
