import { readFileSync } from "node:fs";
import { PARAMETER_NAMES } from "../../equations/vocabulary/parameters.js";
import { allPlans, packageFile } from "../../src/cli/plans/builtInPlans.js";
import { columnsOf } from "../../src/study/plan/computations.js";
import type { Compute } from "../../src/study/plan/plan.js";
import { OPTIMUM_OVER } from "../../src/sweep/optimum.js";
import { code, markdownTable, plain } from "../markdownTable.js";
import { membersTable } from "./results.js";

const KINDS: readonly Compute["kind"][] = ["points", "optimum", "thresholds", "bayes", "replicas"];

/** The form of plans: keys, computations and their columns, and the plans that come with the package. */
export function plansPage(): string {
  return [
    "---\norder: 4\n---\n# Plans",
    "The file that `raf sweep` and `raf validate` run: YAML or JSON. A mistake is reported with its line, its key, its value and what is allowed.",
    `\`\`\`yaml\n${readFileSync(packageFile("examples/gamma-lambda.yaml"), "utf8").trimEnd()}\n\`\`\``,
    "## Keys",
    membersTable("src/study/plan/plan.ts", "Plan"),
    `\`fixed\`, a case and an axis name [parameters](parameters.md): ${PARAMETER_NAMES.map(code).join(", ")}.`,
    "An axis is a list of values, or `{from, to, count}` with `scale: log` and, for lambda, `limits: included`. `joint: {sobol: 1024, seed: 1, over: {...}}`, or `random`, varies several parameters together. `small` holds what `raf sweep --small` lays over the plan.",
    "## Computations",
    markdownTable(
      ["`compute`", "columns of results"],
      KINDS.map((kind) => [code(kind), columnsOfKind(kind)]),
    ),
    `\`optimum\` takes \`over\` (${OPTIMUM_OVER.map(code).join(", ")}) and \`objective\` (\`generalization\`, \`memorization\`, or \`{weight: 0.3}\`). \`replicas\` takes:`,
    membersTable("src/study/plan/plan.ts", "ReplicaCompute"),
    "## Plans that come with raf",
    markdownTable(
      ["name", "what it computes", "runs by", "files"],
      allPlans().map(({ name, summary, commands, files }) => [
        code(name),
        plain(summary),
        commands.map((command) => code(`raf ${command} ${name}`)).join(", "),
        files.map(code).join(", "),
      ]),
    ),
  ].join("\n\n");
}

function columnsOfKind(kind: Compute["kind"]): string {
  const everything = Object.fromEntries(PARAMETER_NAMES.map((name) => [name, 1]));
  const compute = kind === "optimum" ? { kind, over: "both" as const, objective: "generalization" as const } : { kind };
  const columns = columnsOf(compute, { fixed: { ...everything, model: "kernel" }, cases: [], axes: [] });
  return columns.map(({ name }) => code(name)).join(", ");
}
