import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { type SlurmScripts, slurmScripts } from "../study/run/slurmScripts.js";
import { shellWord } from "../study/store/shellWord.js";
import { planIdentity } from "../study/store/studyStore.js";
import { type Outcome, printed } from "./outcome.js";
import { outputFile } from "./outputFile.js";
import type { LoadedPlan } from "./planFile.js";
import { systemCode } from "./streams.js";
import { UsageError } from "./usageError.js";

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

/**
 * `raf sweep --slurm`: writes the array's batch script and that of the merge job beside the store, and submits both if there is a Slurm.
 *
 * @param path  The plan.
 * @param store The folder of the rows, shared by all nodes.
 */
export async function sweepSlurm(
  path: string,
  { plan, source }: LoadedPlan,
  store: string,
  flags: SlurmFlags,
): Promise<Outcome> {
  const { array, cpusPerTask, time, partition, mem } = flags;
  // A task may start in another folder.
  const folder = resolve(store);
  const stem = folder.replace(/\.store$/, "");
  const scripts = slurmScripts({
    name: plan.name,
    program: [process.execPath, ...process.execArgv, process.argv[1] ?? "raf"],
    sweep: [resolve(path), ...(flags.small ? ["--small"] : []), ...(flags.retry ? ["--retry"] : [])],
    store: folder,
    out: resolve(flags.out ?? `${stem}.parquet`),
    plan: planIdentity(source),
    array,
    cpusPerTask,
    ...(time === undefined ? {} : { time }),
    ...(partition === undefined ? {} : { partition }),
    ...(mem === undefined ? {} : { mem }),
  });
  const files = { array: `${stem}.sbatch`, merge: `${stem}-merge.sbatch` };
  for (const kind of ["array", "merge"] as const) {
    await (await outputFile("store", files[kind])).write([scripts[kind]]);
  }
  const job = await submitted([files.array]);
  if (job === undefined) return printed(...notSubmitted(files, scripts));
  const merge = await submitted([`--dependency=afterany:${job}`, files.merge]);
  return printed(
    `job ${job}: ${array} tasks, ${files.array}\n`,
    `job ${merge ?? ""}: merges when they have ended, ${files.merge}\n`,
    `raf status ${shellWord(store)} tells how far it is; a task that failed is repeated by sbatch --array=N ${shellWord(files.array)}\n`,
  );
}

/** The number of a job that sbatch has taken, or undefined where there is no sbatch. */
async function submitted(words: readonly string[]): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)("sbatch", ["--parsable", ...words]);
    return stdout.trim().split(";")[0];
  } catch (error) {
    if (systemCode(error) === "ENOENT") return undefined;
    const said = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new UsageError(`sbatch refused the job: ${said.replace(/^sbatch: (?:error: )?/gm, "").trim()}`);
  }
}

function notSubmitted(files: { readonly array: string; readonly merge: string }, scripts: SlurmScripts): string[] {
  return [
    `There is no sbatch here. On the cluster:\n\n`,
    `  job=$(sbatch --parsable ${shellWord(files.array)})\n  sbatch --dependency=afterany:$job ${shellWord(files.merge)}\n`,
    `\n# ${files.array}\n${scripts.array}\n# ${files.merge}\n${scripts.merge}`,
  ];
}
