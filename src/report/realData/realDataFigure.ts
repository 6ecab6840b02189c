import type { LossName } from "../../../equations/vocabulary/losses.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { bestPoints, type RealDataPoint } from "../../../validation/realData/realDataSummary.js";
import type { Figure } from "../figure.js";
import { type LinePanel, lineFigure, type PointSeries, type Series, type SeriesMarker } from "../lineFigure.js";
import { lossInWords, parameterText } from "../pointSubtitle.js";
import { etaLabel, type RealDataTheory } from "./realDataTheory.js";

/** Data of the figure. */
export interface RealDataFigureData {
  readonly points: readonly RealDataPoint[];
  /** Bandwidths of the trade-off curves; see tradeOffEtas. */
  readonly etas: readonly number[];
  /** The lambda of the curve at small lambda; 0 for 0+. */
  readonly smallLambda: number;
  readonly theory: RealDataTheory;
  /** Heading of the panels of the data: "cat against dog, facts automobile". */
  readonly title: string;
  readonly task: { readonly n: number; readonly epsilon: number; readonly loss: LossName };
  readonly width: Figure["width"];
}

/** A bandwidth that is shown as the lower or the higher one is at least this factor from the best, if there is one so far. */
const APART = 1.8;

const GENERALIZATION = "generalization error $E_{\\mathrm{gen}}$";
const MEMORIZATION = "memorization error $E_{\\mathrm{mem}}$";
const BEST_LABEL = "at the best $\\lambda$";

/**
 * The bandwidths of the trade-off curves: the best one at the best lambda, the best one at small lambda, one lower and one higher.
 *
 * @returns In rising order, without repetition; fewer where the sweep ends.
 */
export function tradeOffEtas(points: readonly RealDataPoint[], smallLambda: number): number[] {
  const least = (candidates: readonly RealDataPoint[]): number | undefined =>
    candidates
      .filter(({ [E_GEN]: generalization }) => generalization !== null)
      .toSorted((a, b) => a[E_GEN]!.mean - b[E_GEN]!.mean)[0]?.eta;
  const best = [least(bestPoints(points)), least(points.filter(({ lambda }) => lambda === smallLambda))].filter(
    (eta) => eta !== undefined,
  );
  const etas = [...new Set(points.map(({ eta }) => eta))].sort((a, b) => a - b);
  const [low, high] = [Math.min(...best), Math.max(...best)];
  const lower = etas.findLast((eta) => eta <= low / APART) ?? etas[0]!;
  const higher = etas.find((eta) => eta >= high * APART) ?? etas.at(-1)!;
  return [...new Set([lower, low, high, higher])].sort((a, b) => a - b);
}

/**
 * The panels of Figure 5: above the theory for Gaussian inputs, below the images; trade-off curves on the left, E_gen against the
 * bandwidth at the best and at small lambda on the right.
 *
 * Error bars are standard deviations over the repeats. A point that failed its certificate in every repeat is a gap. Without facts there
 * is nothing to memorize, and the panels on the left are left out.
 *
 * Source: figure 5 of arXiv:2603.25579.
 */
export function realDataFigure({ points, etas, smallLambda, theory, title, task, width }: RealDataFigureData): Figure {
  const smallLabel = smallLambda === 0 ? "at $\\lambda \\to 0^+$" : `at $\\lambda = ${smallLambda}$`;
  const best = bestPoints(points);
  const small = points.filter(({ lambda }) => lambda === smallLambda);
  const tradeOff = {
    x: { label: GENERALIZATION, scale: "linear" },
    y: { label: MEMORIZATION, scale: "linear" },
  } as const;
  const against = {
    x: { label: "bandwidth parameter $\\eta$", scale: "log" },
    y: { label: GENERALIZATION, scale: "linear" },
  } as const;
  const colors = { [BEST_LABEL]: { color: 5, dash: 0 }, [smallLabel]: { color: 4, dash: 1 } };
  const measured = (label: string, shown: readonly RealDataPoint[]): Pick<LinePanel, "series" | "points"> => ({
    series: [{ label, x: shown.map(({ eta }) => eta), y: means(shown, E_GEN), ...colors[label]! }],
    points: [barsOf(label, shown)],
  });
  const data = [measured(BEST_LABEL, best), measured(smallLabel, small)];
  const panels: LinePanel[] = [
    {
      ...tradeOff,
      title: "theory, Gaussian inputs",
      series: theory.curves.map(({ label, points: curve }) => ({
        label,
        x: curve.map(({ [E_GEN]: generalization }) => generalization),
        y: curve.map(({ [E_MEM]: memorization }) => memorization),
      })),
      markers: theory.curves.flatMap(({ label, points: curve }) =>
        limitMarkers(
          label,
          curve.map((point) => ({ lambda: point.lambda, x: point[E_GEN], y: point[E_MEM] })),
        ),
      ),
      verticalLines: [{ x: theory.bayesOptimal, label: "Bayes-optimal, Gaussian inputs" }],
    },
    {
      ...against,
      title: "theory, Gaussian inputs",
      series: (["best", "small"] as const).map((which): Series => {
        const label = which === "best" ? BEST_LABEL : smallLabel;
        const x = theory.bandwidths.map(({ eta }) => eta);
        return { label, x, y: theory.bandwidths.map((bandwidth) => bandwidth[which]), ...colors[label]! };
      }),
    },
    tradeOffPanel(points, etas, { ...tradeOff, title }),
    {
      ...against,
      title,
      series: data.flatMap(({ series = [] }) => series),
      points: data.flatMap(({ points: bars = [] }) => bars),
    },
  ];
  const memorizes = points.some(({ [E_MEM]: memorization }) => memorization !== null);
  return lineFigure({
    panels: memorizes ? panels : panels.filter(({ y }) => y.label !== MEMORIZATION),
    columns: width === "one-column" ? 1 : 2,
    aspect: 0.8,
    width,
    subtitle: [lossInWords(task.loss), `$n = ${task.n}$`, parameterText("epsilon", task.epsilon)],
  });
}

function tradeOffPanel(
  points: readonly RealDataPoint[],
  etas: readonly number[],
  panel: Pick<LinePanel, "x" | "y" | "title">,
): LinePanel {
  const curves = etas.map((eta) => ({
    label: etaLabel(eta),
    curve: points
      .filter((point) => point.eta === eta)
      .map(({ lambda, [E_GEN]: generalization, [E_MEM]: memorization }) => ({
        lambda,
        x: generalization?.mean ?? Number.NaN,
        y: memorization?.mean ?? Number.NaN,
      })),
  }));
  return {
    ...panel,
    series: curves.map(({ label, curve }) => ({ label, x: curve.map(({ x }) => x), y: curve.map(({ y }) => y) })),
    markers: curves.flatMap(({ label, curve }) => limitMarkers(label, curve)),
  };
}

const LIMITS = [
  { lambda: 0, shape: "triangle", label: "$\\lambda \\to 0^+$" },
  { lambda: Number.POSITIVE_INFINITY, shape: "square", label: "$\\lambda \\to \\infty$" },
] as const;

function limitMarkers(
  series: string,
  curve: readonly { readonly lambda: number; readonly x: number; readonly y: number }[],
): SeriesMarker[] {
  return LIMITS.flatMap(({ lambda: limit, shape, label }) =>
    curve
      .filter(({ lambda, x, y }) => lambda === limit && Number.isFinite(x + y))
      .map(({ x, y }) => ({ series, x, y, shape, label })),
  );
}

function means(points: readonly RealDataPoint[], observable: typeof E_GEN): (number | null)[] {
  return points.map((point) => point[observable]?.mean ?? null);
}

function barsOf(series: string, points: readonly RealDataPoint[]): PointSeries {
  const measured = points.flatMap(({ eta, [E_GEN]: generalization }) =>
    generalization === null ? [] : [{ eta, error: generalization }],
  );
  return {
    label: measured.some(({ error }) => error.deviation !== null) ? "mean and deviation over repeats" : "one repeat",
    series,
    x: measured.map(({ eta }) => eta),
    y: measured.map(({ error }) => error.mean),
    yErrors: measured.map(({ error }) => error.deviation ?? 0),
    filled: true,
  };
}
