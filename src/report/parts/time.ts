import { withParameter } from "../../../equations/point.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { requireSolved } from "../../solver/solution.js";
import { solve } from "../../solver/solve.js";
import { type CurvePoint, curve } from "../../sweep/curve.js";
import { grid } from "../../sweep/grid.js";
import type { Figure } from "../figure.js";
import { lineFigure, type Series } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { RECORD_COLUMNS } from "../recordColumns.js";
import { recordRows } from "./tradeOffData.js";
import { TRAINING_LEARNERS } from "./trainingLearners.js";

const TIMES = grid(1e-2, 1e4, 241, "log");

/** Observables that are drawn against time. */
const DRAWN = [
  { name: E_GEN, label: "$E_{\\mathrm{gen}}$" },
  { name: E_MEM, label: "$E_{\\mathrm{mem}}$" },
  { name: "ruleTrainingError", label: "training, rules" },
  { name: "trainingError", label: "training, all" },
] as const;

type DrawnName = (typeof DRAWN)[number]["name"];

/** Learning in time: what is learned first. */
export const time: PaperPart = {
  name: "time",
  title: "Learning in time: the rule before the facts",
  caption:
    "Gradient flow on the square loss without ridge: generalization, memorization and training errors against time, for the perceptron and two kernels.",
  parameters: [
    ["epsilon", "0.1"],
    ["alpha", "2/(1 - epsilon)"],
    ["lambda", "0+"],
    ["time", `${TIMES.length} values from 0.01 to 10^4`],
  ],
  compute: (progress) => Promise.resolve(computeTime(progress)),
};

function computeTime(progress: (fraction: number) => void): PaperResult {
  const rows: Cell[][] = [];
  const learners = TRAINING_LEARNERS.map(({ name, label, point }, index) => {
    const points = curve({ ...point, algorithm: "gradient-flow" }, "time", TIMES);
    rows.push(...recordRows([name], points));
    progress((index + 1) / TRAINING_LEARNERS.length);
    return { name, label, point, points };
  });
  return {
    draw: (width) => timeFigure(learners, width),
    data: { columns: ["learner", "time", ...RECORD_COLUMNS], rows },
    tables: [],
    comparisons: [],
    unsolved: 0,
    notes: learners.map(({ label, point, points }) => {
      const [rule, facts] = ([E_GEN, E_MEM] as const).map((name) => halfWay(points, name, valueAtEnd(point, name))) as [
        number,
        number,
      ];
      const order = rule < facts ? "The rule is learned before the facts" : "The facts are learned before the rule";
      return `${label}: half of what E_gen gains is gained at t = ${rule.toPrecision(3)}, half of what E_mem gains at t = ${facts.toPrecision(3)}. ${order}.`;
    }),
  };
}

function valuesOf(points: readonly CurvePoint[], name: DrawnName): number[] {
  return points.map(({ solution }) => {
    const solved = requireSolved(solution);
    return solved.question === "training" ? solved.learner[name] : Number.NaN;
  });
}

function valueAtEnd(point: (typeof TRAINING_LEARNERS)[number]["point"], name: DrawnName): number {
  const end = { ...withParameter(point, "time", Number.POSITIVE_INFINITY), algorithm: "gradient-flow" } as const;
  const solved = requireSolved(solve(end));
  return solved.question === "training" ? solved.learner[name] : Number.NaN;
}

/** Time at which a value has fallen half of the way from its first to its least. */
function halfWay(points: readonly CurvePoint[], name: DrawnName, end: number): number {
  const values = valuesOf(points, name);
  const half = 0.5 * (values[0]! + Math.min(end, ...values));
  return points[values.findIndex((value) => value <= half)]?.value ?? Number.POSITIVE_INFINITY;
}

function timeFigure(
  learners: readonly { readonly label: string; readonly points: readonly CurvePoint[] }[],
  width: Figure["width"],
): Figure {
  return lineFigure({
    width,
    columns: width === "one-column" ? 1 : 3,
    sharedAxes: ["y"],
    aspect: 0.9,
    panels: learners.map(({ label, points }) => ({
      title: label,
      x: { label: "training time $t$", scale: "log" },
      y: { label: "error", scale: "linear", domain: [0, 0.35] },
      series: DRAWN.map(({ name, label: drawn }): Series => ({ label: drawn, x: TIMES, y: valuesOf(points, name) })),
    })),
  });
}
