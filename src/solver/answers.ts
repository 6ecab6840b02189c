import type { Reading } from "../../equations/observables/reading.js";
import { anyModelOf, modelOf, type Point } from "../../equations/point.js";
import { requireNoOthers, trainingOf } from "../../equations/vocabulary/algorithms.js";
import { ensembleOf } from "../../equations/vocabulary/ensembles.js";
import { requireParameter } from "../../equations/vocabulary/parameters.js";
import { type QuestionName, questionOf } from "../../equations/vocabulary/questions.js";
import { requireNoTeacher } from "../../equations/vocabulary/teachers.js";
import { adversarialErrors, adversarialReading, adversarialTraining } from "./adversarial.js";
import { distillation } from "./distillation.js";
import { distillationErrors, distillationReading } from "./distillationReading.js";
import { ensembleErrorEstimates, ensembleReading, ensembleSolution } from "./ensemble.js";
import { minimumErrors, readingOfMinimum } from "./minimumErrors.js";
import { type SolveOptions, saddlePoint } from "./saddlePoint.js";
import type { ErrorEstimates, Solved, SolvedOf, Unsolved } from "./solution.js";
import { trainingSolution } from "./training.js";
import { trainingErrors, trainingReading } from "./trainingReading.js";

/** Functions that answer one kind of question. */
interface Answering<Question extends QuestionName> {
  /** @throws {ParameterError} naming the parameter, its value and what is allowed. */
  readonly solve: (point: Point, options: SolveOptions) => SolvedOf<Question> | Unsolved;
  /** Reading of a solution, for its observables. */
  readonly reading: (solved: SolvedOf<Question>) => Reading;
  readonly errors: (solved: SolvedOf<Question>) => ErrorEstimates;
}

/** The one place that knows what answers a question: an entry for each kind, and no switch anywhere else. */
const ANSWERS: { readonly [Question in QuestionName]: Answering<Question> } = {
  minimum: {
    solve: (point, options) => {
      const model = anyModelOf(point);
      requireNoOthers(point);
      return saddlePoint(model, options);
    },
    reading: readingOfMinimum,
    errors: minimumErrors,
  },
  adversarial: {
    solve: (point, options) => {
      const model = modelOf(point);
      requireNoOthers(point);
      requireNoTeacher(point);
      return adversarialTraining(model, requireParameter("point", "trainingAttack", point.trainingAttack), options);
    },
    reading: adversarialReading,
    errors: adversarialErrors,
  },
  ensemble: {
    solve: (point, options) => {
      const model = modelOf(point);
      requireNoOthers(point);
      requireNoTeacher(point);
      return ensembleSolution(model, ensembleOf(point), options);
    },
    reading: ensembleReading,
    errors: ensembleErrorEstimates,
  },
  training: {
    solve: (point) => {
      requireNoTeacher(point);
      const model = modelOf(point);
      const { algorithm, time } = trainingOf(point);
      return trainingSolution(model, algorithm, time);
    },
    reading: trainingReading,
    errors: trainingErrors,
  },
  distillation: { solve: distillation, reading: distillationReading, errors: distillationErrors },
};

/** A solution with its question, so that the type of the one follows from the other. */
type Asked<Question extends QuestionName> = SolvedOf<Question> & { readonly question: Question };

/** Answers the question that a point asks. */
export function answer(point: Point, options: SolveOptions): Solved | Unsolved {
  return ANSWERS[questionOf(point)].solve(point, options);
}

/** Reading of a solution, for its observables. */
export function readingOf<Question extends QuestionName>(solved: Asked<Question>): Reading {
  const { reading }: Answering<Question> = ANSWERS[solved.question];
  return reading(solved);
}

/** Error estimates of the observables of a solution. */
export function errorsOf<Question extends QuestionName>(solved: Asked<Question>): ErrorEstimates {
  const { errors }: Answering<Question> = ANSWERS[solved.question];
  return errors(solved);
}
