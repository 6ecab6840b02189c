import { Option } from "commander";
import type { TeacherInput } from "../../../equations/point.js";
import { TEACHER_KEYS } from "../../../equations/vocabulary/teachers.js";
import { ParameterError } from "../../core/errors.js";
import { arithmetic } from "../../numerics/arithmetic.js";

/** Forms of the flag, for its help and its messages. */
const FORMS = 'loss=hinge,lambda=0.1 or a JSON object {"loss": "hinge", "lambda": 0.1}';
/** Commas that part one key from the next: an expression has commas of its own. */
const PARTING = /,(?=\s*[A-Za-z]+\s*=)/;

/** The flag of a learner that another learns from. */
export function learnerFlag(name: string, help: string): Option {
  return new Option(`--${name} <learner>`, `${help}: ${FORMS}; keys ${TEACHER_KEYS.join(", ")}`).argParser((text) =>
    learnerOf(name, text),
  );
}

/**
 * A learner from the text of its flag.
 *
 * @throws {ParameterError} naming the flag, its text and the forms that it can have; keys and values are checked by the model.
 */
function learnerOf(name: string, text: string): TeacherInput {
  const refuse = (remedy?: string): ParameterError => new ParameterError("raf", name, text, FORMS, remedy);
  if (text.trim().startsWith("{")) {
    try {
      return JSON.parse(text) as TeacherInput;
    } catch (error) {
      throw refuse(error instanceof Error ? error.message : undefined);
    }
  }
  const pairs = text.split(PARTING).map((part) => {
    const equals = part.indexOf("=");
    const [key, value] = [part.slice(0, equals).trim(), part.slice(equals + 1).trim()];
    if (equals < 0 || value === "") throw refuse(`"${part.trim()}" is not key=value`);
    const found = key === "loss" ? { problem: "" } : arithmetic(value);
    return [key, "value" in found && Number.isFinite(found.value) ? found.value : value];
  });
  return Object.fromEntries(pairs) as TeacherInput;
}
