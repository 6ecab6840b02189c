import { ParameterError } from "../../core/errors.js";
import { columnsOf } from "../../study/parts/partColumns.js";
import { type StudyPart, studyParts } from "../../study/parts/studyPart.js";
import type { Plan } from "../../study/plan/plan.js";
import type { RowIndex } from "../../study/store/rowIndex.js";
import type { Figure } from "../figure.js";
import type { LogAxes } from "./studyAxis.js";
import { studyLines } from "./studyLines.js";
import { type PhaseBoundary, studyMap } from "./studyMap.js";
import { type StudyView, studyRows } from "./studyRows.js";

/** A view of a study, and which of its computations it is of. */
export interface StudyFigureRequest extends StudyView {
  readonly part?: string;
  readonly log: LogAxes;
}

/**
 * A figure of any one or two parameters of a study, in the look of `raf paper`.
 *
 * Along one parameter: lines of the theory, with the simulations over them if the plan has both. Over two: maps with contours, and the
 * phase boundaries if the plan computes thresholds.
 *
 * @throws {ParameterError} naming what cannot be drawn.
 */
export function studyFigure(plan: Plan, index: RowIndex, request: StudyFigureRequest): Figure {
  const parts = studyParts(plan);
  const part = partOf(parts, request);
  requirePlainAxes(part, request);
  const { y, log } = request;
  if (y !== undefined) {
    if (part.compute.kind === "replicas") {
      throw new ParameterError(
        "plot",
        "part",
        part.name,
        "computations of the theory where --y is given",
        "Draw replicas along --x",
      );
    }
    return studyMap({ ...request, y }, studyRows(part, index, request), boundariesOf(parts, index, request), log);
  }
  const simulated = parts.find((own) => own.compute.kind === "replicas" && has(own, request));
  const isSimulation = part.compute.kind === "replicas";
  const theory = isSimulation ? [] : studyRows(part, index, request);
  const beside = simulated !== undefined && (isSimulation || part.compute.kind === "points");
  return studyLines(request, theory, beside ? studyRows(simulated, index, request) : [], log);
}

function has(part: StudyPart, { value, x, y }: StudyView): boolean {
  const varied = part.axes.flatMap(({ names }) => names);
  return (
    part.columns.some(({ name }) => name === value) && varied.includes(x) && (y === undefined || varied.includes(y))
  );
}

/** Points of a joint design lie on no grid and no line: a map of them would be blank, and every line one point. */
function requirePlainAxes({ axes }: StudyPart, { x, y }: StudyView): void {
  for (const [flag, name] of [
    ["x", x],
    ["y", y],
  ] as const) {
    const axis = axes.find(({ names }) => name !== undefined && names.includes(name));
    if (axis === undefined || axis.names.length === 1) continue;
    const plain = axes.filter(({ names }) => names.length === 1).flatMap(({ names }) => names);
    throw new ParameterError(
      "plot",
      flag,
      name,
      `axes of their own, {${plain.join(", ")}}`,
      `${axis.names.join(", ")} are a joint design, whose points lie on no grid; raf merge writes them as a table`,
    );
  }
}

/** The part that is named, or the first that has the column over these axes. */
function partOf(parts: readonly StudyPart[], request: StudyFigureRequest): StudyPart {
  const named = request.part === undefined ? parts : parts.filter(({ name }) => name === request.part);
  if (named.length === 0) {
    throw new ParameterError("plot", "part", request.part, `{${parts.map(({ name }) => name).join(", ")}}`);
  }
  const found = named.find((part) => has(part, request));
  if (found !== undefined) return found;
  const columns = [
    ...new Set(named.flatMap(({ columns: own }) => own.filter(({ type }) => type !== "text")).map(({ name }) => name)),
  ];
  const varied = [...new Set(named.flatMap(({ axes }) => axes.flatMap(({ names }) => names)))];
  for (const name of [request.x, ...(request.y === undefined ? [] : [request.y])]) {
    if (!varied.includes(name))
      throw new ParameterError("plot", name === request.x ? "x" : "y", name, `{${varied.join(", ")}}`);
  }
  throw new ParameterError("plot", "value", request.value, `{${columns.join(", ")}}`);
}

const THRESHOLDS = [
  { column: "separability", label: "separability" },
  { column: "interpolation", label: "interpolation" },
] as const;

/** Thresholds over the plane of alpha and epsilon, from the plan's own part of them. */
function boundariesOf(parts: readonly StudyPart[], index: RowIndex, { x, y, at }: StudyView): PhaseBoundary[] {
  const part = parts.find(({ compute }) => compute.kind === "thresholds");
  const plane = [x, y].sort().join(" ");
  if (part === undefined || plane !== "alpha epsilon") return [];
  const known = new Set([...columnsOf(part.compute)].map(({ name }) => name));
  return THRESHOLDS.filter(({ column }) => known.has(column) && part.columns.some(({ name }) => name === column)).map(
    ({ column, label }) => ({
      label: `${label} threshold`,
      points: studyRows(part, index, { x: "epsilon", value: column, at: heldIn(part, at) }).flatMap(
        ({ x: epsilon, value, series }) => (value === null ? [] : [{ alpha: value, epsilon, series }]),
      ),
    }),
  );
}

function heldIn({ axes, cases }: StudyPart, at: StudyView["at"]): StudyView["at"] {
  const varied = new Set(axes.flatMap(({ names }) => names));
  if (cases.some(({ label }) => label !== "")) varied.add("case");
  return Object.fromEntries(Object.entries(at).filter(([name]) => varied.has(name)));
}
