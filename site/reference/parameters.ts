import { ALGORITHM_NAMES, ALGORITHMS } from "../../equations/vocabulary/algorithms.js";
import { ALIASES, CHOICES } from "../../equations/vocabulary/choices.js";
import { MODEL_NAMES, MODELS, parametersOf } from "../../equations/vocabulary/models.js";
import {
  allowedRange,
  flagOf,
  isNumeric,
  PARAMETER_NAMES,
  PARAMETERS,
  type ParameterName,
  TEXT_NAMES,
} from "../../equations/vocabulary/parameters.js";
import { code, markdownTable, math, plain } from "../markdownTable.js";

/** Every parameter of a point, the models, losses, features and algorithms, from the tables of the vocabulary. */
export function parametersPage(): string {
  return [
    "---\norder: 2\n---\n# Parameters of a point",
    "A point is one learner on one task. The same keys are flags of commands, keys of `raf batch` and of plans, properties in TypeScript, and arguments in Python.",
    markdownTable(
      ["key", "flag", "", "range", "meaning", "models"],
      PARAMETER_NAMES.map((name) => [
        code(name),
        code(`--${flagOf(name)}`),
        math("tex" in PARAMETERS[name] ? PARAMETERS[name].tex : undefined),
        rangeOf(name),
        plain(PARAMETERS[name].help),
        modelsOf(name),
      ]),
    ),
    'In Python the keys have underscores (`mu_star`) and `lambda` is `lam`. `"0+"` and `"inf"` are limits: the theory solves the limiting equations, not a small or a large number.',
    "## Models",
    markdownTable(
      ["`model`", "", "needs", "may have"],
      MODEL_NAMES.map((name) => {
        const { words, needs, allows } = MODELS[name];
        return [code(name), words, list(needs), list(allows)];
      }),
    ),
    "The features of `kernel` and `rf` are given in exactly one way: an activation, a kernel (for `kernel`), `mu1` with `muStar`, or `gamma`.",
    "## Names and expressions",
    "A name that is not in the list is read as an [expression](expressions.md) where the parameter has a variable.",
    markdownTable(
      ["parameter", "names", "variable", "other words for them"],
      TEXT_NAMES.map((name) => [
        code(name),
        CHOICES[name].map(code).join(", "),
        PARAMETERS[name].variable === undefined ? "" : code(PARAMETERS[name].variable),
        Object.entries(ALIASES[name])
          .map(([word, meant]) => `${plain(word)}: ${code(meant)}`)
          .join(", "),
      ]),
    ),
    "## Training algorithms",
    "A point without `algorithm` is the minimum of the training objective. Every training starts from zero weights.",
    markdownTable(
      ["`algorithm`", "", "needs", "may have"],
      ALGORITHM_NAMES.map((name) => {
        const { words, needs, allows } = ALGORITHMS[name];
        return [code(name), words, list(needs), list(allows)];
      }),
    ),
  ].join("\n\n");
}

function rangeOf(name: ParameterName): string {
  if (isNumeric(name)) return allowedRange(name).replace("Infinity", "∞");
  return PARAMETERS[name].kind === "list" ? "list" : "text";
}

function modelsOf(name: ParameterName): string {
  const owners = MODEL_NAMES.filter((model) => parametersOf(model).includes(name));
  return owners.length === MODEL_NAMES.length ? "all" : owners.map(code).join(", ");
}

function list(names: readonly string[]): string {
  return names.map(code).join(", ");
}
