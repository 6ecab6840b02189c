import { type Experiment, isCertified, type ReplicaRow, type UncertifiedRow } from "../../../validation/experiment.js";
import { GAP_BOUND } from "../../../validation/learners/certificate.js";
import type { LambdaSummary } from "../../../validation/replicaSummary.js";
import { table } from "../../report/table.js";
import { type Column, columnsOf } from "../../study/plan/computations.js";
import { lambdaText } from "../flags/lambdaFlag.js";
import { counted } from "../output/counted.js";
import type { DataTable } from "../output/dataFile.js";
import { INFINITE_UNITS } from "../output/infiniteUnits.js";

/** Significant digits: the statistics never give more. */
const DIGITS = 5;
const ERROR_DIGITS = 2;

/** Numbers of requested and of finished replicas. */
export interface ReplicaCount {
  readonly asked: number;
  readonly finished: number;
}

/** "8 replicas", or "3 of 8 replicas" after an interruption or a failure. */
export function replicasInWords({ asked, finished }: ReplicaCount): string {
  return finished === asked ? counted(asked, "replica") : `${finished} of ${counted(asked, "replica")}`;
}

/**
 * The rows of the finished replicas: numbers with all their digits, null where there is no value.
 *
 * @param asked How many replicas were asked for. Where fewer are finished, a note says so: a part of an ensemble must not pass for the whole.
 */
export function replicaData(
  experiment: Experiment,
  replicas: readonly (readonly (ReplicaRow | UncertifiedRow)[])[],
  asked: number,
): DataTable {
  const { model, loss, ensemble, attack, teacher } = experiment;
  const given = {
    ...(ensemble !== undefined && { ensemble }),
    ...(attack !== undefined && { attack }),
    ...(teacher !== undefined && { teacher: { ...teacher } }),
  };
  const columns: readonly Column[] = [
    { name: "lambda", type: "number" },
    { name: "replica", type: "integer" },
    { name: "d", type: "integer" },
    ...columnsOf({ kind: "replicas" }, { fixed: { model, loss, ...given }, cases: [], axes: [] }),
  ];
  const finished = replicas.length;
  const rows = replicas.flat();
  const certified = rows.filter(isCertified);
  const uncertified = rows.flatMap((row) =>
    isCertified(row) ? [] : [`not certified: replica ${row.replica}, ${row.failure}`],
  );
  return {
    columns,
    count: certified.length,
    rows: () => certified.map((row) => columns.map(({ name }) => cellOf(row[name as keyof ReplicaRow]))),
    notes: [
      ...(finished < asked ? [`incomplete: ${replicasInWords({ asked, finished })} finished`] : []),
      ...uncertified,
    ],
  };
}

function cellOf(value: ReplicaRow[keyof ReplicaRow]): number | string | null {
  return typeof value === "number" || typeof value === "string" ? value : null;
}

/** A table of means, standard errors, theory and scores, with notes. */
export function summaryText(experiment: Experiment, summaries: readonly LambdaSummary[]): string {
  const headers = ["lambda", "observable", "simulation", "standard error", "theory", "z"];
  const rows = summaries.flatMap(({ lambda, observables, uncertified }) =>
    uncertified !== null
      ? [[lambdaWord(lambda), "not certified", null, null, null, null]]
      : observables.map(({ observable, mean, standardError, theory, z }, index) => [
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

/** Notes below the table: accuracy of the training, meaning of z, and the units at lambda = infinity. */
function notes(experiment: Experiment, summaries: readonly LambdaSummary[]): readonly string[] {
  const { d, lambdas, activation, kernel, model, centered } = experiment;
  const constant = model === "rf" ? "mu0^2" : "K(0)";
  return [
    ...certificateNotes(summaries),
    ...separabilityNotes(summaries),
    `z = (simulation - theory) / standard error. The theory is asymptotic: at finite size it is off by O(1/d), d = ${d}, beside the statistics.`,
    ...(centered !== true && (activation !== undefined || kernel !== undefined)
      ? [
          `The theory has balanced labels: unless lambda is small against n ${constant}, --centered is what it describes (odd activations: the same).`,
        ]
      : []),
    ...(lambdas.includes(Number.POSITIVE_INFINITY) ? [`lambda = inf: ${INFINITE_UNITS}, as in raf solve.`] : []),
  ];
}

/** A line for each kind of certificate. */
function certificateNotes(summaries: readonly LambdaSummary[]): readonly string[] {
  const worst = new Map<string, number>();
  for (const { certificateNames, worstCertificate } of summaries) {
    const name = certificateNames.join(" or ");
    if (name !== "") worst.set(name, Math.max(worst.get(name) ?? 0, worstCertificate));
  }
  return [...worst].map(
    ([name, value]) =>
      `worst certificate: ${name} ${(value * GAP_BOUND).toExponential(1)}, bound ${GAP_BOUND.toExponential(0)}`,
  );
}

/** Near the threshold some data sets are separable and others are not, which gives two kinds of learners. */
function separabilityNotes(summaries: readonly LambdaSummary[]): readonly string[] {
  return summaries.flatMap(({ separable, replicas, mixed }) =>
    mixed
      ? [
          `lambda = 0+: the labels of ${separable} of ${replicas} replicas are separable (max-margin, at unit margin), of ${replicas - (separable ?? 0)} not (weights of least`,
          "loss), near the theory's threshold between the two kinds: m, q and norm have no common mean, and no z.",
        ]
      : [],
  );
}

function lambdaWord(lambda: number): string {
  return lambda === 0 ? "0+" : String(lambdaText(lambda));
}

function rounded(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}
