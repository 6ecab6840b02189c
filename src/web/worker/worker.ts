import { parseExpression } from "../../../equations/expression.js";
import type { SimulationQuestion } from "../simulation/simulationMessages.js";
import { errorMessage } from "../theory/errorMessage.js";
import type { Question } from "../theory/questions.js";
import { schedule } from "../theory/schedule.js";
import { solver } from "../theory/solver.js";
import { PING, PRELOAD } from "./messages.js";
import { warmUp } from "./warmUp.js";

/** Returns a function that waits for one turn of the event loop. A message channel is used because browsers throttle timers. */
function turns(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  let resume: (() => void) | undefined;
  port1.onmessage = () => resume?.();
  return () =>
    new Promise((resolve) => {
      resume = resolve;
      port2.postMessage(null);
    });
}

const ask = schedule(solver(), {
  post: (answer) => {
    globalThis.postMessage(answer);
  },
  now: () => performance.now(),
  pause: turns(),
});

/** The learners are loaded when the first experiment is run. */
async function run(question: SimulationQuestion): Promise<void> {
  const [{ simulate }, { mlMatrix }] = await Promise.all([
    import("../simulation/simulate.js"),
    import("../../../validation/linearAlgebra/mlMatrix.js"),
  ]);
  for await (const answer of simulate(question, mlMatrix)) globalThis.postMessage(answer);
}

/** Reports a failure, such as a lost network, as a refusal. */
async function runOrSay(question: SimulationQuestion): Promise<void> {
  try {
    await run(question);
  } catch (error) {
    globalThis.postMessage({ kind: "refusal", message: errorMessage(error) });
  }
}

/** True if this worker solves theory. The worker for simulations needs no warm-up. */
let solves = false;

/** Loads every module that may be needed later, so that the page works offline. */
async function prepare(): Promise<void> {
  await Promise.all([
    parseExpression("page", "loss", "u", "u"),
    import("../simulation/simulate.js"),
    import("../../../validation/linearAlgebra/mlMatrix.js"),
  ]);
  if (solves) await warmUp(solver(), turns());
  globalThis.postMessage(PRELOAD);
}

// The solving and the simulating worker run the same script, so that shared modules are downloaded once.
globalThis.addEventListener(
  "message",
  ({ data }: MessageEvent<Question | SimulationQuestion | typeof PRELOAD | typeof PING>) => {
    if (data === PRELOAD) void prepare();
    else if (data === PING) globalThis.postMessage(PING);
    else if ("experiments" in data) void runOrSay(data);
    else {
      solves = true;
      ask(data);
    }
  },
);

// Tells the page that the script has loaded.
globalThis.postMessage(PING);
