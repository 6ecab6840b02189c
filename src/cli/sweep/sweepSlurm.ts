import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { type SlurmScripts, slurmScripts } from "../../study/run/slurmScripts.js";
import { shellWord } from "../../study/store/shellWord.js";
import { planIdentity } from "../../study/store/studyStore.js";
import { UsageError } from "../errors/usageError.js";
import { type Outcome, printed } from "../output/outcome.js";
import { outputFile } from "../output/outputFile.js";
import { outputFiles } from "../output/outputFiles.js";
import { type Streams, systemCode } from "../output/streams.js";
import { tableFiles } from "../output/tableFile.js";
import type { LoadedPlan } from "../run/planFile.js";

/** The flags of `raf sweep --slurm`. */
export interface SlurmFlags {
  readonly array: number;
  readonly cpusPerTask: number;
  readonly time?: string;
  readonly partition?: string;
  readonly mem?: string;
  readonly out?: string;
  readonly small?: true;
  readonly retry?: true;
}

/** The two batch scripts of a study, checked and not yet written. */
export interface SlurmJobs {
  readonly scripts: SlurmScripts;
  /** Paths of the scripts. */
  readonly files: { readonly array: string; readonly merge: string };
  readonly store: string;
  /** Number of array tasks. */
  readonly tasks: number;
}

/**
 * The jobs of `raf sweep --slurm`. Input that the merge job would refuse is refused now, before the array computes.
 *
 * @param path  Path of the plan.
 * @param store The folder of the rows, shared by all nodes.
 * @throws {ParameterError} naming time, partition, mem or out.
 */
export async function slurmJobs(
  path: string,
  { plan, source }: LoadedPlan,
  store: string,
  flags: SlurmFlags,
  streams: Streams,
): Promise<SlurmJobs> {
  const { array, cpusPerTask, time, partition, mem } = flags;
  // A task may start in another folder: paths are absolute.
  const folder = resolve(store);
  const stem = folder.replace(/\.store$/, "");
  const out = resolve(flags.out ?? `${stem}.parquet`);
  const scripts = slurmScripts({
    name: plan.name,
    program: [process.execPath, ...process.execArgv, process.argv[1] ?? "raf"],
    sweep: [resolve(path), ...(flags.small ? ["--small"] : []), ...(flags.retry ? ["--retry"] : [])],
    store: folder,
    out,
    plan: planIdentity(source),
    array,
    cpusPerTask,
    ...(time === undefined ? {} : { time }),
    ...(partition === undefined ? {} : { partition }),
    ...(mem === undefined ? {} : { mem }),
  });
  await tableFiles(plan, { out, files: outputFiles(streams) });
  return { scripts, files: { array: `${stem}.sbatch`, merge: `${stem}-merge.sbatch` }, store, tasks: array };
}

/** Writes both batch scripts beside the store, and submits them if sbatch is installed. */
export async function sweepSlurm({ scripts, files, store, tasks }: SlurmJobs): Promise<Outcome> {
  for (const kind of ["array", "merge"] as const) {
    await (await outputFile("store", files[kind])).write([scripts[kind]]);
  }
  const job = await submitJob([files.array], "the array");
  if (job === undefined) return printed(...notSubmitted(files, scripts));
  const dependency = `--dependency=afterany:${job}`;
  const remedy = `The array is submitted as job ${job} and goes on (scancel ${job} ends it); its merge job is submitted by sbatch ${dependency} ${shellWord(files.merge)}`;
  const merge = await submitJob([dependency, files.merge], "the merge job", remedy);
  return printed(
    `job ${job}: ${tasks} tasks, ${files.array}\n`,
    `job ${merge ?? ""}: merges when they have ended, ${files.merge}\n`,
    `raf status ${shellWord(store)} tells how far it is; a task that failed is repeated by sbatch --array=N ${shellWord(files.array)}\n`,
  );
}

/**
 * Submits a job.
 *
 * @returns Its number, or undefined if sbatch is not installed.
 *
 * @param what   Name of the job, for the message if sbatch refuses it.
 * @param remedy What to do if sbatch refuses it.
 */
async function submitJob(words: readonly string[], what: string, remedy?: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("sbatch", ["--parsable", ...words]);
    return stdout.trim().split(";")[0];
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    const stderr = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    const said = stderr.replace(/^sbatch: (?:error: )?/gm, "").trim();
    throw new UsageError(`sbatch refused ${what}: ${said}${remedy === undefined ? "" : `. ${remedy}`}`);
  }
}

function notSubmitted(files: SlurmJobs["files"], scripts: SlurmScripts): string[] {
  return [
    `There is no sbatch here. On the cluster:\n\n`,
    `  job=$(sbatch --parsable ${shellWord(files.array)})\n  sbatch --dependency=afterany:$job ${shellWord(files.merge)}\n`,
    `\n# ${files.array}\n${scripts.array}\n# ${files.merge}\n${scripts.merge}`,
  ];
}
