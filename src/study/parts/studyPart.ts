import { isLossName, LOSSES } from "../../../equations/vocabulary/losses.js";
import { type Column, columnsOf, neededParameters } from "../plan/computations.js";
import type {
  Axis,
  Compute,
  ParameterSet,
  ParameterValue,
  Plan,
  PlanCase,
  PlanParameter,
  ReplicaCompute,
} from "../plan/plan.js";

/**
 * One computation over all its points: a table of so many rows, cut into units of work.
 *
 * A row is a combination of a case and a point of every axis, the last axis fastest. Axes on which the computation does not depend are
 * left out. Units are cut at fixed places, whoever computes them.
 */
export interface StudyPart {
  /** "points", "optimum", ...; numbered if a plan has several of a kind. */
  readonly name: string;
  readonly compute: Compute;
  readonly fixed: ParameterSet;
  /** At least one; the label is "" where the plan has no cases. */
  readonly cases: readonly PlanCase[];
  readonly axes: readonly Axis[];
  readonly rows: number;
  /** Rows that are computed together; the last unit may have fewer. */
  readonly unitRows: number;
  /** Results that are kept. */
  readonly columns: readonly Column[];
}

/** Most rows of a unit: enough that handing it to a thread costs nothing, few enough that a kill loses little. */
const UNIT_ROWS = { points: 256, thresholds: 64, bayes: 256, optimum: 4 } as const;
/** The same where every step is a quadrature, which takes milliseconds a point and seconds an optimum. */
const SLOW_UNIT_ROWS = { points: 8, thresholds: 64, bayes: 256, optimum: 1 } as const;
/** Units of a part at least, if it has so many rows: a small plan too divides among many machines. */
const LEAST_UNITS = 64;

const NO_CASE: PlanCase = { label: "", parameters: {} };

/** The computations of a plan, in its order. */
export function studyParts(plan: Plan): StudyPart[] {
  const most = isSlow(plan) ? SLOW_UNIT_ROWS : UNIT_ROWS;
  return plan.compute.map((compute, index) => {
    const { kind } = compute;
    const before = plan.compute.slice(0, index).filter((other) => other.kind === kind).length;
    const cases = casesOf(plan, compute);
    const all = [plan.fixed, ...cases.map(({ parameters }) => parameters)];
    const needed = new Set(all.flatMap(({ model }) => [...neededParameters(compute, model)]));
    const relevant = plan.axes.filter(({ names }) => names.some((name) => needed.has(name)));
    const axes = kind === "replicas" ? withReplicas(relevant, compute) : relevant;
    const path = axes.at(-1);
    const pathLength = path !== undefined && isPath(path) ? path.points.length : 1;
    const keep = plan.keep;
    const rows = axes.reduce((product, { points }) => product * points.length, cases.length);
    return {
      name: before === 0 ? kind : `${kind}-${before + 1}`,
      compute,
      fixed: plan.fixed,
      cases,
      axes,
      rows,
      unitRows: kind === "replicas" ? pathLength : Math.min(most[kind], Math.max(1, Math.ceil(rows / LEAST_UNITS))),
      columns: columnsOf(compute, plan).filter(({ name }) => keep === undefined || keep.includes(name)),
    };
  });
}

/** Number of units of a part. */
export function unitCount({ rows, unitRows }: Pick<StudyPart, "rows" | "unitRows">): number {
  return Math.ceil(rows / unitRows);
}

/** First row of a unit, and the row after its last. */
export function unitRange({ rows, unitRows }: StudyPart, unit: number): readonly [from: number, to: number] {
  return [unit * unitRows, Math.min(rows, (unit + 1) * unitRows)];
}

/** The parameters of a row: the fixed ones, those of its case, and its place on the axes; for replicas also d and replica. */
export function rowParameters(part: StudyPart, row: number): ParameterSet {
  const { fixed, cases, axes } = part;
  const own: { [name in PlanParameter]?: ParameterValue } = {};
  let rest = row;
  for (let a = axes.length - 1; a >= 0; a--) {
    const { names, points } = axes[a]!;
    const point = points[rest % points.length]!;
    rest = Math.floor(rest / points.length);
    for (let i = 0; i < names.length; i++) own[names[i]!] = point[i]!;
  }
  return { ...fixed, ...cases[rest]!.parameters, ...own };
}

/** Label of a row's case. */
export function rowCase({ cases, axes }: StudyPart, row: number): string {
  const inner = axes.reduce((product, { points }) => product * points.length, 1);
  return cases[Math.floor(row / inner)]!.label;
}

/** True if an axis is a path of lambda, along which one data set serves all. */
export function isPath({ names }: Axis): boolean {
  return names.length === 1 && names[0] === "lambda";
}

/** True if any point of a plan has its channel by quadrature. */
function isSlow({ fixed, cases, axes }: Plan): boolean {
  const valuesOf = (name: PlanParameter): unknown[] => [
    ...[fixed, ...cases.map(({ parameters }) => parameters)].map((own) => own[name]).filter((own) => own !== undefined),
    ...axes.flatMap(({ names, points }) => (names.includes(name) ? points.map((own) => own[names.indexOf(name)]) : [])),
  ];
  return (
    valuesOf("loss").some((loss) => !isLossName(loss) || LOSSES[loss].channel === undefined) ||
    valuesOf("channel").includes("quadrature")
  );
}

/** Cases that differ in what the computation depends on; the Bayes-optimal learner knows no models. */
function casesOf({ fixed, cases }: Plan, compute: Compute): readonly PlanCase[] {
  if (cases.length === 0) return [NO_CASE];
  if (compute.kind !== "bayes") return cases;
  const needed = neededParameters(compute, undefined);
  const identity = ({ parameters }: PlanCase): string => {
    const all: ParameterSet = { ...fixed, ...parameters };
    return JSON.stringify([...needed].map((name) => all[name] ?? null));
  };
  return new Set(cases.map(identity)).size === 1 ? [{ ...cases[0]!, label: "" }] : cases;
}

/** Sizes and replicas are axes too; lambda comes last, because a whole path of it is one experiment. */
function withReplicas(axes: readonly Axis[], { sizes, replicas }: ReplicaCompute): Axis[] {
  const path = axes.filter(isPath);
  return [
    ...axes.filter((axis) => !isPath(axis)),
    { names: ["d"], points: sizes.map((d) => [d]) },
    { names: ["replica"], points: Array.from({ length: replicas }, (_, replica) => [replica]) },
    ...path,
  ];
}
