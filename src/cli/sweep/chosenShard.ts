import { parseShard, type Shard, shardOfEnvironment, shardOrigin, shardText, WHOLE } from "../../study/run/shard.js";

/** A shard, and for one that nobody has written on the command line, where it comes from. */
export interface ChosenShard {
  readonly shard: Shard;
  readonly note?: string;
}

/**
 * The shard to compute: that of --shard, a scheduler's, or the whole.
 *
 * What a scheduler's variables mean is told, because an array of a single task is the whole study: a person who submits one task of an array
 * again may have meant a share.
 *
 * @param flag        --shard.
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
