import { parseExpression } from "../../../equations/expression.js";
import type { SimulationQuestion } from "../simulation/simulationMessages.js";
import type { Question } from "../theory/questions.js";
import { schedule } from "../theory/schedule.js";
import { solver } from "../theory/solver.js";
import { PING, PRELOAD } from "./messages.js";
import { warmUp } from "./warmUp.js";

/** A turn of the event loop: a message channel is not slowed down as timers are. */
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

/** What goes wrong on the way to the learners, such as a network that is gone, is said and not waited for. */
async function runOrSay(question: SimulationQuestion): Promise<void> {
  try {
    await run(question);
  } catch (error) {
    globalThis.postMessage({ kind: "refusal", message: String(error) });
  }
}

/** Whether this is the worker that solves: the one that waits for experiments need not practice. */
let solves = false;

/** Loads what may be needed later, so that the page goes on when the network does not. */
async function prepare(): Promise<void> {
  await Promise.all([
    parseExpression("page", "loss", "u", "u"),
    import("../simulation/simulate.js"),
    import("../../../validation/linearAlgebra/mlMatrix.js"),
  ]);
  if (solves) await warmUp(solver(), turns());
  globalThis.postMessage(PRELOAD);
}

// One script for the worker that solves and the one that simulates: what they share is sent once.
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

// Until then it is loaded, and not stuck.
globalThis.postMessage(PING);
