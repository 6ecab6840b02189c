import { type Chain, overlap } from "../../equations/chains/learner.js";
import { rootChain } from "../../equations/chains/rootLearner.js";
import {
  movedByResidual,
  movedResponse,
  type StudentResponse,
  type StudentTraining,
  squareResponse,
  withSquareStudent,
  zetaError,
} from "../../equations/chains/squareStudent.js";
import { linearTarget, withTarget } from "../../equations/chains/targetStudent.js";
import { type Student, studentOverlaps } from "../../equations/observables/student.js";
import { modelOf, type Point } from "../../equations/point.js";
import type { ReducedState } from "../../equations/reduction.js";
import type { StudentLoss } from "../../equations/studentLosses.js";
import type { Mode, Model } from "../../equations/types.js";
import { requireNoOthers } from "../../equations/vocabulary/algorithms.js";
import { studentLossOf, type TeacherPoint } from "../../equations/vocabulary/teachers.js";
import { ParameterError } from "../core/errors.js";
import { type ConvexStudent, convexStudent } from "./convexStudent.js";
import { DEFAULT_TOLERANCE, type SolveOptions, saddlePoint } from "./saddlePoint.js";
import type { SolvedDistillation, SolvedMinimum, SolvedVectorMinimum, Unsolved } from "./solution.js";
import { stateErrors } from "./stateErrors.js";

/** Degrees of the rules for a continuous spectrum: doubled until nothing changes by more than this. */
const FIRST_DEGREE = 63;
const LAST_DEGREE = 2047;
const RESOLVED = 1e-13;
/** Relative displacement of zeta along which results are differenced. */
const PROBE = 1e-6;

/**
 * The student of a point: a learner that is trained on the outputs of another, which may be a student itself.
 *
 * The first learner of the chain is a saddle point; students on the square loss follow from it in closed form, one on another loss is a saddle
 * point too.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 *
 * Source: equations/README.md (DI.1)-(DI.6), (DI.11), (DI.12).
 */
export function distillation(point: Point, options: SolveOptions = {}): SolvedDistillation | Unsolved {
  return studentFamily(point, options)(point.lambda);
}

/**
 * Students that differ in their lambda only: what they learn from is solved once.
 *
 * @returns The student of a lambda in [0, Infinity].
 * @throws {ParameterError} as distillation.
 */
export function studentFamily(
  point: Point,
  options: SolveOptions = {},
): (lambda: number) => SolvedDistillation | Unsolved {
  const model = modelOf(point);
  requireNoOthers(point);
  const { start: _start, ...own } = options;
  const { lambda: first, students } = stagesOf(point);
  const loss = studentLossOf(point);
  const root = saddlePoint({ ...model, lambda: first }, own);
  return (lambda) => {
    const posed = { ...model, lambda };
    if (root.status !== "converged") return { ...root, question: "distillation", model: posed };
    if (loss !== undefined) return convexStudentOf(posed, root, { loss, ...students[0]!, lambda }, own);
    return studentsOf(posed, root, [...students.slice(0, -1), { ...students.at(-1)!, lambda }]);
  };
}

/** The first learner's lambda, and how each student is trained, in the order of the chain. */
function stagesOf(point: TeacherPoint): { readonly lambda: number; readonly students: readonly StudentTraining[] } {
  const { teacher, lambda, fraction = 1, inputs = "same" } = point;
  if (teacher === undefined) return { lambda, students: [] };
  const before = stagesOf(teacher);
  return { lambda: before.lambda, students: [...before.students, { lambda, fraction, inputs }] };
}

/** A chain at its modes, from a state of the first learner and the responses of the students. */
type ChainBuilder = (state: ReducedState, responses: readonly StudentResponse[], modes: readonly Mode[]) => Student[];

/**
 * The last of the students that learn one from the other, the first of them from `root`.
 *
 * @param model Of the last student; its channel is that of the first learner.
 * @param root  The saddle point of the first learner.
 */
function studentsOf(
  model: Model,
  root: SolvedVectorMinimum,
  trainings: readonly StudentTraining[],
): SolvedDistillation | Unsolved {
  const { spectrum } = model;
  const samples: number[] = [];
  const responses: StudentResponse[] = [];
  for (const training of trainings) {
    samples.push((samples.at(-1) ?? model.alpha) * training.fraction);
    const response = squareResponse(spectrum, samples.at(-1)!, training.lambda);
    if (response === undefined) return atThreshold(model, training);
    responses.push(response);
  }
  const build: ChainBuilder = (state, given, modes) => {
    let chain = rootChain({ ...root, state }, modes);
    let teacherV = state.V;
    return trainings.map((training, k) => {
      const response = given[k]!;
      chain = withSquareStudent(chain, spectrum, training, response);
      const student = { model: { ...model, lambda: training.lambda }, chain, response, teacherV };
      teacherV = response.V;
      return student;
    });
  };
  const { modes, coarse } = resolvedModes(model, (tried) => build(root.state, responses, tried).at(-1)!);
  const students = build(root.state, responses, modes);
  const coarser = coarse === undefined ? undefined : build(root.state, responses, coarse);
  const errorsAt =
    (k: number): SolvedDistillation["carriedErrors"] =>
    (valuesOf) => {
      const values = valuesOf(students[k]!);
      const errors = stateErrors(root, (state) =>
        state === root.state ? values : valuesOf(build(state, responses, modes)[k]!),
      );
      const count = (other: Student, scale: number): void => {
        valuesOf(other).forEach((value, i) => {
          const change = Math.abs(value - values[i]!) * scale;
          if (Number.isFinite(change)) errors[i] = errors[i]! + change;
        });
      };
      if (coarser !== undefined) count(coarser[k]!, 1);
      count({ ...students[k]!, chain: movedByResidual(students[k]!.chain) }, 1);
      for (let stage = 0; stage <= k; stage++) {
        const error = zetaError(spectrum, samples[stage]!, responses[stage]!);
        if (error === 0) continue;
        const moved = responses.map((known, i) =>
          i === stage ? movedResponse(spectrum, samples[i]!, known, 1 + PROBE) : known,
        );
        count(build(root.state, moved, modes)[k]!, error / PROBE);
      }
      return errors;
    };
  let teacher: SolvedMinimum | SolvedDistillation = root;
  for (const [k, student] of students.entries()) teacher = solved(student, teacher, 1, errorsAt(k));
  return teacher as SolvedDistillation;
}

/** The student of a learner that is trained on labels, on any convex loss but the square. */
function convexStudentOf(
  model: Model,
  root: SolvedVectorMinimum,
  training: StudentTraining & { readonly loss: StudentLoss },
  { tolerance = DEFAULT_TOLERANCE }: SolveOptions,
): SolvedDistillation | Unsolved {
  const { spectrum, channel, alpha } = model;
  const { loss, lambda, fraction } = training;
  const samples = alpha * fraction;
  // The square student of the same teacher needs the same modes, and stands for this one where both reach their targets.
  const likeness = squareResponse(spectrum, samples, lambda);
  if (likeness === undefined) return atThreshold(model, training);
  const squareAt = (state: ReducedState, modes: readonly Mode[]): Chain =>
    withSquareStudent(rootChain({ ...root, state }, modes), spectrum, training, likeness);
  const asStudent = ({ chain, response }: Pick<Student, "chain" | "response">, teacherV: number): Student => ({
    model,
    chain,
    response,
    teacherV,
  });
  const { V } = root.state;
  const { modes, coarse } = resolvedModes(model, (tried) =>
    asStudent({ chain: squareAt(root.state, tried), response: likeness }, V),
  );
  const teacher = rootChain(root, modes);
  const width = Math.sqrt(overlap(teacher, 0, 0));
  const factor = lambda === 0 ? linearTarget(loss, width) : undefined;
  if (lambda === 0 && !Number.isFinite(loss.target(width))) {
    const remedy = "As lambda falls the student's weights grow without bound. Give a positive lambda, or a temperature";
    throw new ParameterError("distillation", "lambda", lambda, "(0, Infinity] for a loss that is never least", remedy);
  }
  if (factor !== undefined) {
    const build = (state: ReducedState, tried: readonly Mode[]): Student =>
      asStudent(withTarget(squareAt(state, tried), channel.epsilon, training, factor, likeness), state.V);
    const student = build(root.state, modes);
    return solved(student, root, 0, (valuesOf) => {
      const errors = stateErrors(root, (state) => valuesOf(build(state, modes)));
      addChanges(errors, valuesOf(student), coarse === undefined ? [] : valuesOf(build(root.state, coarse)));
      return errors;
    });
  }
  const found = convexStudent(teacher, channel.epsilon, spectrum, { ...training, samples });
  if (!(found.residual <= tolerance)) return unsolvedStudent(model, training, found, tolerance);
  const student = asStudent(found, V);
  return solved(student, root, found.evaluations, (valuesOf) => {
    const values = valuesOf(student);
    const errors = stateErrors(root, (state) =>
      state === root.state ? values : valuesOf(asStudent(found.besides(rootChain({ ...root, state }, modes)), state.V)),
    );
    addChanges(errors, values, valuesOf(asStudent(found.finer, V)));
    if (coarse !== undefined)
      addChanges(errors, values, valuesOf(asStudent(found.besides(rootChain(root, coarse)), V)));
    return errors;
  });
}

/** Adds the distances between values to their errors. */
function addChanges(errors: number[], values: readonly number[], others: readonly number[]): void {
  others.forEach((other, i) => {
    const change = Math.abs(other - values[i]!);
    if (Number.isFinite(change)) errors[i] = errors[i]! + change;
  });
}

/** A student whose equations were not solved to the tolerance. */
function unsolvedStudent(
  model: Model,
  { loss, lambda, fraction }: StudentTraining & { readonly loss: StudentLoss },
  { chain, response, residual, evaluations }: ConvexStudent,
  tolerance: number,
): Unsolved {
  const student = chain.learners[1]!;
  return {
    status: Number.isFinite(residual) ? "stalled" : "non-finite",
    question: "distillation",
    model,
    regime: response.regime,
    lastOverlaps: { m: student.m, q: overlap(chain, 1, 1), V: response.V },
    diagnostics: {
      method: "newton",
      iterations: evaluations,
      residual,
      contraction: 1,
      errorEstimate: Number.POSITIVE_INFINITY,
    },
    message:
      `${model.name}, student on ${loss.name} at alpha=${model.alpha}, fraction=${fraction}, lambda=${lambda}: residual ${residual.toExponential(2)} after ` +
      `${evaluations} evaluations, above the tolerance ${tolerance}; give a larger lambda, another fraction or a ${loss.name === "logistic" ? "smaller temperature" : "smoother loss"}`,
  };
}

function solved(
  student: Student,
  teacher: SolvedMinimum | SolvedDistillation,
  evaluations: number,
  carriedErrors: SolvedDistillation["carriedErrors"],
): SolvedDistillation {
  const overlaps = studentOverlaps(student);
  const { m, q } = overlaps;
  const [mError, qError] = carriedErrors((one) => {
    const moved = studentOverlaps(one);
    return [moved.m, moved.q];
  }) as [number, number];
  const { residual, iterations } = teacher.diagnostics;
  return {
    status: "converged",
    question: "distillation",
    model: student.model,
    regime: student.response.regime,
    overlaps,
    teacher,
    student,
    carriedErrors,
    diagnostics: {
      method: student.chain.learners.at(-1)!.trained === undefined ? "closed-form" : "newton",
      iterations: iterations + evaluations,
      residual: Math.max(residual, student.chain.learners.at(-1)!.residual),
      contraction: 0,
      errorEstimate: Math.max(mError / Math.sqrt(q), qError / q) + 4e-16 * Math.max(1, Math.abs(m) / Math.sqrt(q)),
    },
  };
}

/** Modes that resolve the chain, and those of half as many nodes; one rule is enough where the spectrum is a list. */
function resolvedModes(
  { spectrum, name }: Model,
  studentAt: (modes: readonly Mode[]) => Student,
): { readonly modes: readonly Mode[]; readonly coarse?: readonly Mode[] } {
  if (spectrum.modes === undefined)
    throw new ParameterError("distillation", "model", name, "models whose spectrum has modes");
  let coarse = spectrum.modes(FIRST_DEGREE);
  let last: number[] | undefined;
  for (let degree = 2 * FIRST_DEGREE + 1; ; degree = 2 * degree + 1) {
    const modes = spectrum.modes(degree);
    if (modes.length === coarse.length) return { modes };
    const before = last ?? numbersOf(studentAt(coarse));
    const numbers = numbersOf(studentAt(modes));
    const change = Math.max(...numbers.map((value, i) => Math.abs(value - before[i]!) / Math.max(1, Math.abs(value))));
    if (change <= RESOLVED || degree >= LAST_DEGREE) return { modes, coarse };
    coarse = modes;
    last = numbers;
  }
}

/** Numbers that are resolved when all others are; relative to the size of the student's outputs. */
function numbersOf({ chain }: Student): number[] {
  const { m, orthogonal, response } = chain.learners.at(-1)!;
  const scale = Math.sqrt(m * m + orthogonal.at(-1)!);
  return [
    m / scale,
    ...response,
    ...orthogonal.map((value, l) => value / (scale * Math.sqrt(chain.learners[l]!.orthogonal[l]!))),
  ];
}

/** lambda -> 0+ with as many samples as weights. */
function atThreshold(model: Model, { fraction }: StudentTraining): Unsolved {
  return {
    status: "diverged",
    question: "distillation",
    model,
    regime: "ridgeless",
    lastOverlaps: { m: Number.NaN, q: Number.POSITIVE_INFINITY, V: Number.POSITIVE_INFINITY },
    diagnostics: {
      method: "closed-form",
      iterations: 0,
      residual: Number.POSITIVE_INFINITY,
      contraction: 1,
      errorEstimate: Number.POSITIVE_INFINITY,
    },
    message:
      `${model.name} at alpha=${model.alpha}, fraction=${fraction}, lambda=0+: the student has as many samples as weights, where its response diverges; ` +
      "give another fraction, or a positive lambda",
  };
}
