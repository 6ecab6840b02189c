import { ParameterError } from "../../core/errors.js";
import { type StudyPart, unitCount } from "../parts/studyPart.js";

/** A share of a study: number `index` of `count`, counted from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The whole. */
export const WHOLE: Shard = { index: 1, count: 1 };

/** Most shards of one study; array limits of schedulers are far below. */
export const MOST_SHARDS = 1e6;

/**
 * A shard as people write it.
 *
 * @param text "3/8".
 * @throws {ParameterError} naming `shard`.
 *
 * @example
 * parseShard("3/8") // => {"index":3,"count":8}
 */
export function parseShard(text: string): Shard {
  const [, index, count] = /^\s*(\d{1,7})\s*\/\s*(\d{1,7})\s*$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (shard.index >= 1 && shard.index <= shard.count && shard.count <= MOST_SHARDS) return shard;
  throw new ParameterError("sweep", "shard", text, `i/N with whole numbers 1 <= i <= N <= ${MOST_SHARDS}, such as 3/8`);
}

/** "3/8" */
export function shardText({ index, count }: Shard): string {
  return `${index}/${count}`;
}

/** Environment variables of a process. A scheduler tells a task its number there. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The shard that a scheduler has given this process, if there is one.
 *
 * Tasks of one job step (srun -n N) have their numbers in SLURM_PROCID; in the task of an array they share the array's shard. The batch
 * script itself also has a SLURM_PROCID and is no step: it computes the whole.
 *
 * Slurm arrays may start anywhere and have any step: the task's place is (ID - MIN) / STEP, with the step found from MIN, MAX and COUNT.
 * An array with gaps, such as 1,4,5, has no such place and is refused. A task that is submitted again alone has an array of one task, which
 * is the whole; with SHARD_COUNT the array is one numbered 1 to SHARD_COUNT, of which any tasks may be submitted. A Kubernetes indexed job
 * numbers its pods from 0 and does not tell how many there are: that is SHARD_COUNT, set to the job's completions. SHARD_COUNT alone is
 * refused: whoever sets it wants a share, and each of N processes would compute the whole.
 *
 * @throws {ParameterError} naming the variable that makes no sense.
 */
export function shardOfEnvironment(environment: Environment): Shard | undefined {
  const step = stepShard(environment);
  if (environment["SLURM_ARRAY_TASK_ID"] !== undefined) {
    const { index, count } = slurmShard(environment);
    if (step === undefined) return { index, count };
    return { index: (index - 1) * step.count + step.index, count: count * step.count };
  }
  if (step !== undefined) return step;
  if (environment["JOB_COMPLETION_INDEX"] === undefined && environment["SHARD_COUNT"] === undefined) return undefined;
  const count = integerIn(environment, "SHARD_COUNT");
  if (environment["JOB_COMPLETION_INDEX"] === undefined) throw indexMissing(count);
  const index = integerIn(environment, "JOB_COMPLETION_INDEX");
  if (index < count) return { index: index + 1, count };
  throw new ParameterError("sweep", "JOB_COMPLETION_INDEX", index, `0 to SHARD_COUNT - 1 = ${count - 1}`);
}

/** Numbers of job steps from here on are those of batch scripts and interactive shells. */
const SPECIAL_STEPS = 4_294_967_280;

/** The share of a task among those that srun has started together; undefined for a single task. */
function stepShard(environment: Environment): Shard | undefined {
  const { SLURM_PROCID: task, SLURM_STEP_ID: step, ENVIRONMENT: kind } = environment;
  const name = environment["SLURM_STEP_NUM_TASKS"] === undefined ? "SLURM_NTASKS" : "SLURM_STEP_NUM_TASKS";
  if (task === undefined || environment[name] === undefined) return undefined;
  const isStep = step === undefined ? kind !== "BATCH" : !(Number(step) >= SPECIAL_STEPS);
  const count = integerIn(environment, name);
  if (!isStep || count < 2) return undefined;
  const index = integerIn(environment, "SLURM_PROCID");
  if (index < count) return { index: index + 1, count };
  throw new ParameterError("sweep", "SLURM_PROCID", index, `0 to ${name} - 1 = ${count - 1}`, "Or give --shard i/N");
}

function indexMissing(count: number): ParameterError {
  const name = "JOB_COMPLETION_INDEX or SLURM_ARRAY_TASK_ID";
  const remedy = "Each process would compute the whole study. Or give --shard i/N, or leave SHARD_COUNT unset";
  return new ParameterError("sweep", name, undefined, `the number of a shard where SHARD_COUNT is ${count}`, remedy);
}

function slurmShard(environment: Environment): Shard {
  const id = integerIn(environment, "SLURM_ARRAY_TASK_ID");
  if (environment["SHARD_COUNT"] !== undefined) return numberedShard(id, integerIn(environment, "SHARD_COUNT"));
  const [least, most] = [
    integerIn(environment, "SLURM_ARRAY_TASK_MIN"),
    integerIn(environment, "SLURM_ARRAY_TASK_MAX"),
  ];
  const count = integerIn(environment, "SLURM_ARRAY_TASK_COUNT");
  const step = count === 1 ? 1 : (most - least) / (count - 1);
  const place = (id - least) / step;
  if (Number.isInteger(step) && step > 0 && Number.isInteger(place) && place >= 0 && place < count) {
    return { index: place + 1, count };
  }
  const array = `SLURM_ARRAY_TASK_MIN ${least}, MAX ${most} and COUNT ${count}`;
  const isEven = Number.isInteger(step) && step > 0;
  const allowed = isEven
    ? `an array with equal steps, {${least}, ${least + step}, ..., ${most}} by ${array}`
    : `an array with equal steps, unlike that of ${array}`;
  throw new ParameterError("sweep", "SLURM_ARRAY_TASK_ID", id, allowed, "Or give --shard i/N");
}

function numberedShard(index: number, count: number): Shard {
  if (index >= 1 && index <= count) return { index, count };
  const remedy = "With SHARD_COUNT an array is numbered from 1: sbatch --array=1-N with SHARD_COUNT=N";
  throw new ParameterError("sweep", "SLURM_ARRAY_TASK_ID", index, `1 to SHARD_COUNT = ${count}`, remedy);
}

/** Variables that may determine a shard, in the order of messages. */
const VARIABLES = [
  "SLURM_PROCID",
  "SLURM_STEP_NUM_TASKS",
  "SLURM_NTASKS",
  "SLURM_ARRAY_TASK_ID",
  "SLURM_ARRAY_TASK_MIN",
  "SLURM_ARRAY_TASK_MAX",
  "SLURM_ARRAY_TASK_COUNT",
  "JOB_COMPLETION_INDEX",
  "SHARD_COUNT",
] as const;

/**
 * The variables that determine the shard of an environment, for a message.
 *
 * @example
 * shardOrigin({ JOB_COMPLETION_INDEX: "3", SHARD_COUNT: "8" }) // => "JOB_COMPLETION_INDEX=3 SHARD_COUNT=8"
 */
export function shardOrigin(environment: Environment): string {
  const isArray = environment["SLURM_ARRAY_TASK_ID"] !== undefined;
  const isCounted = environment["SHARD_COUNT"] !== undefined;
  const isStep = stepShard(environment) !== undefined;
  const hasStepTasks = environment["SLURM_STEP_NUM_TASKS"] !== undefined;
  const used = VARIABLES.filter((name) => {
    if (name === "SLURM_PROCID") return isStep;
    if (name === "SLURM_STEP_NUM_TASKS") return isStep;
    if (name === "SLURM_NTASKS") return isStep && !hasStepTasks;
    if (isStep && !isArray) return false;
    if (name === "SHARD_COUNT" || name === "SLURM_ARRAY_TASK_ID") return true;
    return name === "JOB_COMPLETION_INDEX" ? !isArray : isArray && !isCounted;
  });
  return used.flatMap((name) => (environment[name] === undefined ? [] : [`${name}=${environment[name]}`])).join(" ");
}

function integerIn(environment: Environment, name: string): number {
  const text = environment[name];
  if (text !== undefined && /^\d{1,9}$/.test(text)) return Number(text);
  const allowed = "the whole numbers from 0";
  const remedy = name === "SHARD_COUNT" ? "Set it to the job's number of completions" : "Or give --shard i/N";
  throw new ParameterError("sweep", name, text, allowed, remedy);
}

/** The units of a shard: they are dealt out like cards, because neighbors take equally long. */
export function* shardUnits({ index, count }: Shard, units: number): Generator<number> {
  for (let unit = index - 1; unit < units; unit += count) yield unit;
}

/** Rows of a shard of a part, without going through its units: a plan may have billions. */
export function shardRows(part: Pick<StudyPart, "rows" | "unitRows">, { index, count }: Shard): number {
  const units = unitCount(part);
  if (index > units) return 0;
  const own = Math.floor((units - index) / count) + 1;
  const hasLast = (units - index) % count === 0;
  return own * part.unitRows - (hasLast ? units * part.unitRows - part.rows : 0);
}
