import { flagOf, requireParameter } from "../../../equations/vocabulary/parameters.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { MEMORIZERS, type MemorizerRow, memorizerReplica } from "../../../validation/memorizers/memorizerReplica.js";
import { DEFAULT_TEST_SAMPLES } from "../../../validation/testMeasures.js";
import { jsonText } from "../../core/jsonText.js";
import { requireName } from "../../core/nearMiss.js";
import { sampleMean } from "../../numerics/sampleMean.js";
import { table } from "../../report/table.js";
import { UsageError } from "../errors/usageError.js";
import type { ReplicaFlags } from "../flags/replicaFlags.js";
import { counted } from "../output/counted.js";
import { dataContent, dataFormat } from "../output/dataFile.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { outputFiles, STANDARD_OUTPUT } from "../output/outputFiles.js";
import type { Streams } from "../output/streams.js";

/** Flags that a learner without a theory has. */
export interface MemorizerFlags extends ReplicaFlags {
  readonly learner?: string;
  readonly clusters?: number;
  readonly alpha?: number;
  readonly epsilon?: number;
  readonly json?: true;
  readonly out?: string;
}

const KNOWN: ReadonlySet<string> = new Set([
  "learner",
  "clusters",
  "alpha",
  "epsilon",
  "d",
  "replicas",
  "seed",
  "testSamples",
  "json",
  "out",
]);
/** Input dimension that is used without --d: learners that count neighbors know nothing in many dimensions. */
const DIMENSION = 10;
/** Matrices of samples by samples are held. */
const MOST_SAMPLES = 5000;
const DIGITS = 5;
const ERROR_DIGITS = 2;

const MEASURED = [
  "generalizationError",
  "memorizationError",
  "ruleTrainingError",
  "trainingError",
  "unclaimed",
  "firstLayer",
  "secondLayer",
] as const satisfies readonly (keyof MemorizerRow)[];

/** Data sets and learners that fit every label by construction: nearest neighbor, trees, the constructed network. */
export async function simulateMemorizer(flags: MemorizerFlags, streams: Streams): Promise<Outcome> {
  const learner = requireName("raf", "learner", flags.learner ?? "", MEMORIZERS);
  const useless = Object.keys(flags).find((name) => !KNOWN.has(name));
  if (useless !== undefined) {
    throw new UsageError(
      `--${flagOf(useless)} has no meaning with --learner ${learner}, which is not trained by a loss`,
    );
  }
  if (flags.json && flags.out === STANDARD_OUTPUT) {
    throw new UsageError("--json and --out - both write to standard output; leave one out");
  }
  const { d = DIMENSION, replicas, seed, testSamples = DEFAULT_TEST_SAMPLES, clusters } = flags;
  const alpha = requireParameter("raf", "alpha", flags.alpha);
  const epsilon = requireParameter("raf", "epsilon", flags.epsilon);
  const n = Math.round(alpha * d);
  if (n < 1 || n > MOST_SAMPLES) {
    throw new UsageError(`n = alpha d must lie in [1, ${MOST_SAMPLES}] with --learner ${learner}; got ${n}`);
  }
  const files = outputFiles(streams);
  const format = dataFormat(flags.out);
  const out = flags.out === undefined ? undefined : await files.open("out", flags.out);
  const algebra = loadLinearAlgebra();
  const experiment = { learner, alpha, epsilon, d, seed, testSamples, ...(clusters === undefined ? {} : { clusters }) };
  const rows = Array.from({ length: replicas }, (_, replica) => memorizerReplica({ ...experiment, replica }, algebra));
  const record = jsonText({ experiment, algebra: algebra.name, summary: summaryOf(rows), replicas: rows });
  const names = ["replica", "d", "n", "facts", ...MEASURED] as const;
  const content = async (): Promise<Iterable<string | Uint8Array>> =>
    dataContent(format, {
      columns: names.map((name) => ({ name, type: "number" })),
      count: rows.length,
      rows: () => rows.map((row) => names.map((name) => row[name])),
    });
  await out?.write(format === ".json" ? [record] : await content());
  const inputs = clusters === undefined ? "Gaussian inputs" : `inputs around ${counted(clusters, "center")}`;
  const head = `${learner}, ${inputs}: alpha = ${alpha}, epsilon = ${epsilon}\nd = ${d}, n = ${n}, ${counted(replicas, "replica")}, seed ${seed}, E_gen on ${testSamples} fresh inputs`;
  const output = flags.json ? record : `${head}\n\n${summaryText(rows)}`;
  return { exitCode: EXIT_CODES.ok, output: [output], textStream: files.text() };
}

interface Summary {
  readonly name: string;
  readonly mean: number;
  /** Null for a single replica. */
  readonly standardError: number | null;
}

function summaryOf(rows: readonly MemorizerRow[]): readonly Summary[] {
  return MEASURED.flatMap((name): Summary[] => {
    const values = rows.flatMap((row) => row[name] ?? []);
    if (values.length === 0) return [];
    const { mean, standardError } = sampleMean(values);
    return [{ name, mean, standardError: values.length > 1 ? standardError : null }];
  });
}

function summaryText(rows: readonly MemorizerRow[]): string {
  const cells = summaryOf(rows).map(({ name, mean, standardError }) => [
    name,
    String(Number(mean.toPrecision(DIGITS))),
    standardError === null ? null : String(Number(standardError.toPrecision(ERROR_DIGITS))),
  ]);
  return `${table(["observable", "simulation", "standard error"], cells)}\n`;
}
