import type { Point } from "../../../equations/point.js";
import { observable, solve } from "../../solver/solve.js";
import { grid } from "../../sweep/grid.js";
import type { Figure, Panel } from "../figure.js";
import { lineFigure } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";
import { PUBLISHED_MEANS } from "./distillationPublished.js";

/** Samples of the teacher, and of the student, per dimension: neither grid meets a threshold. */
const ALPHAS = grid(0.51, 7, 24, "linear");
const SAMPLES = grid(0.07, 3, 24, "linear");
/** Curves with published means over them. */
const SHOWN_ALPHAS = [2.42, 3.09375, 4.44];
const FRACTIONS = grid(0.02, 0.4, 39, "linear");

/** Teachers that memorize more and more along a parameter of theirs, and how the student is trained. */
const TASK = { loss: "square", alpha: 2, epsilon: 0.5, lambda: 0, fraction: 0.4 } as const;
const FAMILIES: readonly { readonly name: string; readonly label: string; readonly points: readonly Point[] }[] = [
  {
    name: "lambda",
    label: "perceptron, $\\lambda$ from $10^2$ to $10^{-4}$",
    points: grid(100, 1e-4, 61, "log").map((lambda) => ({
      ...TASK,
      model: "linear",
      teacher: { loss: "hinge", lambda },
    })),
  },
  {
    name: "gamma",
    label: "kernel, $\\gamma$ from 1.57 to 0.3",
    points: grid(1.57, 0.3, 61, "linear").map((gamma) => ({
      ...TASK,
      model: "kernel",
      gamma,
      teacher: { loss: "hinge", lambda: 0.01 },
    })),
  },
  {
    name: "kappa",
    label: "features, $\\kappa$ from 0.81 to 20",
    points: grid(0.81, 20, 41, "log").map((kappa) => ({
      ...TASK,
      model: "rf",
      gamma: 1.27,
      kappa,
      teacher: { loss: "hinge", lambda: 0.01 },
    })),
  },
];

/** Facts that travel: what a student on a share of the inputs knows of the facts that it never saw. */
export const distillation: PaperPart = {
  name: "distillation",
  title: "Facts that reach a student which never saw them",
  caption:
    "(a) Accuracy on held-out random labels ($\\varepsilon = 1$) of a student without ridge, trained on the outputs of a logistic teacher at $\\lambda \\to 0^+$ on $s\\alpha d$ of its $\\alpha d$ inputs. The dashed lines are the thresholds: $\\alpha_c = 2$, below which the teacher memorizes everything, and $s\\alpha = 1$, beyond which the student is its teacher. " +
    "(b) The same along three rows, with means measured at $d = 1600$ (arXiv:2506.14457, standard errors). (c) Errors on held-out facts against the teacher's memorization error, hinge teachers at $\\alpha = 2$, $\\varepsilon = 0.5$, $s = 0.4$: along the ridge of a perceptron, the angle of a kernel and the number of random features. In none of them does the teacher that memorizes best leak most.",
  parameters: [
    ["teacher, (a) and (b)", "logistic loss, lambda = 0+, epsilon = 1"],
    ["teacher, (c)", "hinge loss, alpha = 2, epsilon = 0.5, lambda = 0.01 for kernels and features"],
    ["student", "square loss, lambda = 0+, fraction 0.4 in (c)"],
  ],
  compute: computeDistillation,
};

/** Accuracy on held-out facts; null where there are none, or no solution. */
function heldOutAccuracy(alpha: number, fraction: number): number | null {
  const teacher = { loss: "logistic", lambda: 0 };
  const found = solve({ model: "linear", loss: "square", alpha, epsilon: 1, lambda: 0, fraction, teacher });
  const error = found.status === "converged" ? observable(found, "heldOutFactError") : null;
  return error === null ? null : 1 - error;
}

/** A teacher's memorization error and the held-out error of its student. */
interface Leak {
  readonly family: string;
  readonly memorization: number;
  readonly heldOut: number;
}

function leakOf(family: string, point: Point): Leak | undefined {
  const found = solve(point);
  if (found.status !== "converged" || found.question !== "distillation") return undefined;
  const memorization = observable(found.teacher, "memorizationError");
  const heldOut = observable(found, "heldOutFactError");
  return memorization === null || heldOut === null ? undefined : { family, memorization, heldOut };
}

async function computeDistillation(progress: (fraction: number) => void): Promise<PaperResult> {
  const map: (number | null)[][] = [];
  for (const alpha of ALPHAS) {
    map.push(SAMPLES.map((samples) => (samples < alpha ? heldOutAccuracy(alpha, samples / alpha) : null)));
    progress(map.length / (ALPHAS.length + 2));
    // A signal must be heard between rows.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  const curves = SHOWN_ALPHAS.map((alpha) => FRACTIONS.map((fraction) => heldOutAccuracy(alpha, fraction)));
  const leaks = FAMILIES.flatMap(({ name, points }) => points.map((point) => leakOf(name, point)));
  progress(1);
  const known = leaks.filter((leak) => leak !== undefined);
  const misses = PUBLISHED_MEANS.map(
    ([alpha, fraction, accuracy]) => (heldOutAccuracy(alpha, fraction) ?? Number.NaN) - accuracy,
  );
  const rms = Math.sqrt(misses.reduce((sum, miss) => sum + miss * miss, 0) / misses.length);
  const rows: Cell[][] = [
    ...map.flatMap((row, i) => row.map((value, j): Cell[] => ["map", ALPHAS[i]!, SAMPLES[j]!, null, value])),
    ...curves.flatMap((row, i) =>
      row.map((value, j): Cell[] => ["curve", SHOWN_ALPHAS[i]!, FRACTIONS[j]! * SHOWN_ALPHAS[i]!, null, value]),
    ),
    ...PUBLISHED_MEANS.map(([alpha, fraction, accuracy]): Cell[] => [
      "published",
      alpha,
      fraction * alpha,
      null,
      accuracy,
    ]),
    ...known.map(({ family, memorization, heldOut }): Cell[] => [
      family,
      TASK.alpha,
      TASK.alpha * TASK.fraction,
      memorization,
      1 - heldOut,
    ]),
  ];
  return {
    draw: (width) => distillationFigure(map, curves, known, width),
    data: { columns: ["kind", "alpha", "studentSamples", "teacherMemorizationError", "heldOutAccuracy"], rows },
    tables: [],
    comparisons: [],
    unsolved: leaks.length - known.length,
    notes: [...FAMILIES.map(({ name }) => leastMemorized(name, known)), publishedInWords(rms, misses.length)],
  };
}

/** A learner that memorizes better does not leak more: the best and the worst leak of a family, with what the teachers memorize there. */
function leastMemorized(family: string, leaks: readonly Leak[]): string {
  const own = leaks.filter((leak) => leak.family === family);
  const leaky = own.reduce((best, leak) => (leak.heldOut < best.heldOut ? leak : best));
  const sealed = own.reduce((best, leak) => (leak.memorization <= best.memorization ? leak : best));
  return (
    `Along ${family} the leak is largest where the teacher gets ${percent(leaky.memorization)} of its facts wrong (held-out error ${percent(leaky.heldOut)}); ` +
    `the teacher that memorizes best (${percent(sealed.memorization)} wrong) leaks less: ${percent(sealed.heldOut)}.`
  );
}

function percent(rate: number): string {
  return `${(100 * rate).toFixed(1)} %`;
}

function publishedInWords(rms: number, count: number): string {
  return `Theory and ${count} published means differ by ${rms.toFixed(4)} rms.`;
}

function distillationFigure(
  map: readonly (readonly (number | null)[])[],
  curves: readonly (readonly (number | null)[])[],
  leaks: readonly Leak[],
  width: Figure["width"],
): Figure {
  const plane: Panel = {
    title: "held-out accuracy",
    x: { label: "student's samples $s\\alpha$", scale: "linear" },
    y: { label: "teacher's samples $\\alpha$", scale: "linear" },
    heatMap: {
      x: SAMPLES,
      y: ALPHAS,
      values: map,
      label: "accuracy",
      contours: [0.6, 0.7, 0.8, 0.9],
      gapLabel: "$s > 1$",
    },
    verticalLines: [{ x: 1, label: "$s\\alpha = 1$", style: "bold-dashed-black", labelPlace: "line" }],
    horizontalLines: [{ y: 2, label: "$\\alpha_c = 2$", style: "bold-dashed-black", labelPlace: "line" }],
  };
  const labelOf = (alpha: number): string => `$\\alpha = ${Number(alpha.toFixed(2))}$`;
  const lines = lineFigure({
    panels: [
      {
        x: { label: "student's samples $s\\alpha$", scale: "linear" },
        y: { label: "held-out accuracy", scale: "linear" },
        series: SHOWN_ALPHAS.map((alpha, i) => ({
          label: labelOf(alpha),
          x: FRACTIONS.map((s) => s * alpha),
          y: curves[i]!,
        })),
        points: SHOWN_ALPHAS.map((alpha) => {
          const own = PUBLISHED_MEANS.filter(([one]) => one === alpha);
          return {
            label: "published, $d = 1600$",
            x: own.map(([, fraction]) => fraction * alpha),
            y: own.map(([, , accuracy]) => accuracy),
            yErrors: own.map(([, , , error]) => error),
            series: labelOf(alpha),
          };
        }),
      },
      {
        x: { label: "teacher's $E_{\\mathrm{mem}}$", scale: "linear" },
        y: { label: "student's error on held-out facts", scale: "linear" },
        series: FAMILIES.map(({ name, label }) => {
          const own = leaks.filter(({ family }) => family === name);
          return { label, x: own.map(({ memorization }) => memorization), y: own.map(({ heldOut }) => heldOut) };
        }),
      },
    ],
  });
  return {
    width,
    subtitle: [
      "(a), (b): logistic teacher, $\\lambda \\to 0^+$, $\\varepsilon = 1$; students: square loss, $\\lambda \\to 0^+$",
      "(c): hinge teachers, $\\alpha = 2$, $\\varepsilon = 0.5$, $s = 0.4$; $\\lambda = 0.01$ along $\\gamma$ and $\\kappa$, $\\gamma = 1.27$ along $\\kappa$",
    ],
    panels: [plane, ...lines.panels],
    columns: width === "one-column" ? 1 : 3,
    aspect: 1,
    legend: "outside",
  };
}
