import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { logistic } from "../equations/losses.js";
import { grid } from "../src/sweep/grid.js";
import type { Experiment } from "../validation/experiment.js";
import { learnerSpace } from "../validation/learnerSpace.js";
import { certified } from "../validation/learners/certificate.js";
import { hinge } from "../validation/learners/hinge.js";
import { newton } from "../validation/learners/newton.js";
import type { TrainingProblem } from "../validation/learners/problem.js";
import { ridge } from "../validation/learners/ridge.js";
import { loadLinearAlgebra } from "../validation/linearAlgebra/loadLinearAlgebra.js";
import { teacherData } from "../validation/teacherData.js";
import { processorTime, processorTimeBeside } from "./processorTime.js";
import { type Group, type Row, rowOf } from "./row.js";

/** Sizes of the speed requirement: 30 % random labels, C = 1 / lambda = 1. */
const EXPERIMENT: Experiment = {
  model: "linear",
  loss: "hinge",
  alpha: 2,
  epsilon: 0.3,
  lambdas: [1],
  d: 1000,
  seed: 1,
  replica: 0,
};
const KERNEL: Experiment = { ...EXPERIMENT, model: "kernel", kernel: "polynomial(2, 1)", d: 500, alpha: 3 };
const LAMBDAS = grid(1e-3, 1e3, 20, "log");

/** Seconds of scikit-learn 1.2.1 and LAPACK on two cores of 2026, one thread: for machines without them. */
const NAMED = { ridge: 0.35, kernelRidge: 2.2, linear: 0.28, kernel: 0.17, logistic: 0.42 } as const;

type Task = keyof typeof NAMED;

const TITLES: { readonly [task in Task]: string } = {
  ridge: "ridge, 20 lambdas, d = 1000, n = 2000",
  kernelRidge: "kernel ridge, 20 lambdas, n = 2000",
  linear: "linear SVM, d = 1000, n = 2000, C = 1",
  kernel: "kernel SVM, n = 1500, C = 1",
  logistic: "logistic regression, d = 1000, n = 2000, C = 1",
};

/** Learners against scikit-learn and LAPACK, turn by turn, where python3 (or $PYTHON) has them, else against their named figures. */
export async function learners(): Promise<Group> {
  const algebra = loadLinearAlgebra();
  const linear = await problemOf(EXPERIMENT);
  const kernel = await problemOf(KERNEL);
  const noisy = await problemOf({ ...EXPERIMENT, model: "kernel", mu1: 1, muStar: 1 });
  const tasks: { readonly [task in Task]: () => void } = {
    ridge: () => certified(ridge(linear, LAMBDAS, algebra)),
    kernelRidge: () => certified(ridge(noisy, LAMBDAS, algebra)),
    linear: () => certified(hinge(linear, [1], algebra)),
    kernel: () => certified(hinge(kernel, [1], algebra)),
    logistic: () => certified([newton(linear, logistic, 1, algebra)]),
  };
  const reference = await openReference(linear, kernel);
  try {
    const to = reference?.version ?? "the named figures of scikit-learn 1.2.1 and LAPACK";
    const rows: Row[] = [];
    for (const [task, run] of Object.entries(tasks) as [Task, () => void][]) {
      const beside = reference && (await processorTimeBeside(run, () => reference.secondsOf(task)));
      const time = beside ?? processorTime(run);
      const value = beside?.ratio ?? time.seconds / NAMED[task];
      rows.push({ ...rowOf(TITLES[task], time, "s"), ratio: { to, value } });
    }
    return { title: `learners, ${algebra.name}, one thread, every fit certified, processor time`, rows };
  } finally {
    reference?.close();
  }
}

async function problemOf(experiment: Experiment): Promise<TrainingProblem> {
  const { inputs, labels } = teacherData(experiment);
  return (await learnerSpace(experiment, inputs, labels, loadLinearAlgebra())).problem;
}

/** Places of Python: the first that has scikit-learn is asked. */
const PYTHONS = [process.env["PYTHON"] ?? "python3", "/usr/bin/python3"];

/** Python with the same data, which does one task at a time. */
interface Reference {
  readonly version: string;
  /** Processor time of one more repeat. */
  readonly secondsOf: (task: Task) => Promise<number>;
  readonly close: () => void;
}

/** undefined where no Python has scikit-learn. */
async function openReference(linear: TrainingProblem, kernel: TrainingProblem): Promise<Reference | undefined> {
  if (linear.kind !== "features" || kernel.kind !== "kernel") throw new Error("features and a kernel are compared");
  const folder = mkdtempSync(join(tmpdir(), "raf-bench-"));
  const arrays = { x: linear.features.data, y: linear.labels, kernel: kernel.kernel.data, z: kernel.labels };
  for (const [name, data] of Object.entries(arrays)) writeFileSync(join(folder, `${name}.f64`), data);
  const sizes = { n: linear.labels.length, d: linear.features.columns, m: kernel.labels.length, lambdas: LAMBDAS };
  writeFileSync(join(folder, "sizes.json"), JSON.stringify(sizes));
  const script = fileURLToPath(new URL("./learnersReference.py", import.meta.url));
  for (const python of PYTHONS) {
    const child = spawn(python, [script, folder]);
    const answer = answersOf(child);
    const version = await answer();
    if (version === undefined) continue;
    return {
      version,
      secondsOf: async (task) => {
        child.stdin.write(`${task}\n`);
        return Number(await answer());
      },
      close: () => {
        child.stdin.end();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  rmSync(folder, { recursive: true, force: true });
  return undefined;
}

/** The lines that a process prints, one by one; undefined after the last one, and where there is no such program. */
function answersOf(child: ChildProcessWithoutNullStreams): () => Promise<string | undefined> {
  // A missing program ends its output too.
  child.on("error", () => {});
  child.stderr.resume();
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => {
    const next = (await lines.next()) as IteratorResult<string, undefined>;
    return next.value;
  };
}
