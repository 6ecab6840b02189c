import { Option } from "commander";
import type { BayesOptimal } from "../../../equations/channels/bayes.js";
import { E_GEN } from "../../../equations/vocabulary/observables.js";
import { jsonText } from "../../core/jsonText.js";
import { requireName } from "../../core/nearMiss.js";
import { bayesOptimal } from "../../solver/solve.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { readEigenvalues } from "../flags/eigenvalueFile.js";
import { parameterFlag } from "../flags/numberFlag.js";
import { requireFlags } from "../flags/pointFlags.js";
import { errorTable, errorText } from "../output/errorTable.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";

/** Rules of which the baseline is known. */
const RULES = ["linear", "quadratic"] as const;

interface BayesFlags {
  readonly alpha?: number;
  readonly epsilon?: number;
  readonly rule: string;
  readonly width?: number;
  readonly eigenvalues?: string;
  readonly json?: true;
}

/** `raf bayes`: the least error that any learner can reach. */
export const bayesCommand: CommandDefinition = {
  examples: [
    "raf bayes --alpha 2.2222222222222223 --epsilon 0.1",
    "raf bayes --rule quadratic --width 0.5 --alpha 2 --epsilon 0.2",
  ],
  configure: (command) => {
    command
      .addOption(parameterFlag("alpha"))
      .addOption(parameterFlag("epsilon"))
      .addOption(new Option("--rule <name>", `the rule: ${RULES.join(", ")}`).default("linear"))
      .addOption(parameterFlag("width"))
      .option("--eigenvalues <file>", "in place of the width: eigenvalues of a quadratic rule, as raf solve takes them")
      .option("--json", "one JSON record instead of a table");
  },
  run: (command) => baseline(command.opts<BayesFlags>()),
};

async function baseline(flags: BayesFlags): Promise<Outcome> {
  requireFlags(flags, ["alpha", "epsilon"]);
  const rule = requireName("raf", "rule", flags.rule, RULES);
  const { alpha, epsilon, width, eigenvalues: file } = flags;
  if (rule === "quadratic" && file === undefined) requireFlags(flags, ["width"]);
  for (const name of ["width", "eigenvalues"] as const) {
    if (rule === "quadratic" || flags[name] === undefined) continue;
    throw new UsageError(
      `--${name} has no meaning for --rule ${rule}; got ${flags[name]}. Did you mean --rule quadratic?`,
    );
  }
  const eigenvalues = file === undefined ? {} : { eigenvalues: await readEigenvalues(file) };
  const task = { alpha, epsilon, ...(width === undefined ? {} : { width }), ...eigenvalues };
  const words = file === undefined ? `, quadratic rule of width ${width}` : `, quadratic rule of ${file}`;
  const optimal = bayesOptimal(task);
  const { iterations, residual } = optimal.diagnostics;
  const output = flags.json
    ? jsonText({ ...optimal, point: task })
    : `Bayes-optimal learner${rule === "quadratic" ? words : ""}: alpha = ${alpha}, epsilon = ${epsilon}\n\n` +
      `${table(optimal)}\n${rule === "quadratic" ? "brent" : "newton"}, ${iterations} evaluations, residual ${errorText(residual)}\n`;
  if (optimal.status === "converged") return { exitCode: EXIT_CODES.ok, output: [output] };
  const message = `residual ${residual.toExponential(2)} after ${iterations} evaluations (${optimal.status})`;
  return { exitCode: EXIT_CODES.notConverged, output: [output], message };
}

function table({ q, qHat, [E_GEN]: generalization, diagnostics }: BayesOptimal): string {
  // All three depend on the slope b = sqrt(qHat), whose relative error follows from that of E_gen = arctan(1/b)/pi.
  const slope = Math.sqrt(qHat);
  const isLost = qHat === Number.POSITIVE_INFINITY;
  const relative = slope === 0 || isLost ? 0 : (diagnostics.errorEstimate * Math.PI * (1 + qHat)) / slope;
  return errorTable([
    { name: E_GEN, value: generalization, error: diagnostics.errorEstimate },
    { name: "q", value: q, error: 2 * q * (1 - q) * relative },
    isLost ? { name: "qHat", value: "above 1.8e308" } : { name: "qHat", value: qHat, error: 2 * qHat * relative },
  ]);
}
