import type { Experiment, ReplicaRow } from "../../validation/experiment.js";
import { GAP_BOUND } from "../../validation/learners/certificate.js";
import type { LambdaSummary } from "../../validation/replicaSummary.js";
import { table } from "../report/table.js";
import { lambdaText } from "./lambdaFlag.js";

/** Columns of the CSV: one row for each replica and lambda. */
const COLUMNS = [
  "lambda",
  "replica",
  "d",
  "n",
  "facts",
  "generalizationError",
  "generalizationErrorStandardError",
  "memorizationError",
  "ruleTrainingError",
  "trainingError",
  "trainingLoss",
  "m",
  "q",
  "norm",
  "certificate",
  "certificateBound",
] as const satisfies readonly (keyof ReplicaRow)[];

/** Significant digits: the statistics never give more. */
const DIGITS = 5;
const ERROR_DIGITS = 2;

/** The rows of all replicas as CSV: numbers with all their digits, empty where there is no value, `inf` for lambda = Infinity. */
export function* replicaCsv(replicas: readonly (readonly ReplicaRow[])[]): Generator<string> {
  yield `${COLUMNS.join(",")}\n`;
  for (const row of replicas.flat()) {
    yield `${COLUMNS.map((name) => (name === "lambda" ? lambdaText(row.lambda) : (row[name] ?? ""))).join(",")}\n`;
  }
}

/** Means, standard errors, theory and scores, for people. */
export function summaryText(experiment: Experiment, summaries: readonly LambdaSummary[]): string {
  const headers = ["lambda", "observable", "simulation", "standard error", "theory", "z"];
  const rows = summaries.flatMap(({ lambda, observables }) =>
    observables.map(({ observable, mean, standardError, theory, z }, index) => [
      index === 0 ? lambdaWord(lambda) : "",
      observable,
      rounded(mean, DIGITS),
      standardError === null ? null : rounded(standardError, ERROR_DIGITS),
      theory === null ? null : rounded(theory, DIGITS),
      z === null ? null : z.toFixed(1),
    ]),
  );
  return `${table(headers, rows)}\n\n${notes(experiment, summaries).join("\n")}\n`;
}

/** What the table means, and how exactly the learners were trained. */
function notes(experiment: Experiment, summaries: readonly LambdaSummary[]): readonly string[] {
  const { d, loss, lambdas, activation, kernel, model, centered } = experiment;
  const constant = model === "rf" ? "mu0^2" : "K(0)";
  const worst = Math.max(...summaries.map(({ worstCertificate }) => worstCertificate));
  const certificate = loss === "square" ? "residual of the normal equations" : "relative duality gap";
  const percent = (worst * GAP_BOUND).toExponential(1);
  return [
    `worst certificate: ${certificate} ${percent}, bound ${GAP_BOUND.toExponential(0)}`,
    `z = (simulation - theory) / standard error. The theory is asymptotic: at finite size it is off by O(1/d), d = ${d}, beside the statistics.`,
    ...(centered !== true && (activation !== undefined || kernel !== undefined)
      ? [
          `The theory has balanced labels: unless lambda is small against n ${constant}, --centered is what it describes (odd activations: the same).`,
        ]
      : []),
    ...(lambdas.includes(Number.POSITIVE_INFINITY)
      ? ["lambda = inf: m in units of 1/lambda, q and norm of 1/lambda^2, as in raf solve."]
      : []),
  ];
}

function lambdaWord(lambda: number): string {
  return lambda === 0 ? "0+" : String(lambdaText(lambda));
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
