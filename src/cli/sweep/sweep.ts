import { availableParallelism } from "node:os";
import { type PlanChange, planChange } from "../../study/run/planChange.js";
import {
  MOST_SHARDS,
  parseShard,
  type Shard,
  shardOfEnvironment,
  shardOrigin,
  shardText,
  WHOLE,
} from "../../study/run/shard.js";
import { slurmMemory } from "../../study/run/slurmValues.js";
import type { SweepResult } from "../../study/run/sweepStudy.js";
import { TABLE_FORMATS } from "../../study/table/encodedTable.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { type CountFlag, countFlag, MOST_WORKERS, WORKERS_FLAG } from "../flags/countFlag.js";
import { counted } from "../output/counted.js";
import { algebraText, damageText, foreignText } from "../output/damageText.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { outputFiles } from "../output/outputFiles.js";
import { type Streams, write } from "../output/streams.js";
import { tableFiles, tablesOutcome } from "../output/tableFile.js";
import { builtInPlans, namedPlans } from "../plans/builtInPlans.js";
import { planFile } from "../run/planFile.js";
import { studyRun } from "../run/studyRun.js";
import { requireMemory, requireRows, slurmLimit, sweepDryRun } from "./sweepDryRun.js";
import { slurmJobs, sweepSlurm } from "./sweepSlurm.js";

/** The flags of `raf sweep`. */
export interface SweepFlags {
  readonly store?: string;
  readonly out?: string;
  readonly shard?: string;
  readonly workers?: number;
  readonly retry?: true;
  readonly small?: true;
  readonly dryRun?: true;
  readonly slurm?: true;
  readonly array: number;
  readonly cpusPerTask: number;
  readonly time?: string;
  readonly partition?: string;
  readonly mem?: string;
}

const DEFAULT_TASKS = 16;

const ARRAY: CountFlag = {
  flags: "--array <tasks>",
  name: "array",
  help: "tasks of the array",
  range: [1, MOST_SHARDS],
};
const CPUS_PER_TASK: CountFlag = {
  flags: "--cpus-per-task <count>",
  name: "cpus-per-task",
  help: "threads of a task",
  range: [1, MOST_WORKERS],
};

/** Flags that need --slurm. */
const SLURM_FLAGS = [
  ["array", "--array"],
  ["cpusPerTask", "--cpus-per-task"],
  ["time", "--time"],
  ["partition", "--partition"],
  ["mem", "--mem"],
] as const;

const NOTES = `The store holds the whole state. The same command continues a run that was interrupted or killed. Several runs may share a store. After a change of the plan only new rows are computed.
raf status shows the progress, raf merge makes the table, raf plans lists the plans that come with raf.
A scheduler's variables choose the shard: SLURM_ARRAY_TASK_ID (any start and step; numbered from 1 if SHARD_COUNT is set), SLURM_PROCID with SLURM_NTASKS (srun -n 4 raf sweep ...), or JOB_COMPLETION_INDEX with SHARD_COUNT. Standard error says which shard was chosen and by which variables. SHARD_COUNT alone is refused.
The page "Plans" of the documentation has their format (npm run docs).
Exit codes: 3 if a row has no result; 130 after Ctrl-C, and finished rows are kept.`;

/** `raf sweep`: a whole study from one file. */
export const sweepCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    "raf sweep examples/phase.yaml --small --out phase.parquet",
    "raf sweep examples/phase.yaml --dry-run",
    "raf sweep phase --small --shard 3/8",
  ],
  configure: (command) => {
    command
      .argument(
        "<plan>",
        `the study: a YAML or JSON file, or a plan that comes with raf: ${builtInPlans("sweep")
          .map(({ name }) => name)
          .join(", ")}`,
      )
      .option(
        "--store <folder>",
        "where the rows go; default: the plan's name with .store, or with -small.store for --small, in this folder",
      )
      .option("--out <file>", `then write the table: a file ending in ${TABLE_FORMATS.join(", ")}, as raf merge does`)
      .option("--shard <i/N>", "compute one of N equal shares; default: a scheduler's array task, or the whole")
      .addOption(countFlag(WORKERS_FLAG))
      .option("--retry", "compute again what has failed before")
      .option("--small", "the plan's own small section laid over it: a trial in seconds")
      .option("--dry-run", "only say how many rows there are, and estimate time, memory and disk")
      .optionsGroup("Slurm:")
      .option(
        "--slurm",
        "write the scripts of an array job and of the job that merges, and submit both if there is sbatch",
      )
      .addOption(countFlag(ARRAY).default(DEFAULT_TASKS))
      .addOption(countFlag(CPUS_PER_TASK).default(1))
      .option("--time <limit>", "time limit of a task, as sbatch takes it")
      .option("--partition <name>", "where the jobs run")
      .option("--mem <size>", "memory of a task, as sbatch takes it");
  },
  run: (command, streams) => {
    const flags = command.opts<SweepFlags>();
    const given = SLURM_FLAGS.filter(([name]) => command.getOptionValueSource(name) === "cli").map(([, flag]) => flag);
    if (given.length > 0 && !flags.slurm)
      throw new UsageError(`${given.join(", ")} without --slurm: only its jobs have them`);
    if (flags.slurm && flags.shard !== undefined) {
      throw new UsageError("--slurm with --shard: each task of the array has a shard of its own; leave --shard out");
    }
    if (flags.slurm && flags.workers !== undefined) {
      throw new UsageError("--slurm with --workers: a task has as many threads as --cpus-per-task says");
    }
    return sweep(command.args[0]!, flags, streams);
  },
};

async function sweep(argument: string, flags: SweepFlags, streams: Streams): Promise<Outcome> {
  const {
    paths: [path],
    shown: [shown],
  } = namedPlans(argument, "sweep");
  const loaded = await planFile(path!, flags.small ? "small" : "full", shown);
  const { plan, source } = loaded;
  const place = source;
  requireRows(plan, place);
  const store = flags.store ?? defaultStore(argument, source.size);
  const report = (text: string): Promise<void> => write(streams.stderr, `raf sweep: ${text}\n`);
  const change = await planChange(store, plan, source);
  const reportPlanChange = async (): Promise<void> => {
    if (change !== undefined) await report(planChangeText(store, change));
  };
  if (flags.slurm) {
    const jobs = await slurmJobs(path!, loaded, store, flags, streams);
    const { array: tasks, cpusPerTask, mem } = flags;
    // The nodes of the cluster have their own memory: --mem is the limit.
    const bytes = slurmMemory(mem);
    if (bytes !== undefined) requireMemory(plan, cpusPerTask, { place, limit: slurmLimit(bytes, mem!) });
    if (flags.dryRun) return sweepDryRun(plan, { shard: { index: 1, count: tasks }, workers: cpusPerTask, tasks });
    await reportPlanChange();
    return sweepSlurm(jobs);
  }
  const workers = flags.workers ?? availableParallelism();
  requireMemory(plan, workers, { place });
  const { shard, note } = chosenShard(flags.shard, process.env);
  if (note !== undefined) await report(note);
  if (flags.out !== undefined && shard.count > 1) {
    throw new UsageError(`--out needs the whole study; got shard ${shardText(shard)}. Run raf merge when all are done`);
  }
  const outputs = outputFiles(streams);
  const files = flags.out === undefined ? undefined : await tableFiles(plan, { out: flags.out, files: outputs });
  if (flags.dryRun) return sweepDryRun(plan, { shard, workers, table: files !== undefined });
  await reportPlanChange();
  const failures = flags.retry === true ? "retry" : "keep";
  const result = await studyRun({ ...loaded, store, shard, workers, failures }, streams);
  const { damaged, linearAlgebras, foreign, index } = result;
  const notes = [...damageText(damaged), ...algebraText(linearAlgebras), ...foreignText(foreign, store)];
  if (result.status === "interrupted") {
    const message = `interrupted; ${result.done} of ${result.rows} rows are in ${store}, the same command continues`;
    return { exitCode: EXIT_CODES.interrupted, output: [], message };
  }
  if (files !== undefined) {
    const tables = await files.write(index, source.text);
    return { ...tablesOutcome(tables, notes), textStream: outputs.text() };
  }
  return doneOutcome(result, shard, store, notes);
}

/** The plan's name with the ending .store. A small trial has a separate store, so that the store keeps the plan of the whole study. */
export function defaultStore(path: string, size: "full" | "small"): string {
  const name = path.replace(/^.*[\\/]/, "").replace(/\.(?:ya?ml|json)$/i, "");
  return `${name}${size === "small" ? "-small" : ""}.store`;
}

function doneOutcome(
  { rows, computed: now, failed, failedBefore }: SweepResult,
  shard: Shard,
  store: string,
  notes: readonly string[],
): Outcome {
  const share = shard.count === 1 ? "" : `shard ${shardText(shard)}: `;
  const output = [
    `${share}${counted(rows, "row")} ${rows === 1 ? "is" : "are"} in ${store}, ${now} of them computed now\n`,
  ];
  const failures = failed + failedBefore;
  const remedy = "raf merge says which and why, --retry computes them again";
  const lines = [...notes, ...(failures === 0 ? [] : [`${failures} of these rows have no result; ${remedy}`])];
  const exitCode = failures === 0 ? EXIT_CODES.ok : EXIT_CODES.notConverged;
  return { exitCode, output, ...(lines.length === 0 ? {} : { message: lines.join("\n") }) };
}

/**
 * Message: the plan of this store has changed.
 */
function planChangeText(store: string, { command, name, rows = 0, lost }: PlanChange): string {
  const had = `${store} had ${name === undefined ? "a plan that this version cannot read" : `the plan "${name}"`} of ${command}`;
  if (name === undefined) return had;
  if (lost === undefined)
    return `${had}, of ${counted(rows, "row")}; those that the new plan does not have stay in the store`;
  if (lost === 0) return `${had}; the new plan has all of its ${counted(rows, "row")}`;
  const inWords = `of its ${counted(rows, "row")} ${lost} ${lost === 1 ? "is" : "are"} not in the new plan`;
  return `${had}; ${inWords}. They stay in the store, and raf sweep with the old plan brings them back`;
}

/** A shard, with a note if it comes from the environment. */
interface ChosenShard {
  readonly shard: Shard;
  readonly note?: string;
}

/**
 * The shard to compute: from --shard, from a scheduler's variables, or the whole study.
 *
 * The note says how a scheduler's variables were read. An array of one task is the whole study, but a person who submits a single task
 * again may have meant a share.
 *
 * @param flag        Value of --shard.
 * @param environment Variables of the process.
 *
 * @example
 * chosenShard(undefined, { JOB_COMPLETION_INDEX: "3", SHARD_COUNT: "8" }).note // => "shard 4/8 by JOB_COMPLETION_INDEX=3 SHARD_COUNT=8"
 */
export function chosenShard(
  flag: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): ChosenShard {
  if (flag !== undefined) return { shard: parseShard(flag) };
  const shard = shardOfEnvironment(environment);
  if (shard === undefined) return { shard: WHOLE };
  const alone = `, an array of one task: the whole study. For a share of it set SHARD_COUNT, or give --shard i/N`;
  const isAlone = shard.count === 1 && environment["SHARD_COUNT"] === undefined;
  return { shard, note: `shard ${shardText(shard)} by ${shardOrigin(environment)}${isAlone ? alone : ""}` };
}
