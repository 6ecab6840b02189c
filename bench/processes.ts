import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { processorTimeOfNode } from "./processorTime.js";
import { against, type Group, type Row, rowOf } from "./row.js";

const built = (name: string): string => fileURLToPath(new URL(`../dist/${name}`, import.meta.url));
const RAF = built("raf.js");

/** Repeats of a cold start. */
const COLD_RUNS = 10;

const POINT = "--model linear --loss hinge --alpha 2 --epsilon 0.1";

/** Commands as they are typed; FOLDER is one for what they write. */
const COMMANDS = [
  `solve ${POINT} --lambda 1`,
  "solve --model linear --loss sqrt(1+(1-u)^2) --alpha 2 --epsilon 0.1 --lambda 1",
  `curve ${POINT} --over lambda --from 1e-3 --to 1e2`,
  `curve ${POINT} --over lambda --from 1e-3 --to 1e2 --plot FOLDER/curve.svg`,
];

/** The first curve of a process: what a script pays that solves one and ends. */
const FIRST_CURVE = `
import { curve, grid, observables } from ${JSON.stringify(built("index.js"))};
const point = { model: "linear", loss: "hinge", alpha: 2 / 0.9, epsilon: 0.1, lambda: 1 };
for (const { solution } of curve(point, "lambda", grid(1e-4, 1e3, 200, "log"))) observables(solution);
`;

/** Study that raf plot draws: one curve. */
const SMALL_PLAN = `name: small
fixed: {model: linear, loss: hinge, alpha: 2, epsilon: 0.1}
axes:
  lambda: {from: 1e-3, to: 1e2, count: 200, scale: log}
compute: points
`;

/** Commands and scripts from start to exit, beside a Node that does nothing. */
export function coldStarts(): Group {
  return inFolder((folder) => {
    const empty = rowOf("an empty node", processorTimeOfNode(["-e", "0"], COLD_RUNS), "ms");
    const commands = COMMANDS.map((command) => {
      const args = command.replaceAll("FOLDER", folder).split(" ");
      return rowOf(`raf ${command}`, processorTimeOfNode([RAF, ...args], COLD_RUNS), "ms");
    });
    const script = ["--input-type=module", "-e", FIRST_CURVE];
    const first = rowOf("a script that solves a curve of 200 points", processorTimeOfNode(script, COLD_RUNS), "ms");
    const study = join(folder, "small.yaml");
    writeFileSync(study, SMALL_PLAN);
    const store = join(folder, "small");
    processorTimeOfNode([RAF, "sweep", study, "--store", store], 1);
    const plotting = [
      RAF,
      "plot",
      store,
      "--x",
      "lambda",
      "--value",
      "generalizationError",
      "--out",
      join(folder, "plot.svg"),
    ];
    const plot = rowOf("raf plot of 200 points to SVG", processorTimeOfNode(plotting, COLD_RUNS), "ms");
    const paper = processorTimeOfNode([RAF, "paper", "1", "--force", "--out", join(folder, "paper")], 2);
    const rows = [...commands, first, plot, rowOf("raf paper 1", paper, "ms")];
    return {
      title: "from start to exit, processor time of all threads",
      rows: [empty, ...rows.map((row) => against(row, empty))],
    };
  });
}

/** Lines of a batch. */
const LINES = 100_000;

/** A million points of the (alpha, lambda) plane: hinge loss, ReLU kernel. */
const PLAN = `name: million
fixed: {model: kernel, loss: hinge, epsilon: 0.1, kernel: arc-cosine}
axes:
  alpha: {from: 0.1, to: 100, count: 1000, scale: log}
  lambda: {from: 1e-4, to: 1e3, count: 1000, scale: log}
compute: points
keep: [generalizationError, memorizationError, m, q]
`;

/** Many points by the command line, one worker, files included; what an empty run costs is part of it. */
export function manyPoints(): Group {
  return inFolder((folder) => {
    const lines = Array.from({ length: LINES }, (_, k) => {
      const point = { model: "kernel", activation: "erf", loss: "hinge", alpha: 2, epsilon: 0.1 };
      return `${JSON.stringify({ ...point, lambda: 10 ** (-4 + (7 * k) / LINES) })}\n`;
    });
    const batch = processorTimeOfNode([RAF, "batch"], 2, { input: lines.join("") });
    const plan = join(folder, "million.yaml");
    writeFileSync(plan, PLAN);
    const files = ["--store", join(folder, "store"), "--out", join(folder, "million.parquet")];
    const sweep = processorTimeOfNode([RAF, "sweep", plan, "--workers", "1", ...files], 1);
    const rows: Row[] = [
      rowOf("raf batch, 100,000 points, hinge, kernel erf", batch, "us a point", LINES),
      rowOf("raf sweep, 1,000,000 points, hinge, kernel arc-cosine, into Parquet", sweep, "s"),
    ];
    return { title: "many points by the command line, one worker, processor time", rows };
  });
}

function inFolder<Result>(use: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "raf-bench-"));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
