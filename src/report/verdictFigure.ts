import { MAIN_OBSERVABLES, OBSERVABLES } from "../../equations/vocabulary/observables.js";
import type { Comparison } from "../../validation/verdict/comparisons.js";
import { largestScore } from "../../validation/verdict/spread.js";
import type { Verdict } from "../../validation/verdict/verdict.js";
import { largestOf, leastOf } from "../numerics/extremes.js";
import type { Figure } from "./figure.js";
import { type LinePanel, lineFigure, type Series } from "./lineFigure.js";

/** The observables that have a panel: those that an optimum can make least. */

const THEORY = "theory";
const SIMULATION = "simulation, $d \\to \\infty$";
/** The band in which 95 of 100 right plans have a given place of the order, and the score of its edges. */
const BAND = { score: 1.96, label: "95 % of right plans, place by place" } as const;

/**
 * A verdict in one figure: simulated against predicted errors with the diagonal, and the ordered z-scores against those of a standard
 * normal, where they lie on the diagonal too if theory and error bars are right.
 */
export function verdictFigure({ comparisons, spread }: Verdict, width: Figure["width"] = "two-column"): Figure {
  const errors = MAIN_OBSERVABLES.flatMap((observable): LinePanel[] => {
    const { words, tex = words } = OBSERVABLES[observable];
    const own = comparisons.filter((one) => one.observable === observable);
    if (own.length === 0) return [];
    const theory = own.map((one) => one.theory);
    const ends = [leastOf(theory), largestOf(theory)];
    return [
      {
        title: words,
        x: { label: `theory, $${tex}$`, scale: "linear" },
        y: { label: `simulation, $${tex}$`, scale: "linear" },
        series: [{ label: THEORY, x: ends, y: ends, color: "black" }],
        points: [
          {
            label: SIMULATION,
            x: theory,
            y: own.map(({ simulated }) => simulated),
            yErrors: own.map(({ standardError }) => standardError),
            color: 0,
          },
        ],
      },
    ];
  });
  return lineFigure({
    panels: [...errors, scorePanel(comparisons, spread.effectiveCount)],
    width,
    ...(width === "one-column" ? { columns: 1 } : { columns: 3 }),
    aspect: 0.9,
    legend: "outside",
  });
}

/**
 * @param effectiveCount Independent scores that scatter as much as these: it makes the width of the band.
 */
function scorePanel(comparisons: readonly Comparison[], effectiveCount: number): LinePanel {
  const scores = comparisons
    .filter(({ still }) => !still)
    .map(({ z }) => z)
    .sort((a, b) => a - b);
  const expected = scores.map((_z, index) => normalScore((index + 0.5) / scores.length));
  const ends = [expected[0] ?? -1, expected.at(-1) ?? 1];
  const edge = (side: 1 | -1): Series => ({
    label: BAND.label,
    x: expected,
    y: expected.map((_score, index) => normalScore(wilson((index + 0.5) / scores.length, effectiveCount, side))),
    color: "black",
    dash: 3,
  });
  return {
    title: "$z$-scores",
    x: { label: "standard normal", scale: "linear" },
    y: { label: "$z$, ordered", scale: "linear" },
    series: [{ label: THEORY, x: ends, y: ends, color: "black" }, edge(1), edge(-1)],
    points: [{ label: SIMULATION, x: expected, y: scores, color: 0 }],
  };
}

/** An end of Wilson's interval for a probability, where `count` independent trials had this frequency. */
function wilson(frequency: number, count: number, side: 1 | -1): number {
  const correction = BAND.score ** 2 / count;
  const center = frequency + correction / 2;
  const reach = Math.sqrt(correction * (frequency * (1 - frequency) + correction / 4));
  return (center + side * reach) / (1 + correction);
}

/** The number that a standard normal is below with this probability. */
function normalScore(probability: number): number {
  const oneSided = Math.min(probability, 1 - probability);
  const size = oneSided === 0.5 ? 0 : largestScore(1, 2 * oneSided);
  return probability < 0.5 ? -size : size;
}
