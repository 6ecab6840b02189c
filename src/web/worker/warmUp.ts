import { DEFAULT_SETTINGS } from "../state/curveSettings.js";
import { curveTask } from "../state/curveTask.js";
import { INITIAL_STATE } from "../state/explorerState.js";
import type { Solver } from "../theory/solver.js";

/** Rounds after which the engine has compiled what it will compile. */
const ROUNDS = 12;
const LEARNERS = [{ model: "linear" }, { model: "kernel" }, { model: "linear", loss: "square" }] as const;

/**
 * Solves a few curves that nobody waits for: the loops of the solver are compiled when the first knob is turned, not while it is.
 *
 * @param solver Of its own: what is solved here is remembered by nobody.
 * @param pause  Lets questions in between two curves.
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
