import { DEFAULT_SETTINGS } from "../state/curveSettings.js";
import { curveTask } from "../state/curveTask.js";
import { INITIAL_STATE } from "../state/explorerState.js";
import type { Solver } from "../theory/solver.js";

/** Rounds after which the JavaScript engine has compiled the hot loops. */
const ROUNDS = 12;
const LEARNERS = [{ model: "linear" }, { model: "kernel" }, { model: "linear", loss: "square" }] as const;

/**
 * Solves a few curves and discards them, so that the engine compiles the solver before the first control is moved.
 *
 * @param solver A solver of its own, so that the discarded curves do not enter the memory of the page's solver.
 * @param pause  Lets the worker read messages between two curves.
 */
export async function warmUp(solver: Solver, pause: () => Promise<void>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    for (const learner of LEARNERS) {
      const task = curveTask({ ...DEFAULT_SETTINGS, ...learner }, INITIAL_STATE);
      const answers = solver.answers({ channel: "warmUp", id: 0, task }, () => false);
      while (!(await answers.next()).done);
      await pause();
    }
  }
}
