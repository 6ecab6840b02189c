import { ParameterError } from "../../src/core/errors.js";
import { nearMiss, requireName } from "../../src/core/nearMiss.js";
import { type Loss, logistic, square } from "../losses.js";
import { isStudentLoss, type StudentLoss, softLogistic } from "../studentLosses.js";
import type { Route } from "../types.js";
import { allowedRange, isNumeric, requireParameter, type UncheckedPoint } from "./parameters.js";

/** Parameters that say from whom, and on what, a student is trained. */
export const STUDENT_PARAMETERS = ["teacher", "fraction", "inputs", "temperature"] as const;

/** Inputs of a student's training set: its teacher's, or new ones. */
export const STUDENT_INPUTS = ["same", "fresh"] as const;

/** Keys of a teacher. Data and features are those of its student. */
export const TEACHER_KEYS = ["loss", "lambda", "channel", ...STUDENT_PARAMETERS] as const;

/** Parameters of a student; none where the learner is trained on labels. */
export interface StudentParameters {
  /** The learner whose outputs are learned. */
  readonly teacher?: TeacherPoint;
  /** Share of the teacher's inputs, (0, 1]; fresh inputs may be more, (0, Infinity). Defaults to 1. */
  readonly fraction?: number;
  /** Defaults to "same". */
  readonly inputs?: "same" | "fresh";
  /** Of the teacher's outputs, [0, Infinity), for the logistic loss. Defaults to 1. */
  readonly temperature?: number;
}

/** A learner that others learn from. With a teacher of its own it is a student itself. */
export interface TeacherPoint extends StudentParameters {
  /** A loss by name, or any convex margin loss; "square" where it has a teacher of its own. */
  readonly loss: string | Loss | StudentLoss;
  /** Ridge penalty, [0, Infinity]: 0 is the limit 0+, Infinity the limit of Hebb's rule. */
  readonly lambda: number;
  /** Defaults to "exact". */
  readonly channel?: Route;
}

/** The teacher as it is given, of which nothing is known yet; undefined where there is none. */
export function givenTeacher(point: UncheckedPoint): UncheckedPoint | undefined {
  const { teacher } = point;
  if (teacher === undefined) return undefined;
  if (typeof teacher !== "object" || teacher === null || Array.isArray(teacher)) {
    throw new ParameterError(
      "point",
      "teacher",
      teacher,
      "objects { loss, lambda }",
      'Such as {"loss": "hinge", "lambda": 0.1}',
    );
  }
  for (const key of Object.keys(teacher)) {
    if (TEACHER_KEYS.some((known) => known === key)) continue;
    const meant = nearMiss(key, TEACHER_KEYS);
    const remedy = meant === undefined ? "A teacher has its student's data and features" : `Did you mean ${meant}?`;
    throw new ParameterError("point", "key of teacher", key, `{${TEACHER_KEYS.join(", ")}}`, remedy);
  }
  return teacher;
}

/** The first learner of the chain that a point describes: the one that is trained on labels. */
export function rootOf(point: UncheckedPoint): UncheckedPoint {
  const teacher = givenTeacher(point);
  return teacher === undefined ? point : rootOf(teacher);
}

/** Losses that students have by name. */
const STUDENT_LOSSES = ["square", "logistic"] as const;
/** Symbols of a student's loss that is an expression: its output, and its teacher's. */
const STUDENT_SYMBOLS = ["z", "t"] as const;

/**
 * The loss of the student of a point; undefined for the square loss, whose students have a closed form.
 *
 * @throws {ParameterError} naming the loss of a student that no student can have, or not at its place in a chain.
 */
export function studentLossOf({ loss, teacher, temperature = 1 }: TeacherPoint): StudentLoss | undefined {
  if (teacher?.teacher !== undefined && studentLossOf(teacher) !== undefined) {
    throw new ParameterError(
      "distillation",
      "teacher.loss",
      lossName(teacher.loss),
      "{square} where the teacher is a student itself",
      "A student on another loss has no students of its own",
    );
  }
  if (loss === "square" || loss === square) return undefined;
  const found =
    loss === "logistic" || loss === logistic ? softLogistic(temperature) : isStudentLoss(loss) ? loss : undefined;
  if (found === undefined) {
    throw new ParameterError(
      "distillation",
      "loss",
      lossName(loss),
      `${STUDENT_LOSSES.join(", ")}, or an expression in ${STUDENT_SYMBOLS.join(" and ")}, for students`,
      'z is the student\'s output and t its teacher\'s, such as "max(0, 1 - z*sign(t))" or "log(cosh(z - t))"',
    );
  }
  if (teacher?.teacher !== undefined) {
    const remedy = "Its teacher is a student itself, and such students are known for the square loss only";
    throw new ParameterError("distillation", "loss", lossName(loss), "{square} in a chain of students", remedy);
  }
  return found;
}

function lossName(loss: TeacherPoint["loss"]): string {
  return typeof loss === "string" ? loss : loss.name;
}

/**
 * Checks what a point says of its student, teachers of teachers included; which losses a student can have, studentLossOf says.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function requireStudentValues(where: string, point: UncheckedPoint): void {
  const teacher = givenTeacher(point);
  const { fraction, inputs } = point;
  if (inputs !== undefined) requireName(where, "inputs", inputs, STUDENT_INPUTS);
  if (fraction !== undefined) {
    requireParameter(where, "fraction", fraction);
    if (teacher !== undefined && inputs !== "fresh" && (fraction as number) > 1) {
      throw new ParameterError(
        where,
        "fraction",
        fraction,
        "(0, 1] of the teacher's inputs",
        "Only fresh inputs can be more",
      );
    }
  }
  const { temperature } = point;
  if (temperature !== undefined) {
    requireParameter(where, "temperature", temperature);
    if (teacher !== undefined && point.loss !== "logistic" && point.loss !== logistic) {
      const remedy = "The square loss has no temperature, and an expression has one of its own, such as t/2";
      throw new ParameterError(where, "temperature", temperature, "students with the loss logistic", remedy);
    }
  }
  if (teacher === undefined) {
    for (const name of ["fraction", "inputs", "temperature"] as const) {
      if (point[name] === undefined || point[name] === "same") continue;
      throw new ParameterError(
        where,
        name,
        point[name],
        "points with a teacher",
        "Without one the learner is trained on labels",
      );
    }
    return;
  }
  for (const name of ["loss", "lambda"] as const) {
    if (teacher[name] !== undefined) continue;
    const allowed = isNumeric(name) ? allowedRange(name) : "a loss";
    throw new ParameterError(
      where,
      `teacher.${name}`,
      undefined,
      allowed,
      "A teacher has a loss and a lambda of its own",
    );
  }
  try {
    requireParameter(where, "lambda", teacher["lambda"]);
    requireStudentValues(where, teacher);
  } catch (error) {
    throw inTeacher(error);
  }
}

/** An error in a teacher's parameter, with the parameter as it is found in the point. */
export function inTeacher(error: unknown): unknown {
  if (!(error instanceof ParameterError)) return error;
  const { where, parameter, value, allowed, remedy } = error;
  if (parameter.startsWith("key of ")) return error;
  const place = where === parameter ? "point" : where;
  return new ParameterError(place, `teacher.${parameter}`, value, allowed, remedy);
}

/**
 * Refuses a teacher where the learner is followed along its training.
 *
 * @throws {ParameterError} naming the teacher.
 */
export function requireNoTeacher(point: UncheckedPoint): void {
  const { teacher } = point;
  if (teacher === undefined) return;
  const allowed = "points without algorithm, ensemble and trainingAttack";
  throw new ParameterError(
    "point",
    "teacher",
    teacher,
    allowed,
    "Students are taken at the minimum of their objective",
  );
}
