import { resolvePoint } from "../../../equations/point.js";
import { interpolationThreshold } from "../../../equations/thresholds.js";
import { TRAINING_PARAMETERS } from "../../../equations/vocabulary/algorithms.js";
import { ENSEMBLE_PARAMETERS } from "../../../equations/vocabulary/ensembles.js";
import { E_GEN, OBSERVABLES, type ObservableName } from "../../../equations/vocabulary/observables.js";
import { jsonText } from "../../core/jsonText.js";
import { table } from "../../report/table.js";
import { pointErrors } from "../../solver/pointErrors.js";
import { recordOf } from "../../solver/record.js";
import type { SolvedDistillation } from "../../solver/solution.js";
import { observable, solve } from "../../solver/solve.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { addPointFlags, type PointFlags, pointInputOf, requireFlags } from "../flags/pointFlags.js";
import { errorText, valueText } from "../output/errorTable.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { pointInWords } from "../output/pointInWords.js";

type DistillFlags = PointFlags & { readonly json?: true };

/** Flags without a meaning for students. */
const LEFT_OUT = [...TRAINING_PARAMETERS, "trainingAttack", ...ENSEMBLE_PARAMETERS] as const;

/** Rows of the table: a student's observable, and that of its teacher which it is to be read beside. */
const ROWS: readonly { readonly student: ObservableName; readonly teacher?: ObservableName }[] = [
  { student: "heldOutFactError", teacher: "memorizationError" },
  { student: "trainedFactError", teacher: "memorizationError" },
  { student: "heldOutRuleError", teacher: "ruleTrainingError" },
  { student: "trainedRuleError", teacher: "ruleTrainingError" },
  { student: E_GEN, teacher: E_GEN },
  { student: "disagreement" },
  { student: "robustError", teacher: "robustError" },
  { student: "orthogonalError", teacher: "orthogonalError" },
  { student: "consistentError", teacher: "consistentError" },
  { student: "flippedPredictions", teacher: "flippedPredictions" },
  { student: "trainingLoss", teacher: "trainingLoss" },
  { student: "norm", teacher: "norm" },
  { student: "m", teacher: "m" },
  { student: "q", teacher: "q" },
  { student: "q12" },
  { student: "V21" },
];

/** `raf distill`: a student of another learner beside its teacher. */
export const distillCommand: CommandDefinition = {
  examples: [
    "raf distill --model linear --loss square --alpha 1.5 --epsilon 0.5 --lambda 0.05 --fraction 0.5 --teacher loss=hinge,lambda=0.1",
    "raf distill --model linear --loss logistic --temperature 2 --alpha 1.5 --epsilon 0.5 --lambda 0.05 --fraction 0.5 --teacher loss=hinge,lambda=0.1 --json",
  ],
  notes:
    "Facts are random labels, rules those of the rule. Held-out samples are those of the teacher that the student was not trained on; 1/2 is chance. " +
    "The teacher's column has its own error on all of its training samples of that kind.",
  configure: (command) => {
    addPointFlags(command, LEFT_OUT);
    command.option("--json", "one JSON record, as of raf batch, instead of a table");
  },
  run: (command) => studentBesideTeacher(command.opts<DistillFlags>()),
};

async function studentBesideTeacher(flags: DistillFlags): Promise<Outcome> {
  requireFlags(flags, ["teacher"]);
  const input = await pointInputOf(flags);
  const point = await resolvePoint(input);
  const solution = solve(point);
  const isStudent = solution.status === "converged" && solution.question === "distillation";
  const output = flags.json
    ? jsonText({ ...recordOf(solution), point: input })
    : `${pointInWords(input, point)}\n\n${isStudent ? studentTable(solution, pointErrors(point, solution)) : `status ${solution.status}\n`}`;
  if (solution.status === "converged") return { exitCode: EXIT_CODES.ok, output: [output] };
  return { exitCode: EXIT_CODES.notConverged, output: [output], message: solution.message };
}

function studentTable(solution: SolvedDistillation, errors: { readonly [name in ObservableName]?: number }): string {
  const rows = ROWS.flatMap(({ student, teacher }) => {
    const value = observable(solution, student);
    if (value === null) return [];
    const besides = teacher === undefined ? null : observable(solution.teacher, teacher);
    const error = errors[student];
    return [
      [
        student,
        OBSERVABLES[student].words,
        valueText(value, error),
        error === undefined ? null : errorText(error),
        besides === null ? null : valueText(besides, Math.abs(besides) * SHOWN),
      ],
    ];
  });
  return `${table(["quantity", "in words", "student", "error", "teacher"], rows)}\n\n${thresholdInWords(solution)}\n`;
}

/** Digits of the teacher's column. */
const SHOWN = 1e-9;

/** The student's samples against its weights: beyond that number a student without ridge is its teacher. */
function thresholdInWords({ student: { chain, model } }: SolvedDistillation): string {
  const { samples } = chain.learners.at(-1)!;
  const rank = interpolationThreshold(model.spectrum);
  const weights = rank === Number.POSITIVE_INFINITY ? "infinitely many" : String(Number(rank.toPrecision(6)));
  return `the student has ${Number(samples.toPrecision(6))} samples and ${weights} weights per dimension`;
}
