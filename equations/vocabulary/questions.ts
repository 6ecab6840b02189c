import { PARAMETERS, type ParameterName, type UncheckedPoint } from "./parameters.js";

/**
 * A kind of question that a point can ask.
 *
 * A new kind is an entry here, its solution among the Answers of src/solver/solution.ts, and its solver, its reading and its errors in
 * src/solver/answers.ts; the compiler asks for each.
 */
export interface QuestionEntry {
  /** The answer, in a title or a sentence. */
  readonly words: string;
  /** Parameters that ask it: a point that has one of them asks this question. */
  readonly askedBy: readonly ParameterName[];
}

const TABLE = {
  minimum: { words: "minimum of the training objective", askedBy: [] },
  adversarial: { words: "learner trained on attacked inputs", askedBy: ["trainingAttack"] },
  ensemble: { words: "average of several learners", askedBy: ["ensemble"] },
  training: { words: "learner along its training", askedBy: ["algorithm"] },
  distillation: { words: "student of another learner", askedBy: ["teacher"] },
} as const satisfies {
  readonly [name in "minimum" | "adversarial" | "ensemble" | "training" | "distillation"]: QuestionEntry;
};

/** Name of a kind of question. */
export type QuestionName = keyof typeof TABLE;

/** Every kind of question, by name; what answers each stands in src/solver/answers.ts. */
const QUESTIONS: { readonly [name in QuestionName]: QuestionEntry } = TABLE;

/** Names of the questions, in the order of the table. */
export const QUESTION_NAMES = Object.keys(TABLE) as QuestionName[];

/** The question that a point asks: the minimum, unless a parameter asks another. */
export function questionOf(point: UncheckedPoint): QuestionName {
  return QUESTION_NAMES.find((name) => QUESTIONS[name].askedBy.some((key) => asks(key, point[key]))) ?? "minimum";
}

/** The parameter by which a point asks for another answer than the minimum. */
export function askingParameter(point: UncheckedPoint): ParameterName | undefined {
  return QUESTION_NAMES.flatMap((name) => QUESTIONS[name].askedBy).find((key) => asks(key, point[key]));
}

function asks(key: ParameterName, value: unknown): boolean {
  const entry = PARAMETERS[key];
  return value !== undefined && !(entry.kind === "text" && value === entry.neutral);
}
