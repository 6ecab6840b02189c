import { availableParallelism } from "node:os";
import type { Command } from "commander";
import { type Point, type PointInput, resolvePoint } from "../../../equations/point.js";
import { TRAINING_PARAMETERS } from "../../../equations/vocabulary/algorithms.js";
import { ENSEMBLE_PARAMETERS } from "../../../equations/vocabulary/ensembles.js";
import { LOSS_NAMES } from "../../../equations/vocabulary/losses.js";
import { isModelName, MODELS, SIMULATED_MODELS, sampleCount } from "../../../equations/vocabulary/models.js";
import type { UncheckedPoint } from "../../../equations/vocabulary/parameters.js";
import { STUDENT_PARAMETERS } from "../../../equations/vocabulary/teachers.js";
import type { Experiment, ReplicaRow, UncertifiedRow, UncheckedExperiment } from "../../../validation/experiment.js";
import { experimentMemory, requireMemory } from "../../../validation/experimentMemory.js";
import { loadLinearAlgebra } from "../../../validation/linearAlgebra/loadLinearAlgebra.js";
import { MEMORIZERS } from "../../../validation/memorizers/memorizerReplica.js";
import { replicaSummary } from "../../../validation/replicaSummary.js";
import { requireExperiment } from "../../../validation/requireExperiment.js";
import { DEFAULT_TEST_SAMPLES, isCountedOnFreshInputs } from "../../../validation/testMeasures.js";
import { jsonText } from "../../core/jsonText.js";
import { type ReplicaStoreKey, replicaStore } from "../../study/store/replicaStore.js";
import { TABLE_FORMATS } from "../../study/table/encodedTable.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { countFlag } from "../flags/countFlag.js";
import { readEigenvalues } from "../flags/eigenvalueFile.js";
import { lambdaText } from "../flags/lambdaFlag.js";
import { type LambdaListFlags, lambdaListFlags, lambdaListOf } from "../flags/lambdaList.js";
import { addPointFlags, modelWords, type PointFlags, pointInputOf } from "../flags/pointFlags.js";
import { addReplicaFlags, type ReplicaFlags } from "../flags/replicaFlags.js";
import { counted } from "../output/counted.js";
import { damageText } from "../output/damageText.js";
import { dataContent, dataFormat } from "../output/dataFile.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { outputFiles, STANDARD_OUTPUT } from "../output/outputFiles.js";
import { pointInWords } from "../output/pointInWords.js";
import { type Streams, write } from "../output/streams.js";
import { availableMemory, memoryLine } from "../run/memory.js";
import { type MemorizerFlags, simulateMemorizer } from "./memorizers.js";
import { missingReplicas, simulateRun, uncertifiedLambdas } from "./simulateRun.js";
import { type ReplicaCount, replicaData, replicasInWords, summaryText } from "./simulateText.js";

interface SimulateFlags extends Omit<PointFlags, "lambda">, LambdaListFlags, ReplicaFlags {
  readonly centered?: true;
  /** Path of the file. */
  readonly eigenvalues?: string;
  readonly json?: true;
  readonly out?: string;
}

const MODEL_WORDS = SIMULATED_MODELS.map((model) => modelWords(model)).join(", ");
/** Numbers that say how long a training is; "inf" is the minimum. */
const LENGTHS = ["time", "steps"] as const;
const ATTACK_PARAMETERS = ["trainingAttack", "attack", "attackNorm"] as const;
/** Input dimension that is used without --d; of a model that learns a matrix, which has d^2 / 2 parameters. */
const DIMENSION = 200;
const MATRIX_DIMENSION = 40;
const MOST_CLUSTERS = 1e4;

const NOTES = `Losses: ${LOSS_NAMES.join(", ")}. Random features take an activation, by name or expression. An activation or a kernel name gives the true kernel with the actual norms of the inputs; gamma, or mu1 with mu-star, gives the linear kernel plus independent noise for each sample.
With --ensemble members are trained one by one and averaged; --attack attacks every learner along the gradient of its output, --training-attack trains a perceptron on attacked inputs.
--learner takes --alpha, --epsilon and the sizes, and no model, loss or lambda. nearest-neighbor is the label of the nearest sample, trees the average of 100 random trees of which each fits all labels, constructed the three-layer threshold network of Dirksen, Finke and Genzel: firstLayer and secondLayer are its widths, unclaimed the share of new inputs on which no unit is active, which count one half.
--centered subtracts what is the same for all inputs: mu0 from every feature, K(0) from the kernel. The theory has no such constant, because its labels are balanced. Random labels are only nearly balanced: unless lambda is small against n K(0), the plain learner differs from the theory by the mean label. Odd activations, gamma, and mu1 with mu-star have no such constant.
Each learner is certified (duality gap, residual of the normal equations). A lambda with an uncertified learner has no mean; the others keep theirs, and the exit code is 3.
The quadratic network is trained at finite lambda, as the convex problem in S = W^T W. The rank counts eigenvalues of S above 1e-6 of the largest. The largest eigenvalue has no z: it is off by d^(-2/3) at finite size.
Linear algebra is the system's OpenBLAS if it loads, else ml-matrix, which is slow beyond d = 300. RAF_OPENBLAS names a library, or "none".
--out has every replica with all digits; a .json file is the record of --json.
Ctrl-C evaluates the finished replicas and exits with 130. --store keeps them, also if the process is killed: the same command, or one with more replicas, continues to the same digits.`;

/** `raf simulate`: finite-size experiments beside the theory. */
export const simulateCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    "raf simulate --model linear --loss hinge --alpha 2 --epsilon 0.2 --lambda 0+,0.1,1 --d 100 --replicas 8",
    "raf simulate --model linear --loss hinge --alpha 2 --epsilon 0.2 --lambda 0.3 --ensemble 3 --ensemble-over bootstrap --attack 0.3 --d 60 --replicas 4",
    "raf simulate --model linear --loss square --alpha 1.5 --epsilon 1 --lambda 0.01 --fraction 0.6 --teacher loss=square,lambda=0.1 --d 100 --replicas 8",
    "raf simulate --learner constructed --alpha 20 --epsilon 0.2 --d 5 --replicas 4",
    "raf simulate --model rf --activation relu --kappa 2 --loss square --alpha 2 --epsilon 0.1 --from 0.01 --to 10 --points 4 --d 80 --replicas 4 --out rows.csv",
  ],
  configure: (command) => {
    addPointFlags(command, ["lambda", "eigenvalues", "continuum", "channel", "precision"], {
      model: MODEL_WORDS,
      loss: LOSS_NAMES.join(", "),
    });
    for (const option of lambdaListFlags()) command.addOption(option);
    addReplicaFlags(command, {
      dimension: `input dimension; n is alpha d, rounded, or alpha d^2/2 for quadratic; default: ${DIMENSION}, for quadratic ${MATRIX_DIMENSION}`,
      fewest: 1,
    });
    command
      .option(
        "--eigenvalues <file>",
        "for linear: Gaussian inputs with this spectrum and teacher's shares, from columns nu,share[,weight]",
      )
      .option(
        "--centered",
        "features less mu0, kernels less K(0), as the theory has them; default: as they are, see below",
      )
      .option(
        "--learner <name>",
        `a learner that fits every label by construction and has no theory: ${MEMORIZERS.join(", ")}; see below`,
      )
      .addOption(
        countFlag({
          flags: "--clusters <count>",
          name: "clusters",
          help: "with --learner: inputs around so many centers, whose labels follow the rule there; default: Gaussian inputs",
          range: [1, MOST_CLUSTERS],
        }),
      )
      .option("--json", "the summary and every replica as one line of JSON")
      .option(
        "--out <file>",
        `write every replica: a file ending in ${TABLE_FORMATS.join(", ")}, or - for standard output`,
      );
  },
  run: (command, streams) => simulate(command, streams),
};

async function simulate(command: Command, streams: Streams): Promise<Outcome> {
  const flags = command.opts<SimulateFlags & MemorizerFlags>();
  if (flags.learner !== undefined) return simulateMemorizer(flags, streams);
  if (flags.clusters !== undefined) throw new UsageError("--clusters needs --learner <name>, which is missing");
  const lambdas = lambdaListOf(flags);
  if (isModelName(flags.model) && !SIMULATED_MODELS.some((model) => model === flags.model)) {
    throw new UsageError(
      `--model must be ${MODEL_WORDS}: only these have inputs that can be drawn; got ${flags.model}`,
    );
  }
  const { lambda: _list, eigenvalues: file, ...pointFlags } = flags;
  const eigenvalues = file === undefined ? undefined : await readEigenvalues(file);
  const input = await pointInputOf(pointFlags, { lambda: lambdaText(lambdas[0] as number) });
  const experiment = requireExperiment({
    ...experimentOf(input, lambdas, flags),
    ...(eigenvalues === undefined ? {} : { eigenvalues }),
  });
  refuseUseless(experiment, flags);
  const point = await resolvePoint(input);
  const threads = Math.min(flags.threads ?? availableParallelism(), flags.replicas);
  requireMemory(experiment, threads, availableMemory());
  if (flags.json && flags.out === STANDARD_OUTPUT) {
    throw new UsageError("--json and --out - both write to standard output; leave one out");
  }
  const files = outputFiles(streams);
  if (file !== undefined) await files.reads("eigenvalues", file);
  const format = dataFormat(flags.out);
  const out = flags.out === undefined ? undefined : await files.open("out", flags.out);
  const { name: algebra } = loadLinearAlgebra();
  const store =
    flags.store === undefined
      ? undefined
      : await replicaStore<readonly (ReplicaRow | UncertifiedRow)[]>(flags.store, storeKey(experiment, algebra));
  const count = flags.replicas;
  if (flags.json === undefined) {
    const bytes = threads * experimentMemory(experiment);
    await write(files.text(), memoryLine([algebra, counted(threads, "thread")], bytes));
  }
  const run = await simulateRun({ experiment, count, threads, store }, streams.stderr);
  const missing = missingReplicas(run, count, flags.store);
  if (run.replicas.length === 0) return { exitCode: EXIT_CODES.ok, output: [], ...missing };
  const summaries = await replicaSummary(experiment, run.replicas);
  const record = (): string =>
    jsonText({
      experiment: { ...experiment, ...lengthOf(experiment), lambdas: lambdas.map(lambdaText) },
      algebra,
      replicaCount: { asked: count, finished: run.replicas.length },
      summaries: summaries.map((summary) => ({ ...summary, lambda: lambdaText(summary.lambda) })),
      replicas: run.replicas.flat().map((row) => ({ ...row, lambda: lambdaText(row.lambda) })),
    });
  await out?.write(
    format === ".json" ? [record()] : await dataContent(format, replicaData(experiment, run.replicas, count)),
  );
  const failed = { ...uncertifiedLambdas(summaries), ...missing };
  const output = flags.json
    ? record()
    : `${headline(experiment, point, input, { asked: count, finished: run.replicas.length })}\n\n${summaryText(experiment, summaries)}`;
  const damage = store === undefined ? [] : damageText(store.damaged);
  const messages = [...damage, ...(failed.message === undefined ? [] : [failed.message])];
  const message = messages.length === 0 ? {} : { message: messages.join("\n") };
  return { exitCode: EXIT_CODES.ok, output: [output], textStream: files.text(), ...failed, ...message };
}

/** The length of a training for JSON, which has no Infinity. */
function lengthOf(experiment: Experiment): object {
  return Object.fromEntries(
    LENGTHS.flatMap((name) => (experiment[name] === undefined ? [] : [[name, lambdaText(experiment[name])] as const])),
  );
}

/** Everything that determines the rows of a replica, except its number. */
function storeKey({ replica: _replica, ...experiment }: Experiment, algebra: string): ReplicaStoreKey {
  return { algebra, ...experiment };
}

/** Refuses flags without effect: where E_gen is exact, there are no fresh inputs, and no mean to subtract. */
function refuseUseless(experiment: Experiment, { testSamples, centered }: SimulateFlags): void {
  if (MODELS[experiment.model].learnsFeatures && centered)
    throw new UsageError("--centered has no meaning for --model quadratic: x x^T - 1 has no mean to subtract");
  if (isCountedOnFreshInputs(experiment)) return;
  const reason = "E_gen is exact for linear models and for kernels and features by gamma or mu1 and mu-star";
  if (testSamples !== undefined) throw new UsageError(`--test-samples has no meaning here: ${reason}`);
  if (centered) throw new UsageError("--centered has no meaning here: these features have no mean to subtract");
}

/** The experiment, without the flags that only steer the command. */
function experimentOf(
  input: PointInput,
  lambdas: readonly number[],
  { d, seed, testSamples, centered }: SimulateFlags,
): UncheckedExperiment {
  const { model, loss, alpha, epsilon } = input;
  const own = [
    ...MODELS[model].needs,
    ...MODELS[model].allows,
    ...TRAINING_PARAMETERS,
    ...ENSEMBLE_PARAMETERS,
    ...ATTACK_PARAMETERS,
    ...STUDENT_PARAMETERS,
  ];
  const written: UncheckedPoint = input;
  const value = (name: (typeof own)[number]): unknown =>
    LENGTHS.some((length) => length === name) && written[name] === "inf" ? Number.POSITIVE_INFINITY : written[name];
  const given = own.flatMap((name) => (written[name] === undefined ? [] : [[name, value(name)] as const]));
  return {
    model,
    loss,
    alpha,
    epsilon,
    lambdas,
    d: d ?? (MODELS[model].learnsFeatures ? MATRIX_DIMENSION : DIMENSION),
    seed,
    replica: 0,
    testSamples: testSamples ?? DEFAULT_TEST_SAMPLES,
    centered: centered ?? false,
    ...Object.fromEntries(given),
  };
}

function headline(
  experiment: Experiment,
  point: Point,
  input: Parameters<typeof pointInWords>[0],
  replicas: ReplicaCount,
): string {
  const { model, d, alpha, kappa, width, seed } = experiment;
  const sizes = [
    `d = ${d}`,
    `n = ${sampleCount(model, alpha, d)}`,
    ...(kappa === undefined ? [] : [`p = ${Math.round(kappa * d)}`]),
    ...(width === undefined ? [] : [counted(Math.round(width * d), "hidden unit")]),
    replicasInWords(replicas),
    `seed ${seed}`,
    ...(experiment.eigenvalues === undefined ? [] : [`${experiment.eigenvalues.length} eigenvalues`]),
    ...featureWords(experiment),
  ];
  return `${pointInWords(input, point, ["lambda"])}\n${sizes.join(", ")}`;
}

/** Notes on how E_gen is measured, and on whether features or kernels are centered. */
function featureWords(experiment: Experiment): readonly string[] {
  if (!isCountedOnFreshInputs(experiment)) return ["E_gen exact"];
  const { model, centered, testSamples } = experiment;
  if (MODELS[model].learnsFeatures)
    return [`E_gen on ${testSamples ?? DEFAULT_TEST_SAMPLES} fresh inputs, m and q exact`];
  const plain = model === "rf" ? "features as they are" : "kernel as it is";
  const less = model === "rf" ? "features less mu0" : "kernel less K(0)";
  return [`E_gen on ${testSamples ?? DEFAULT_TEST_SAMPLES} fresh inputs`, centered ? `centered: ${less}` : plain];
}
