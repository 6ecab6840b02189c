import { ParameterError } from "../../src/core/errors.js";
import { nearMiss } from "../../src/core/nearMiss.js";
import type { Loss } from "../losses.js";
import type { Route } from "../types.js";
import { allowedRange, isNumeric, requireParameter, type UncheckedPoint } from "./parameters.js";

/** Parameters that say from whom, and on what, a student is trained. */
export const STUDENT_PARAMETERS = ["teacher", "fraction", "inputs"] as const;

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
}

/** A learner that others learn from. With a teacher of its own it is a student itself. */
export interface TeacherPoint extends StudentParameters {
  /** A loss by name, or any convex margin loss; "square" where it has a teacher of its own. */
  readonly loss: string | Loss;
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

/**
 * Checks what a point says of its student, teachers of teachers included; which losses a student can have, the solver checks.
 *
 * @throws {ParameterError} naming the parameter, its value and what is allowed.
 */
export function requireStudentValues(where: string, point: UncheckedPoint): void {
  const teacher = givenTeacher(point);
  const { fraction, inputs } = point;
  if (inputs !== undefined && !STUDENT_INPUTS.some((name) => name === inputs)) {
    throw new ParameterError(where, "inputs", inputs, `{${STUDENT_INPUTS.join(", ")}}`);
  }
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
  if (teacher === undefined) {
    for (const name of ["fraction", "inputs"] as const) {
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
  requireParameter(`${where} teacher`, "lambda", teacher["lambda"]);
  requireStudentValues(`${where} teacher`, teacher);
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
