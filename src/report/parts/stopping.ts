import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { bayesOptimal, observables } from "../../solver/solve.js";
import { curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import { optimum } from "../../sweep/optimum.js";
import type { Figure } from "../figure.js";
import { lineFigure } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { RECORD_COLUMNS } from "../recordColumns.js";
import { TRADE_OFF_TASK } from "./figureOne.js";
import { drawnPoints, recordRows, TRADE_OFF_LAMBDAS } from "./tradeOffData.js";
import { TRAINING_LEARNERS } from "./trainingLearners.js";

const TIMES: readonly number[] = [...grid(1e-4, 1e5, 271, "log"), Number.POSITIVE_INFINITY];

/** Early stopping as regularization: trade-off curves with time running instead of lambda. */
export const stopping: PaperPart = {
  name: "stopping",
  title: "Early stopping against ridge",
  caption:
    "Curves $(E_{\\mathrm{gen}}, E_{\\mathrm{mem}})$ of the square loss: along the ridge $\\lambda$ at the minimum, and along the time $t$ of gradient flow without ridge.",
  parameters: [
    ["epsilon", "0.1"],
    ["alpha", "2/(1 - epsilon)"],
    ["lambda", "0+ to infinity, or 0+"],
    ["time", "infinity, or 10^-4 to infinity"],
  ],
  compute: (progress) => Promise.resolve(computeStopping(progress)),
};

function computeStopping(progress: (fraction: number) => void): PaperResult {
  const rows: Cell[][] = [];
  const learners = TRAINING_LEARNERS.map(({ name, label, point }, index) => {
    const flow = { ...point, algorithm: "gradient-flow" } as const;
    const along = {
      lambda: curve(point, "lambda", TRADE_OFF_LAMBDAS),
      time: curve(flow, "time", TIMES),
    };
    rows.push(...recordRows([name, "lambda"], along.lambda), ...recordRows([name, "time"], along.time));
    const ridge = optimum(point, { over: "lambda", objective: "generalization" });
    const stopped = optimum(flow, { over: "time", objective: "generalization" });
    progress((index + 1) / TRAINING_LEARNERS.length);
    return { label, along, ridge, stopped };
  });
  const best = learners.map(({ label, ridge, stopped }): Cell[] => [
    label,
    stopped.value,
    stopped.time ?? null,
    observables(stopped.solution)[E_MEM],
    ridge.value,
    ridge.lambda,
    observables(ridge.solution)[E_MEM],
  ]);
  return {
    draw: (width) => stoppingFigure(learners, width),
    data: { columns: ["learner", "along", "value", ...RECORD_COLUMNS], rows },
    tables: [
      {
        name: "stopping",
        title: "Least E_gen by stopping without ridge, and by ridge without stopping",
        columns: ["learner", "stopped E_gen", "time", "E_mem there", "ridge E_gen", "lambda", "E_mem there"],
        rows: best,
      },
    ],
    comparisons: [],
    unsolved: 0,
    notes: learners.map(
      ({ label, ridge, stopped }) =>
        `${label}: stopping at t = ${(stopped.time ?? 0).toPrecision(4)} gives E_gen = ${stopped.value.toFixed(5)}; the best ridge gives ${ridge.value.toFixed(5)}, ${stopped.value > ridge.value ? "a little less" : "no less"}.`,
    ),
  };
}

function stoppingFigure(
  learners: readonly {
    readonly label: string;
    readonly along: { readonly [way in "lambda" | "time"]: ReturnType<typeof curve> };
  }[],
  width: Figure["width"],
): Figure {
  const baseline = bayesOptimal(TRADE_OFF_TASK)[E_GEN];
  const ways = [
    { way: "lambda", label: "ridge $\\lambda$ runs, $t \\to \\infty$" },
    { way: "time", label: "time $t$ runs, $\\lambda \\to 0^+$" },
  ] as const;
  return lineFigure({
    width,
    columns: width === "one-column" ? 1 : 3,
    sharedAxes: ["x", "y"],
    aspect: 0.9,
    panels: learners.map(({ label, along }) => ({
      title: label,
      x: { label: "generalization error $E_{\\mathrm{gen}}$", scale: "linear" },
      y: { label: "memorization error $E_{\\mathrm{mem}}$", scale: "linear" },
      series: ways.map(({ way, label: named }) => {
        const points = drawnPoints(along[way]);
        return { label: named, x: points.map((one) => one[E_GEN]), y: points.map((one) => one[E_MEM]) };
      }),
      verticalLines: [{ x: baseline, label: "Bayes-optimal $E_{\\mathrm{gen}}$", style: "bold-dashed-black" as const }],
    })),
  });
}
