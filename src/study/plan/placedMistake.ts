import { type PlanPath, planDocument } from "./planDocument.js";
import { PlanError } from "./planError.js";

/** A plan as it was written. */
interface WrittenPlan {
  readonly text: string;
  readonly file: string;
  readonly size: "full" | "small";
}

/**
 * A mistake that is found when a plan is put to use, told by its line as those that are found when it is read.
 *
 * @param path Where in the plan; in its small section, if that is laid over it there.
 */
export function placedMistake({ text, file, size }: WrittenPlan, path: PlanPath, message: string): PlanError {
  const { data, lineOf } = planDocument(text, file);
  const { small } = data as { readonly small?: Readonly<Record<PropertyKey, unknown>> };
  const [key] = path;
  const isOverlaid = size === "small" && key !== undefined && small?.[key] !== undefined;
  return new PlanError(file, [{ line: lineOf(isOverlaid ? ["small", ...path] : path), text: message }]);
}
