import { zeroNetworkLambda } from "../../../equations/matrixLimits.js";
import { anyModelOf } from "../../../equations/point.js";
import type { Band, MatrixModel } from "../../../equations/types.js";
import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import { eigenvalueLaw } from "../../solver/eigenvalueLaw.js";
import { saddlePoint } from "../../solver/saddlePoint.js";
import type { SolvedMatrixMinimum } from "../../solver/solution.js";
import { observables } from "../../solver/solve.js";
import { grid } from "../../sweep/grid.js";
import { lambdaOptimum } from "../../sweep/lambdaOptimum.js";
import type { Figure } from "../figure.js";
import { lineFigure } from "../lineFigure.js";
import type { Cell, PaperPart, PaperResult } from "../paperPart.js";

const WIDTH = 0.1;
const TASK = { model: "quadratic", width: WIDTH, loss: "square", alpha: 4, epsilon: 0.2 } as const;
const POINTS = 161;
/** lambda runs from this share of that at which the network is zero, to nearly that. */
const SHARES = [1e-3, 0.995] as const;
/** Values of lambda whose spectra are drawn. */
const DRAWN = [0.1, 1, 3] as const;
/** A rank this near to that of the rule is the rule's. */
const SAME_RANK = 1e-12;

/** A solved network and the bands of its eigenvalues, those that would be negative included. */
interface Network {
  readonly lambda: number;
  readonly solution: SolvedMatrixMinimum;
  readonly bands: readonly Band[];
}

/** Rank and eigenvalues of the learned network against lambda: where the rule is, and where the facts are. */
export const rank: PaperPart = {
  name: "rank",
  title: "Rank and spectrum of the learned network",
  caption:
    "A quadratic network on a rule of width $\\kappa_\\star = 0.1$ ($\\alpha = 4$, $\\varepsilon = 0.2$, square loss). (a) Rank and both errors against $\\lambda$; dotted: the width of the rule. (b) Edges of the eigenvalues of $S$: the band of the rule, and the upper edge of the bulk, in which noise and facts are; below 0 they are cut off. (c) Density of the eigenvalues of $S$ at three $\\lambda$, the atom at 0 left out.",
  parameters: [
    ["model", TASK.model],
    ["width", String(WIDTH)],
    ["loss", TASK.loss],
    ["alpha", String(TASK.alpha)],
    ["epsilon", String(TASK.epsilon)],
    ["lambda", `${POINTS} values up to that at which the network is zero`],
  ],
  compute: (progress) => Promise.resolve(computeRank(progress)),
};

function networkAt(lambda: number): Network | undefined {
  const model = anyModelOf({ ...TASK, lambda }) as MatrixModel;
  const solution = saddlePoint(model);
  if (solution.status !== "converged" || solution.matrix === undefined) return undefined;
  const { mHat, qHat, VHat, ridge } = solution.matrix;
  const bands = model.spectrum.bands(mHat, qHat, ridge).map(({ from, to }) => ({ from: from / VHat, to: to / VHat }));
  return { lambda, solution, bands };
}

function computeRank(progress: (fraction: number) => void): PaperResult {
  const zero = zeroNetworkLambda(anyModelOf({ ...TASK, lambda: 1 }) as MatrixModel);
  const lambdas = grid(SHARES[0] * zero, SHARES[1] * zero, POINTS, "log");
  const networks = lambdas.map((lambda, i) => {
    const found = networkAt(lambda);
    progress((0.9 * (i + 1)) / POINTS);
    return found;
  });
  const rows: Cell[][] = networks.map((network, i) => {
    if (network === undefined) return [lambdas[i]!, null, null, null, null, null, null];
    const values = observables(network.solution);
    const { rule, bulk } = edgesOf(network);
    return [
      lambdas[i]!,
      values.rank!,
      values[E_GEN],
      values[E_MEM],
      bulk,
      rule?.from ?? null,
      (rule ?? network.bands[0]!).to,
    ];
  });
  const best = lambdaOptimum({ ...TASK, lambda: 1 }, (solved) => observables(solved)[E_GEN]);
  const drawn = DRAWN.map(networkAt).filter((one) => one !== undefined);
  progress(1);
  const solved = networks.filter((one) => one !== undefined);
  return {
    draw: (width) => rankFigure(solved, drawn, width),
    data: {
      columns: ["lambda", "rank", E_GEN, E_MEM, "bulkUpperEdge", "ruleLowerEdge", "ruleUpperEdge"],
      rows,
    },
    tables: [],
    comparisons: [],
    unsolved: POINTS - solved.length + best.unsolved,
    notes: notesOf(solved, best.solution.model.lambda, zero),
  };
}

/** The band of the rule where it is apart, and the upper edge of what lies below. */
function edgesOf({ bands }: Network): { readonly rule?: Band; readonly bulk: number | null } {
  const [lower, upper] = bands;
  return upper === undefined ? { bulk: null } : { rule: upper, bulk: lower!.to };
}

function notesOf(networks: readonly Network[], bestLambda: number, zero: number): string[] {
  const rankOf = ({ solution }: Network): number => observables(solution).rank!;
  const exact = networks.filter((one) => Math.abs(rankOf(one) - WIDTH) < SAME_RANK);
  const apart = networks.filter(({ bands }) => bands.length === 2);
  const lowest = networks[0]!;
  const [first, last] = [exact[0], exact.at(-1)];
  return [
    first === undefined
      ? "Nowhere is the rank exactly that of the rule."
      : `The rank is that of the rule, ${WIDTH}, for lambda from ${first.lambda.toPrecision(3)} to ${last!.lambda.toPrecision(3)}: there the whole bulk is cut off. E_gen is least at lambda = ${bestLambda.toPrecision(3)}; the network is zero from ${zero.toPrecision(3)} on.`,
    `The rule has a band of its own at ${apart.length} of ${networks.length} values of lambda.`,
    "Derived (LF.1): the facts enter the field on S through qHat only, as a Gaussian matrix that is free of the rule. They are in the bulk, which they widen, and in the width of the rule's band; no eigenvalue leaves the bands for a fact.",
    `At the smallest lambda the rank is ${rankOf(lowest).toFixed(3)}: the rule and about half of the bulk.`,
  ];
}

/** Density of S over its bands, with gaps between them. */
function densityOf({ solution }: Network): { readonly x: readonly number[]; readonly y: readonly number[] } {
  const { bands } = eigenvalueLaw(solution);
  return {
    x: bands.flatMap(({ eigenvalues, to }) => [...eigenvalues, to]),
    y: bands.flatMap(({ density }) => [...density, Number.NaN]),
  };
}

function rankFigure(networks: readonly Network[], drawn: readonly Network[], width: Figure["width"]): Figure {
  const lambdas = networks.map(({ lambda }) => lambda);
  const values = networks.map(({ solution }) => observables(solution));
  const edges = networks.map(edgesOf);
  const above = (value: number | null | undefined): number =>
    value === null || value === undefined || value < 0 ? Number.NaN : value;
  const lambda = { label: "regularization $\\lambda$", scale: "log" } as const;
  return lineFigure({
    width,
    columns: width === "one-column" ? 1 : 3,
    aspect: 0.95,
    legend: "outside",
    subtitle: [
      `width of the rule $\\kappa_\\star = ${WIDTH}$`,
      `$\\alpha = ${TASK.alpha}$`,
      `$\\varepsilon = ${TASK.epsilon}$`,
      `${TASK.loss} loss`,
    ],
    panels: [
      {
        x: lambda,
        y: { label: "rank, $E_{\\mathrm{gen}}$, $E_{\\mathrm{mem}}$", scale: "linear", domain: [0, 0.6] },
        series: [
          { label: "rank", x: lambdas, y: values.map((one) => one.rank!) },
          { label: "$E_{\\mathrm{gen}}$", x: lambdas, y: values.map((one) => one[E_GEN]) },
          { label: "$E_{\\mathrm{mem}}$", x: lambdas, y: values.map((one) => one[E_MEM]) },
        ],
        horizontalLines: [{ y: WIDTH, label: "$\\kappa_\\star$", style: "thin-dotted-grey" }],
      },
      {
        x: lambda,
        y: { label: "eigenvalues of $S$", scale: "linear" },
        series: [
          { label: "upper edge of all", x: lambdas, y: networks.map(({ bands }) => above(bands.at(-1)!.to)) },
          { label: "lower edge of the rule's band", x: lambdas, y: edges.map(({ rule }) => above(rule?.from)) },
          { label: "upper edge of the bulk", x: lambdas, y: edges.map(({ bulk }) => above(bulk)) },
        ],
      },
      {
        x: { label: "eigenvalue of $S$", scale: "linear" },
        y: { label: "density", scale: "linear", domain: [0, 0.7] },
        series: drawn.map((network) => ({ label: `$\\lambda = ${network.lambda}$`, ...densityOf(network) })),
      },
    ],
  });
}
