import type { AmpExperiment, AmpExperimentResult } from "../../../validation/amp/ampExperiment.js";
import { type AmpReplica, DISTANCE_BOUND, isCertified } from "../../../validation/amp/ampReplica.js";
import { largestOf, leastOf } from "../../numerics/extremes.js";
import { type AmpFigureData, ampFigure } from "../../report/ampFigure.js";
import type { DamagedLines } from "../../study/store/damagedLines.js";
import type { TableFormat } from "../../study/table/encodedTable.js";
import { failureOf } from "../errors/failure.js";
import { damageText } from "../output/damageText.js";
import { dataContent } from "../output/dataFile.js";
import { errorText } from "../output/errorTable.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import type { OutputFile } from "../output/outputFile.js";
import type { PlotFile } from "../output/plotFile.js";
import { resumeText } from "../run/storedRuns.js";
import { evolutionData, evolutionTable, fixedPointTable } from "./ampText.js";

/** What was done. */
export interface AmpRun {
  readonly experiment: AmpExperiment;
  readonly result: AmpExperimentResult;
  /** Where finished replicas are kept. */
  readonly store: string | undefined;
  readonly damaged: DamagedLines | undefined;
}

/** Where it goes beside standard output. */
export interface AmpFiles {
  readonly out: { readonly format: TableFormat; readonly file: OutputFile } | undefined;
  readonly plot: PlotFile | undefined;
}

/** The tables, the files, and the exit code. */
export async function ampOutcome(run: AmpRun, { out, plot }: AmpFiles): Promise<Outcome> {
  const { experiment, result, damaged } = run;
  const { rows, fixedPoint } = result;
  if (rows.length > 0) await out?.file.write(await dataContent(out.format, evolutionData(rows, fixedPoint)));
  // What was computed is not lost because it could not be drawn.
  const undrawn =
    rows.length > 0 && plot !== undefined
      ? await plot.write(ampFigure(figureData(run))).then(() => undefined, failureOf)
      : undefined;
  const parts = [
    headline(run),
    rows.length === 0 ? "" : evolutionTable(rows),
    fixedPoint === null ? "" : fixedPointTable(fixedPoint, experiment.learner),
    endings(result.replicas),
  ];
  const output = [`${parts.filter((part) => part !== "").join("\n\n")}\n`];
  const { exitCode, messages } = trouble(run);
  const troubles = [...messages, ...(undrawn === undefined ? [] : [`no plot: ${undrawn.message}`])].join("; ");
  const message = [...(damaged === undefined ? [] : damageText(damaged)), ...(troubles === "" ? [] : [troubles])].join(
    "\n",
  );
  if (message === "") return { exitCode, output };
  return { exitCode: exitCode === EXIT_CODES.ok ? (undrawn?.exitCode ?? exitCode) : exitCode, output, message };
}

function figureData({ experiment, result }: AmpRun): AmpFigureData {
  const { learner, epsilon, lambda, d } = experiment;
  const ridge = learner === "bayes" ? {} : { lambda };
  return { learner, alpha: result.alpha, epsilon, ...ridge, d, replicas: result.replicas.length, rows: result.rows };
}

function headline({ experiment, result }: AmpRun): string {
  const { learner, epsilon, lambda, d, seed } = experiment;
  const ridge = learner === "bayes" ? "" : `, lambda = ${lambda}`;
  const n = Math.round(result.alpha * d);
  const data = `d = ${d}, n = ${n}, ${result.replicas.length} replicas, seed ${seed}`;
  return `AMP, ${learner}: alpha = ${Number(result.alpha.toPrecision(6))}, epsilon = ${epsilon}${ridge}; ${data}`;
}

/** How the replicas ended, in a line or two. */
function endings(replicas: readonly AmpReplica[]): string {
  const converged = replicas.filter(({ status }) => status === "converged");
  if (converged.length === 0) return "";
  const iterations = converged.map((replica) => replica.iterations);
  const [fewest, most] = [leastOf(iterations), largestOf(iterations)];
  const span = `${fewest === most ? "" : `${fewest} to `}${most} iterations`;
  const residual = errorText(largestOf(converged.map((replica) => replica.residual)));
  const damped = converged.filter((replica) => replica.damped).length;
  const distances = converged.filter(isCertified).flatMap(({ distance }) => (distance === null ? [] : [distance]));
  return [
    `${converged.length} of ${replicas.length} converged in ${span}, largest residual ${residual}`,
    ...(damped === 0 ? [] : [`${damped} of them with damping`]),
    ...(distances.length === 0
      ? []
      : [`distance from the trained weights certified below ${errorText(largestOf(distances))} of their norm`]),
  ].join("; ");
}

function trouble(run: AmpRun): {
  readonly exitCode: Outcome["exitCode"];
  readonly messages: string[];
} {
  const { experiment, result, store } = run;
  const { replicas } = result;
  const lost = replicas.filter(({ status }) => status !== "converged");
  const messages: string[] = [];
  const interrupted = replicas.length < experiment.replicas;
  if (interrupted) {
    const kept = `interrupted after ${replicas.length} of ${experiment.replicas} replicas${store === undefined ? "" : `, kept in ${store}`}`;
    messages.push(`${kept}; ${resumeText(store)}`);
  }
  if (lost.length > 0) {
    const residuals = lost.map(({ residual }) => residual).filter(Number.isFinite);
    const worst = residuals.length === 0 ? [] : [`residual up to ${errorText(largestOf(residuals))}`];
    const why = [...new Set<string>(lost.map(({ status }) => status)), ...worst].join(", ");
    const remedy = remedyOf(run);
    messages.push(
      `${lost.length} of ${replicas.length} replicas did not converge (${why}) and have no fixed point here; ${remedy}`,
    );
  }
  const uncertified = replicas.filter((replica) => replica.status === "converged" && !isCertified(replica));
  if (uncertified.length > 0) messages.push(uncertifiedText(uncertified, replicas.length));
  if (result.rows.length === 0) messages.push("too few replicas for a comparison, and no file is written");
  const failed = lost.length + uncertified.length > 0;
  const exitCode = interrupted ? EXIT_CODES.interrupted : failed ? EXIT_CODES.notConverged : EXIT_CODES.ok;
  return { exitCode, messages };
}

/** A fixed point that may be the trained learner is not called so. */
function uncertifiedText(uncertified: readonly AmpReplica[], replicas: number): string {
  const worst = errorText(largestOf(uncertified.map(({ distance }) => distance ?? 0)));
  return `${uncertified.length} of ${replicas} replicas converged but are certified only to ${worst} of the norm of the trained weights (required: ${DISTANCE_BOUND}) and have no fixed point here; a larger --lambda may help`;
}

/** Free directions at the margin, d - n_margin on average, below which a replica without any is not rare: exp(-3) is one in twenty. */
const FEW_FREE = 3;

/** What would help: time, unless the data sets are too small to have a fixed point. */
function remedyOf({ experiment: { learner, d }, result: { contraction } }: AmpRun): string {
  if (contraction === null) return "a larger --max-iterations may help";
  if (learner !== "hinge" || contraction * d >= FEW_FREE) return "a larger --max-iterations or --lambda may help";
  const enough = Number((FEW_FREE / contraction).toPrecision(1));
  const free = (contraction * d).toPrecision(2);
  return `at this d the minimizer has d - ${free} samples at the margin on average, and where it has d there is no fixed point (see docs/amp.md): --d ${enough} or a larger --lambda may help`;
}
