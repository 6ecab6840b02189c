import { ParameterError } from "../../core/errors.js";
import { sampleMean } from "../../numerics/sampleMean.js";
import { type AxisLimit, axisLimits, limitedAxis } from "../axisLimits.js";
import { PALETTE } from "../drawing/lineStyle.js";
import type { Figure } from "../figure.js";
import { type LineAxis, lineFigure, type PointSeries, type Series, type SeriesMarker } from "../lineFigure.js";
import type { OwnSeries } from "../ownData.js";
import { onAxis, parameterAxis, type StudyWords } from "./studyAxis.js";
import { type DrawnRow, gapReason, type StudyView } from "./studyRows.js";

/** Lines that can still be told apart. */
const MOST_LINES = 10;
/** Shapes of the sizes of experiments. */
const SHAPES = ["circle", "square", "triangle", "diamond", "cross"] as const;

/** Rows of a study along one parameter. */
export interface StudyLinesData extends StudyWords {
  /** Rows of the theory; empty where only simulations have the column. */
  readonly theory: readonly DrawnRow[];
  /** Rows of replicas. */
  readonly samples: readonly DrawnRow[];
  /** Rows of the Bayes-optimal error, below all learners. */
  readonly baseline?: readonly DrawnRow[];
  /** Measurements of somebody's own. */
  readonly measured?: readonly OwnSeries<string>[];
}

/**
 * A result along one parameter: a line for each case and each value of the other parameters, and over them the means of finite-size
 * experiments with their standard errors, a shape for each size. On a logarithmic axis its limits are points at the ends.
 *
 * @throws {ParameterError} if there are more lines than can be told apart.
 */
export function studyLines({ x, value }: StudyView, { label, remedy, log, ...data }: StudyLinesData): Figure {
  const theory = data.theory.filter((row) => isFinitePlaceOrResult(x, row));
  const samples = data.samples.filter((row) => isFinitePlaceOrResult(x, row));
  const values = [...theory, ...samples].map((row) => row.x);
  const plain = parameterAxis(x, "x", values, log);
  const hasPlaces = values.some((value) => onAxis(plain, value));
  const limits = plain.scale !== "angle" && hasPlaces ? axisLimits(x, values, plain.scale) : [];
  const placed = (rows: readonly DrawnRow[]): DrawnRow[] =>
    rows
      .map((row) => ({ ...row, x: limits.find(({ value }) => value === row.x)?.x ?? row.x }))
      .filter((row) => onAxis(plain, row.x));
  const isAlone = bySeries(placed([...theory, ...samples])).size === 1;
  const alone = isAlone ? (samples.length === 0 ? "" : "theory") : undefined;
  const lines = renameSeries(bySeries(placed(theory)), alone);
  const measured = renameSeries(bySeries(placed(samples)), alone);
  const count = Math.max(lines.size, measured.size);
  if (count > MOST_LINES) throw new ParameterError("plot", "lines", count, `1 to ${MOST_LINES}`, remedy);
  const axis = {
    ...plain,
    ...limitedAxis(
      limits,
      placed([...theory, ...samples]).map((row) => row.x),
    ),
  };
  const isLimit = (row: DrawnRow): boolean => limits.some((limit) => limit.x === row.x);
  const drawn = drawnLines(lines, isLimit, measured.size > 0);
  const isLog = log !== "automatic" && log.has("value");
  const lost = placed(theory).filter((row) => row.value === null);
  return lineFigure({
    width: "one-column",
    panels: [
      {
        x: axis,
        y: { label, scale: isLog ? "log" : "linear" },
        series: [...drawn, ...baselines(placed(data.baseline ?? []).filter((row) => !isLimit(row)))],
        markers: drawn.flatMap((line, i) => limitMarkers(line, [...lines.values()][i]!, limits)),
        points: [...measurements(measured, lines, axis), ...(data.measured ?? []).map((own) => ownPoints(own, limits))],
        ...(lost.length === 0
          ? {}
          : { gaps: { label: gapReason(lost, value), x: [...new Set(lost.map((row) => row.x))] } }),
      },
    ],
  });
}

/** The bounds as dashed black lines, one for each place that tells lines apart; the legend has them once. */
function baselines(rows: readonly DrawnRow[]): Series[] {
  return [...bySeries(rows).values()].map((own, index) => {
    const sorted = [...own].sort((one, other) => one.x - other.x);
    const label = index === 0 ? "Bayes-optimal $E_{\\mathrm{gen}}$" : "";
    return { label, x: sorted.map((row) => row.x), y: sorted.map((row) => row.value), color: "black", dash: 1 };
  });
}

function ownPoints({ x, y, yErrors }: OwnSeries<string>, limits: readonly AxisLimit[]): PointSeries {
  return {
    label: "data",
    x: x.map((value) => limits.find((limit) => limit.value === value)?.x ?? value),
    y,
    ...(yErrors === undefined ? {} : { yErrors }),
    color: "black",
  };
}

/** At a limit of the axis that is drawn, what diverges or vanishes has no marker, and the axis no need of the limit. */
function isFinitePlaceOrResult(x: string, row: DrawnRow): boolean {
  const isLimit = row.x === Number.POSITIVE_INFINITY || (x === "lambda" && row.x === 0);
  return !isLimit || row.limit === undefined;
}

/** A series that is alone is told apart from nothing but its simulations: the subtitle says what it is. */
function renameSeries(series: Map<string, DrawnRow[]>, alone: string | undefined): Map<string, DrawnRow[]> {
  return alone === undefined ? series : new Map([...series.values()].map((rows) => [alone, rows]));
}

/** A line whose color is chosen: its markers have it too. */
type DrawnLine = Series & { readonly color: number };

/** Lines of several cases at several parameters: a color for the parameters, a dash for the case. */
function drawnLines(
  lines: ReadonlyMap<string, readonly DrawnRow[]>,
  isLimit: (row: DrawnRow) => boolean,
  hasPoints: boolean,
): DrawnLine[] {
  const firsts = [...lines.values()].map((rows) => rows[0]!);
  const cases = [...new Set(firsts.map((row) => row.label))];
  const places = [...new Set(firsts.map((row) => row.places.join()))];
  // Points have the color of their line and no dash, so with them every line needs a color of its own.
  const twofold = cases.length > 1 && places.length > 1 && !hasPoints;
  return [...lines].map(([label, rows], index) => {
    const sorted = rows.filter((row) => !isLimit(row)).sort((one, other) => one.x - other.x);
    const [first] = rows;
    return {
      label,
      x: sorted.map((row) => row.x),
      y: sorted.map((row) => row.value),
      ...(twofold
        ? { color: places.indexOf(first!.places.join()), dash: cases.indexOf(first!.label) }
        : { color: index }),
    };
  });
}

/** Markers have no dash: where colors start over, or dashes tell the cases apart, those of the later lines are open. */
function limitMarkers(
  { label: series, color, dash }: DrawnLine,
  rows: readonly DrawnRow[],
  limits: readonly AxisLimit[],
): SeriesMarker[] {
  const filled = color < PALETTE.length && (dash ?? 0) === 0;
  return limits.flatMap(({ x, shape }) =>
    rows
      .filter((row) => row.x === x && row.value !== null)
      .map((row) => ({ x, y: row.value!, shape, filled, color, series })),
  );
}

/** The means of all sizes of all series, beside each other. */
function measurements(
  measured: ReadonlyMap<string, readonly DrawnRow[]>,
  lines: ReadonlyMap<string, unknown>,
  axis: LineAxis,
): PointSeries[] {
  // A size has one shape in the whole figure.
  const sizes = [...new Set([...measured.values()].flat().map((row) => row.cell("d") as number))].sort((a, b) => a - b);
  const all = [...measured].flatMap(([series, rows], index) =>
    // The later points are filled where colors start over.
    means(rows, sizes, lines.has(series) ? { series } : { color: index }).map((points) => ({
      ...points,
      ...(index < PALETTE.length ? {} : { filled: true, label: "" }),
    })),
  );
  const place = sideBySide(
    axis,
    all.flatMap(({ x }) => x),
    all.length,
  );
  // At the ends of the axis are its limits: beyond them points would be cut.
  const [low, high] = axis.domain ?? [];
  const shift = (x: number, n: number): number => (axis.scale === "log" ? x / place(x, n) : x - place(x, n));
  const moved = (x: number, n: number): number => {
    const own = place(x, n);
    if (x !== low && x !== high) return own;
    const inward = shift(x, x === low ? 0 : all.length - 1);
    return axis.scale === "log" ? own * inward : own + inward;
  };
  return all.map((points, n) => ({ ...points, x: points.x.map((x) => moved(x, n)) }));
}

/** Means over replicas and their standard errors, for each size that has rows. */
function means(
  rows: readonly DrawnRow[],
  sizes: readonly number[],
  look: { readonly series: string } | { readonly color: number },
): PointSeries[] {
  return sizes
    .map((d, i) => {
      const own = rows.filter((row) => row.cell("d") === d && row.value !== null);
      const places = [...new Set(own.map((row) => row.x))].sort((one, other) => one - other);
      const found = places.map((place) => meanOf(own.filter((row) => row.x === place).map((row) => row.value!)));
      return {
        label: `simulation, $d = ${d}$`,
        x: places,
        y: found.map(({ mean }) => mean),
        yErrors: found.map(({ standardError }) => standardError),
        shape: SHAPES[i % SHAPES.length]!,
        ...(i < SHAPES.length ? {} : { filled: true }),
        ...look,
      };
    })
    .filter(({ x }) => x.length > 0);
}

function meanOf(values: readonly number[]): { readonly mean: number; readonly standardError: number } {
  const { mean, standardError } = sampleMean(values);
  return { mean, standardError: values.length < 2 ? 0 : standardError };
}

/** Rows by what distinguishes their line, in the order of the plan. */
export function bySeries(rows: readonly DrawnRow[]): Map<string, DrawnRow[]> {
  const found = new Map<string, DrawnRow[]>();
  for (const row of rows) {
    const own = found.get(row.series);
    if (own === undefined) found.set(row.series, [row]);
    else own.push(row);
  }
  return found;
}

/** Distance of points that would lie on each other: in parts of the axis. */
const DISTANCE = 0.01;
/** Spread of all points at a place: of the axis, and of the step to the next place, so that everybody sees whose place it is. */
const MOST_SPREAD = { ofAxis: 0.03, ofStep: 0.3 } as const;
/** Of the distance to 0 on a linear axis: what is positive stays so. */
const MOST_TO_ZERO = 0.5;
/** Range of an axis with one place, as a factor or as a part of it. */
const LONELY = 2;

/**
 * Moves measurements at the same place beside each other, so that their error bars can be read.
 *
 * The spread is small on any axis: where many lie at a place they overlap rather than stand for other values, and none changes its sign.
 *
 * @param places All places on the axis.
 * @param count  How many lie at each.
 * @returns      Where the n-th of them is drawn, 0, 1, ...; the middle of all is the place itself.
 */
export function sideBySide(
  { scale }: LineAxis,
  places: readonly number[],
  count: number,
): (place: number, n: number) => number {
  const isLog = scale === "log";
  const onPaper = (value: number): number => (isLog ? Math.log(value) : value);
  const sorted = [...new Set(places)].map(onPaper).sort((one, other) => one - other);
  const steps = sorted.slice(1).map((place, i) => place - sorted[i]!);
  const range = steps.reduce((sum, step) => sum + step, 0) || (isLog ? Math.log(LONELY) : Math.abs(sorted[0] ?? 0) / 5);
  const spread = Math.min(
    DISTANCE * range * (count - 1),
    MOST_SPREAD.ofAxis * range,
    MOST_SPREAD.ofStep * Math.min(range, ...steps),
  );
  return (place, n) => {
    const middle = onPaper(place);
    // At 0 itself there is no room on one side: the points stay on it.
    const own = isLog ? spread : Math.min(spread, 2 * MOST_TO_ZERO * Math.abs(middle));
    const moved = middle + (count < 2 ? 0 : (n / (count - 1) - 1 / 2) * own);
    return isLog ? Math.exp(moved) : moved;
  };
}
