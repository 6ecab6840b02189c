import { parseExpression } from "../../equations/expression.js";
import { PREPARED } from "./prepared.js";
import type { SimulationQuestion } from "./simulation/simulationMessages.js";
import { ALIVE } from "./solverSigns.js";
import { practice } from "./theory/practice.js";
import type { Question } from "./theory/questions.js";
import { schedule } from "./theory/schedule.js";
import { solver } from "./theory/solver.js";

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
    import("./simulation/simulate.js"),
    import("../../validation/linearAlgebra/mlMatrix.js"),
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
    import("./simulation/simulate.js"),
    import("../../validation/linearAlgebra/mlMatrix.js"),
  ]);
  if (solves) await practice(solver(), turns());
  globalThis.postMessage(PREPARED);
}

// One script for the worker that solves and the one that simulates: what they share is sent once.
globalThis.addEventListener(
  "message",
  ({ data }: MessageEvent<Question | SimulationQuestion | typeof PREPARED | typeof ALIVE>) => {
    if (data === PREPARED) void prepare();
    else if (data === ALIVE) globalThis.postMessage(ALIVE);
    else if ("experiments" in data) void runOrSay(data);
    else {
      solves = true;
      ask(data);
    }
  },
);

// Until then it is loaded, and not stuck.
globalThis.postMessage(ALIVE);
