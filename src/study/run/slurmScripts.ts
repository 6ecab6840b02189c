import { shellWord } from "../store/shellWord.js";
import { requireSlurmValues, type SlurmValues } from "./slurmValues.js";

/** Request of a study to Slurm; time, partition and memory are left to the cluster if undefined. */
export interface SlurmRequest extends SlurmValues {
  /** Of the job, in queues. */
  readonly name: string;
  /** The program, as words of a command line. */
  readonly program: readonly string[];
  /** Arguments of `raf sweep`, the shard and the workers aside. */
  readonly sweep: readonly string[];
  readonly store: string;
  readonly out: string;
  /** Of the plan, see planIdentity: the merge job refuses a store that has another one by then. */
  readonly plan: string;
  /** Number of array tasks. */
  readonly array: number;
  readonly cpusPerTask: number;
}

/** Two batch scripts: the array, and the job that merges when every task has ended. */
export interface SlurmScripts {
  readonly array: string;
  readonly merge: string;
}

/** Seconds before the time limit at which a task is told to finish the rows in hand. */
const WARNING_SECONDS = 60;

/**
 * Batch scripts for a study.
 *
 * A task's shard is its number of the array as submitted first, so that a task which failed is repeated by itself:
 * `sbatch --array=3 plan.sbatch`. Before the time limit a task gets SIGTERM and finishes what is in hand. The merge job also runs when
 * tasks have failed, and then tells which points are missing.
 *
 * @throws {ParameterError} naming time, partition or mem, if sbatch could not read it.
 */
export function slurmScripts(request: SlurmRequest): SlurmScripts {
  const { name, program, sweep, store, out, plan, array, cpusPerTask } = request;
  const { time, partition, mem } = requireSlurmValues(request);
  const common = [
    ...(partition === undefined ? [] : [`--partition=${partition}`]),
    ...(mem === undefined ? [] : [`--mem=${mem}`]),
  ];
  const run = (words: readonly string[]): string => `exec ${[...program, ...words].map(shellWord).join(" ")}`;
  return {
    array: script(
      [
        `--job-name=${jobName(name)}`,
        `--array=1-${array}`,
        `--cpus-per-task=${cpusPerTask}`,
        ...(time === undefined ? [] : [`--time=${time}`, `--signal=B:TERM@${WARNING_SECONDS}`]),
        ...common,
        `--output=${optionValue(`${store}-%a.log`)}`,
        "--open-mode=append",
      ],
      `${run(["sweep", ...sweep, "--store", store, "--workers", String(cpusPerTask)])} --shard "$SLURM_ARRAY_TASK_ID/${array}"`,
    ),
    merge: script(
      [
        `--job-name=${jobName(name)}-merge`,
        ...(time === undefined ? [] : [`--time=${time}`]),
        ...common,
        `--output=${optionValue(`${store}-merge.log`)}`,
        "--open-mode=append",
      ],
      run(["merge", store, "--out", out, "--plan", plan]),
    ),
  };
}

function script(options: readonly string[], command: string): string {
  return ["#!/bin/sh", ...options.map((option) => `#SBATCH ${option}`), command, ""].join("\n");
}

/** Queues show a few characters of a name, and no blanks. */
function jobName(name: string): string {
  return `raf-${name.replace(/[^A-Za-z0-9._-]+/g, "-")}`;
}

/** A value as sbatch reads it back from a line of options: bare, or in double quotes. */
function optionValue(word: string): string {
  return shellWord(word) === word ? word : `"${word.replace(/["\\]/g, "\\$&")}"`;
}
