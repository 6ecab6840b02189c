import { LOSSES } from "../../../equations/vocabulary/losses.js";
import type { Task } from "../theory/questions.js";

/**
 * Why nothing can be simulated of what is drawn.
 *
 * @param task Of the curve that is drawn, where there is one.
 * @returns    Undefined where it can.
 */
export function simulationAbsence(task: Task | undefined): string | undefined {
  if (task === undefined) return "There is no curve to simulate";
  if (task.kind === "map") return "A map is not simulated: every view with a curve is";
  if (task.kind === "capacity") return "The capacity is not simulated: it is no error of a learner";
  const { loss } = task.input;
  return typeof loss === "string" && Object.hasOwn(LOSSES, loss)
    ? undefined
    : "Only losses with a name have a learner to train";
}
