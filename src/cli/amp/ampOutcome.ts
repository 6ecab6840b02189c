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

/** A run with its result. */
export interface AmpRun {
  readonly experiment: AmpExperiment;
  readonly result: AmpExperimentResult;
  /** Folder of finished replicas. */
  readonly store: string | undefined;
  readonly damaged: DamagedLines | undefined;
}

/** Output files. */
export interface AmpFiles {
  readonly out: { readonly format: TableFormat; readonly file: OutputFile } | undefined;
  readonly plot: PlotFile | undefined;
}

/** Writes the files and returns the tables and the exit code. */
export async function ampOutcome(run: AmpRun, { out, plot }: AmpFiles): Promise<Outcome> {
  const { experiment, result, damaged } = run;
  const { rows, fixedPoint } = result;
  if (rows.length > 0) await out?.file.write(await dataContent(out.format, evolutionData(rows, fixedPoint)));
  // Results are printed even if the plot fails.
  const plotFailure =
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
  const { exitCode, messages } = problemsOf(run);
  const problems = [...messages, ...(plotFailure === undefined ? [] : [`no plot: ${plotFailure.message}`])].join("; ");
  const message = [...(damaged === undefined ? [] : damageText(damaged)), ...(problems === "" ? [] : [problems])].join(
    "\n",
  );
  if (message === "") return { exitCode, output };
  return { exitCode: exitCode === EXIT_CODES.ok ? (plotFailure?.exitCode ?? exitCode) : exitCode, output, message };
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

/** Iterations, residual and certificate of the converged replicas. */
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

function problemsOf(run: AmpRun): {
  readonly exitCode: Outcome["exitCode"];
  readonly messages: string[];
} {
  const { experiment, result, store } = run;
  const { replicas } = result;
  const unconverged = replicas.filter(({ status }) => status !== "converged");
  const messages: string[] = [];
  const interrupted = replicas.length < experiment.replicas;
  if (interrupted) {
    const kept = `interrupted after ${replicas.length} of ${experiment.replicas} replicas${store === undefined ? "" : `, kept in ${store}`}`;
    messages.push(`${kept}; ${resumeText(store)}`);
  }
  if (unconverged.length > 0) {
    const residuals = unconverged.map(({ residual }) => residual).filter(Number.isFinite);
    const worst = residuals.length === 0 ? [] : [`residual up to ${errorText(largestOf(residuals))}`];
    const why = [...new Set<string>(unconverged.map(({ status }) => status)), ...worst].join(", ");
    const remedy = remedyOf(run);
    messages.push(
      `${unconverged.length} of ${replicas.length} replicas did not converge (${why}) and have no fixed point here; ${remedy}`,
    );
  }
  const uncertified = replicas.filter((replica) => replica.status === "converged" && !isCertified(replica));
  if (uncertified.length > 0) messages.push(uncertifiedText(uncertified, replicas.length));
  if (result.rows.length === 0) messages.push("too few replicas for a comparison, and no file is written");
  const failed = unconverged.length + uncertified.length > 0;
  const exitCode = interrupted ? EXIT_CODES.interrupted : failed ? EXIT_CODES.notConverged : EXIT_CODES.ok;
  return { exitCode, messages };
}

/** The message for fixed points that are not certified to be the trained learner. */
function uncertifiedText(uncertified: readonly AmpReplica[], replicas: number): string {
  const worst = errorText(largestOf(uncertified.map(({ distance }) => distance ?? 0)));
  return `${uncertified.length} of ${replicas} replicas converged but are certified only to ${worst} of the norm of the trained weights (required: ${DISTANCE_BOUND}) and have no fixed point here; a larger --lambda may help`;
}

/** With a mean of d - n_margin below 3, replicas without a free direction at the margin are common: exp(-3) is one in twenty. */
const FEW_FREE = 3;

/** The remedy: more iterations, unless the data sets are too small to have a fixed point. */
function remedyOf({ experiment: { learner, d }, result: { contraction } }: AmpRun): string {
  if (contraction === null) return "a larger --max-iterations may help";
  if (learner !== "hinge" || contraction * d >= FEW_FREE) return "a larger --max-iterations or --lambda may help";
  const enough = Number((FEW_FREE / contraction).toPrecision(1));
  const free = (contraction * d).toPrecision(2);
  return `at this d the minimizer has d - ${free} samples at the margin on average, and where it has d there is no fixed point (see docs/amp.md): --d ${enough} or a larger --lambda may help`;
}
