import { Option } from "commander";
import { FEATURE_FORMS } from "../../../equations/point.js";
import { TRAINING_PARAMETERS } from "../../../equations/vocabulary/algorithms.js";
import { MODEL_NAMES, MODELS, type ModelName, TASK_PARAMETERS } from "../../../equations/vocabulary/models.js";
import { CONJUGATE_NAMES, MEASURE_NAMES, OVERLAP_NAMES } from "../../../equations/vocabulary/observables.js";
import { threadPool } from "../../../validation/threadPool.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { MOST_WORKERS } from "../flags/countFlag.js";
import { integerOf } from "../flags/numberFlag.js";
import { INFINITE_UNITS } from "../output/infiniteUnits.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { type Streams, write } from "../output/streams.js";
import { onInterruption } from "../run/interruptible.js";
import { batchBlocks, nextBlock } from "./batchBlocks.js";
import { type BatchLines, type BatchResults, solveLines } from "./batchLines.js";

interface BatchFlags {
  readonly workers: number;
  readonly chunk: number;
}

/** Lines per block at most: many enough that sending a block to a thread costs little, few enough to need little memory. */
const DEFAULT_CHUNK = 512;
/** Lines of the first block: nobody knows yet how long a point takes. */
const FIRST_BLOCK = 16;
const MOST_CHUNK = 1e5;

const NOTES = `Input: one JSON object a line with ${TASK_PARAMETERS.join(", ")}. lambda is a number, "0+" or "inf". Each model has keys of its own (optional ones in brackets):
  ${MODEL_NAMES.map((model) => ownKeys(model)).join("\n  ")}
Features are given by exactly one of ${FEATURE_FORMS}. Training in time: ${TRAINING_PARAMETERS.join(", ")}, as of raf solve. Other keys are tags; a key that is one slip away from a parameter is refused. Blank lines are skipped.
Output: one JSON object a line, in the same order: status, regime, overlaps {${OVERLAP_NAMES.join(", ")}}, conjugates {${CONJUGATE_NAMES.join(", ")}}, ${MEASURE_NAMES.join(", ")}, diagnostics, and the line itself under point. null stands for a value that diverges, does not exist, or is not converged. Sampled theories add standardErrors. At lambda = inf, ${INFINITE_UNITS}.
A bad line gives {"status":"error","line":N,"error":{"parameter","value","allowed","message"}}; the other lines are solved.
Exit codes: 2 if a line was bad, else 3 if a point did not converge, else 0.`;

/** `raf batch`: JSON lines in and out, for other programs. */
export const batchCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    `echo '{"model":"kernel","loss":"hinge","alpha":2.2,"epsilon":0.1,"lambda":0.12,"mu1":0.5,"muStar":0.3}' | raf batch`,
    "raf batch --workers 2 < points.ndjson > results.ndjson",
  ],
  configure: (command) => {
    command
      .addOption(
        new Option("--workers <count>", "threads that solve; the results do not depend on it")
          .argParser((text) => integerOf("workers", text, 1, MOST_WORKERS))
          .default(1),
      )
      .addOption(
        new Option("--chunk <lines>", "lines handed to a worker at a time, at most")
          .argParser((text) => integerOf("chunk", text, 1, MOST_CHUNK))
          .default(DEFAULT_CHUNK),
      );
  },
  run: async (command, streams) => {
    const { workers, chunk } = command.opts<BatchFlags>();
    return batch(streams, batchWorkers(workers), chunk);
  },
};

/** "rf: kappa [activation] [mu1] [muStar] [gamma]" */
function ownKeys(model: ModelName): string {
  const { needs, allows } = MODELS[model];
  const keys = [...needs, ...allows.map((name) => `[${name}]`)];
  return `${model}: ${keys.length === 0 ? "no others" : keys.join(" ")}`;
}

/**
 * Solves a stream of points and writes the results in the same order.
 *
 * Reading waits for solving, and solving for writing, so memory is bounded by the blocks in hand. Ctrl-C ends the reading; blocks in hand
 * are finished and written, which is why slow points come in small blocks. A closed pipe ends the command without an error.
 */
async function batch({ stdin, stdout }: Streams, workers: BatchWorkers, chunk: number): Promise<Outcome> {
  const count = { bad: 0, unsolved: 0 };
  let most = Math.min(FIRST_BLOCK, chunk);
  const writeResults = async (results: BatchResults): Promise<void> => {
    most = nextBlock(most, results.secondsAPoint, chunk);
    count.bad += results.bad;
    count.unsolved += results.unsolved;
    if (results.bytes.length > 0) await write(stdout, results.bytes);
  };
  let interrupted = false;
  const interrupt = (): void => {
    interrupted = true;
    stdin.destroy();
  };
  const removeHandlers = onInterruption(interrupt);
  const queue: Promise<void>[] = [];
  let last: Promise<unknown> = Promise.resolve();
  try {
    for await (const lines of readUntil(
      batchBlocks(stdin, () => most),
      () => interrupted,
    )) {
      const written = Promise.all([workers.solve(lines), last]).then(([results]) => writeResults(results));
      // The promise is awaited below; until then a rejection must not count as unhandled.
      written.catch(() => undefined);
      queue.push(written);
      last = written;
      if (queue.length >= workers.inHand) await queue.shift();
    }
    await last;
  } finally {
    removeHandlers();
    stdin.destroy();
    await workers.close();
  }
  return outcomeOf(count, interrupted);
}

/** The blocks until an interruption. The interruption closes the stream, and the resulting error is ignored. */
async function* readUntil<Block>(blocks: AsyncIterable<Block>, stopped: () => boolean): AsyncGenerator<Block> {
  try {
    for await (const block of blocks) {
      yield block;
      if (stopped()) return;
    }
  } catch (error) {
    if (!stopped()) throw error;
  }
}

function outcomeOf(count: { readonly bad: number; readonly unsolved: number }, interrupted: boolean): Outcome {
  const found = [
    ...(interrupted ? ["interrupted"] : []),
    ...(count.bad > 0 ? [`${count.bad} bad ${count.bad === 1 ? "line" : "lines"}`] : []),
    ...(count.unsolved > 0 ? [`${count.unsolved} not converged`] : []),
  ];
  if (found.length === 0) return { exitCode: EXIT_CODES.ok, output: [] };
  const exitCode = interrupted ? EXIT_CODES.interrupted : count.bad > 0 ? EXIT_CODES.badInput : EXIT_CODES.notConverged;
  return { exitCode, output: [], message: `${found.join(", ")}; the results say which and why` };
}

/** Workers that solve blocks of lines. */
interface BatchWorkers {
  /** Number of blocks in hand that keeps every worker busy. */
  readonly inHand: number;
  readonly solve: (lines: BatchLines) => Promise<BatchResults>;
  readonly close: () => Promise<void>;
}

/** On the main thread, which hears signals between blocks only. */
async function solveHere(lines: BatchLines): Promise<BatchResults> {
  await new Promise((resolve) => setImmediate(resolve));
  return solveLines(lines);
}

/**
 * Worker threads for a batch. A single worker runs on the main thread.
 *
 * @param count Number of workers, 1, 2, ...
 */
function batchWorkers(count: number): BatchWorkers {
  if (count === 1) return { inHand: 1, solve: solveHere, close: () => Promise.resolve() };
  const task = { beside: import.meta.url, module: "./batchLines", name: "solveLines" };
  const pool = threadPool<BatchLines, BatchResults>(task, count);
  return { inHand: pool.inHand, solve: pool.run, close: pool.close };
}
