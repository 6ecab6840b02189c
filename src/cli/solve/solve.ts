import { type Command, Option } from "commander";
import { fitThresholdOf } from "../../../equations/fitThresholds.js";
import { separates } from "../../../equations/losses.js";
import { modelOf, type Point, resolvePoint } from "../../../equations/point.js";
import { interpolationThreshold } from "../../../equations/thresholds.js";
import type { AnyModel } from "../../../equations/types.js";
import { ParameterError } from "../../core/errors.js";
import { jsonText } from "../../core/jsonText.js";
import { requireName } from "../../core/nearMiss.js";
import type { ErrorEstimates } from "../../solver/errorEstimates.js";
import { pointErrors } from "../../solver/pointErrors.js";
import { recordOf } from "../../solver/record.js";
import type { Diagnostics, Method, Solution, Solved, SolvedDistillation } from "../../solver/solution.js";
import { observables, overlapValues, solve } from "../../solver/solve.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { integerOf, numberOf } from "../flags/numberFlag.js";
import { addPointFlags, type PointFlags, pointInputOf } from "../flags/pointFlags.js";
import { counted } from "../output/counted.js";
import { errorTable, errorText, type TableRow } from "../output/errorTable.js";
import { INFINITE_UNITS } from "../output/infiniteUnits.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { pointInWords } from "../output/pointInWords.js";

type SolveFlags = PointFlags & {
  readonly json?: true;
  readonly method?: string;
  readonly damping?: number;
  readonly anderson?: number;
  readonly tolerance?: number;
  readonly maxIterations?: number;
};

const METHODS = ["newton", "fixed-point", "closed-form"] as const satisfies readonly Method[];
/** Largest memory of Anderson acceleration. */
const MOST_MEMORY = 10;
/** Largest number of evaluations; every convergent iteration needs fewer. */
const MOST_ITERATIONS = 1e7;

/** `raf solve`: one point, as tables or as one JSON record. */
export const solveCommand: CommandDefinition = {
  examples: [
    "raf solve --model kernel --activation erf --loss hinge --alpha 2.2 --epsilon 0.1 --lambda 0.12",
    "raf solve --model linear --loss hinge --alpha 2 --epsilon 0.1 --lambda 0+ --json",
  ],
  configure: (command: Command) => {
    addPointFlags(command);
    command
      .option("--method <name>", `${METHODS.join(", ")}; default: closed-form for the square loss, else newton`)
      .addOption(
        new Option("--damping <number>", "for fixed-point: weight of the new iterate, in (0, 1]").argParser((text) =>
          numberOf("damping", text, "(0, 1]"),
        ),
      )
      .addOption(
        new Option("--anderson <count>", "for fixed-point: earlier steps that are combined").argParser((text) =>
          integerOf("anderson", text, 0, MOST_MEMORY),
        ),
      )
      .addOption(new Option("--tolerance <number>", "largest residual accepted, in (0, 1)").argParser(toleranceOf))
      .addOption(
        new Option("--max-iterations <count>", "evaluations of the equations before giving up").argParser((text) =>
          integerOf("maxIterations", text, 1, MOST_ITERATIONS),
        ),
      )
      .option("--json", "one JSON record, as of raf batch, with the errors of its numbers");
  },
  run: async (command) => solvePoint(command.opts<SolveFlags>()),
};

async function solvePoint(flags: SolveFlags): Promise<Outcome> {
  const input = await pointInputOf(flags);
  const point = await resolvePoint(input);
  const solution = await solveWith(point, flags);
  const output = flags.json
    ? jsonText({ ...recordOf(solution), errors: errorsOf(point, solution), point: input })
    : `${pointInWords(input, point)}\n${regimeInWords(solution)}\n\n${table(point, solution)}\n${diagnosticsInWords(solution.diagnostics)}\n`;
  if (solution.status === "converged") return { exitCode: EXIT_CODES.ok, output: [output] };
  return { exitCode: EXIT_CODES.notConverged, output: [output], message: solution.message };
}

/** A training is no iteration to a tolerance: sampled averages have a precision, the others that of rounding. */
function requireMinimum({ algorithm = "minimum" }: Point, given: Readonly<Record<string, unknown>>): void {
  if (algorithm === "minimum") return;
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const precision =
      name === "tolerance" && algorithm !== "gradient-flow" ? "; --precision is that of sampled averages" : "";
    throw new ParameterError(
      "raf",
      name,
      value,
      "points with algorithm minimum",
      `The algorithm is ${algorithm}${precision}`,
    );
  }
}

/** Solves by the requested method. It is an error if the library had to use another method. */
async function solveWith(point: Point, flags: SolveFlags): Promise<Solution> {
  const { method, damping, anderson, tolerance, maxIterations } = flags;
  if (method !== undefined) requireName("raf", "method", method, METHODS);
  requireMinimum(point, { method, tolerance, maxIterations });
  const options = {
    ...(tolerance === undefined ? {} : { tolerance }),
    ...(maxIterations === undefined ? {} : { maxIterations }),
  };
  const mixing = { ...(damping === undefined ? {} : { damping }), ...(anderson === undefined ? {} : { anderson }) };
  if (method !== "fixed-point" && Object.keys(mixing).length > 0) {
    throw new UsageError("--damping and --anderson belong to --method fixed-point");
  }
  // Imported on demand, because the iteration imports linear algebra.
  const solution =
    method === "fixed-point"
      ? (await import("../../solver/iterate.js")).iterate(modelOf(point), { ...options, ...mixing })
      : solve(point, method === "newton" ? { ...options, closedForm: false } : options);
  const used = solution.diagnostics.method;
  if (method !== undefined && method !== used) {
    const remedy = used === "closed-form" ? "There is a closed form, which is used" : "There is no closed form";
    const others = METHODS.filter((name) => name !== method && (name === used || name === "fixed-point"));
    throw new ParameterError("raf", "method", method, `{${others.join(", ")}} at this point`, remedy);
  }
  return solution;
}

function toleranceOf(text: string): number {
  const tolerance = numberOf("tolerance", text, "(0, 1)");
  if (!(tolerance > 0 && tolerance < 1)) throw new ParameterError("raf", "tolerance", tolerance, "(0, 1)");
  return tolerance;
}

/** Absolute errors of the record's numbers; null for numbers that are null. */
function errorsOf(point: Point, solution: Solution): { readonly [name in keyof ErrorEstimates]: number | null } | null {
  if (solution.status !== "converged") return null;
  const values = valuesOf(solution);
  const errors = Object.entries(pointErrors(point, solution)).map(([name, error]) => {
    const value = values[name as keyof ErrorEstimates];
    return [name, value === null || !Number.isFinite(value) ? null : error] as const;
  });
  return Object.fromEntries(errors) as { readonly [name in keyof ErrorEstimates]: number | null };
}

/** The values of the table, errors first. */
function valuesOf(solution: Solved): { readonly [name in keyof ErrorEstimates]: number | null } {
  return { ...observables(solution), ...overlapValues(solution) };
}

function table(point: Point, solution: Solution): string {
  if (solution.status !== "converged") return `status ${solution.status}\n`;
  const errors: { readonly [name in keyof ErrorEstimates]?: number } = pointErrors(point, solution);
  const rows = Object.entries(valuesOf(solution)).flatMap(([name, value]): TableRow[] => {
    if (value === null || Number.isNaN(value)) return [];
    const error = errors[name as keyof ErrorEstimates];
    return [Number.isFinite(value) && error !== undefined ? { name, value, error } : { name, value }];
  });
  return errorTable(rows);
}

function diagnosticsInWords({ method, iterations, residual, contraction }: Diagnostics): string {
  const evaluations = counted(iterations, "evaluation");
  return `${method}, ${evaluations}, residual ${errorText(residual)}, contraction ${errorText(contraction)}`;
}

/**
 * The equations that hold at a solution. At lambda -> 0+ the text also has the threshold that decides.
 */
function regimeInWords(solution: Solution): string {
  const { model, regime, question } = solution;
  if (solution.question === "distillation" && solution.status === "converged") return studentRegime(solution);
  switch (regime) {
    case "regular":
      return "finite lambda";
    case "infinite":
      return `limit lambda -> infinity (Hebb's rule): ${INFINITE_UNITS}`;
    case "interpolating":
      return `limit lambda -> 0+, interpolating side (${thresholdInWords(solution, "<")})${unitMargin(model)}`;
    case "ridgeless":
      return `limit lambda -> 0+, beyond interpolation (${thresholdInWords(solution, ">")})`;
    case "corner":
      return "the corner gamma -> pi/2, lambda -> 0 at fixed delta = muStar^2/lambda";
    case "zero":
      return question === "training"
        ? "before training: all weights are zero, and the learner guesses"
        : "lambda at or above the largest eigenvalue of the gradient at 0: the network is zero and guesses";
    case "training":
      return "training that has not ended";
  }
}

/** A student interpolates its teacher's outputs, not labels: its threshold is the number of weights. */
function studentRegime({ regime, student, teacher }: SolvedDistillation): string {
  const { chain, model } = student;
  const samples = chain.learners.at(-1)!.samples.toPrecision(6);
  const rank = interpolationThreshold(model.spectrum);
  const weights = rank === Number.POSITIVE_INFINITY ? "infinitely many weights" : `${rank.toPrecision(6)} weights`;
  const counted = `${samples} samples and ${weights} per dimension`;
  const own =
    regime === "interpolating"
      ? `limit lambda -> 0+, its outputs interpolated (${counted})`
      : regime === "ridgeless"
        ? `limit lambda -> 0+, beyond interpolation (${counted})`
        : regime === "infinite"
          ? `limit lambda -> infinity (Hebb's rule): ${INFINITE_UNITS}`
          : "finite lambda";
  return `student at ${own}\nteacher at ${regimeInWords(teacher)}`;
}

function thresholdInWords(solution: Solution, relation: "<" | ">"): string {
  const { model } = solution;
  const name = separates(model.channel.loss) ? "alpha_c" : "alpha_i";
  const threshold = fitThresholdOf(model);
  if (threshold === Number.POSITIVE_INFINITY) return `${name} is infinite`;
  return `${samplesInWords(solution)} ${relation} ${name} = ${threshold.toPrecision(6)}`;
}

/** The samples that a threshold is compared with: of an ensemble on subsamples, those of one member. */
function samplesInWords(solution: Solution): string {
  if (solution.question !== "ensemble" || solution.status !== "converged" || solution.ensemble.fraction === 1)
    return "alpha";
  return `alpha of a member ${Number(solution.member.model.alpha.toPrecision(6))}`;
}

/** A loss without a minimum, such as logistic, has diverging weights; their direction converges. */
function unitMargin({ channel }: AnyModel): string {
  return channel.loss.minimizers.from === Number.POSITIVE_INFINITY ? "; the weights diverge: scaled to margin 1" : "";
}
