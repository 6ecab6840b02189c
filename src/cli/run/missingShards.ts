import type { Plan } from "../../study/plan/plan.js";
import { type ShardStatus, studyStatus } from "../../study/run/studyStatus.js";
import { shellWord } from "../../study/store/shellWord.js";
import type { StoreManifest } from "../../study/store/studyStore.js";
import type { Outcome } from "../output/outcome.js";
import type { ReportedPart } from "../output/tableFile.js";

/** Number of shards that a message names. */
const MOST_NAMED = 10;

/**
 * The commands that compute the missing rows.
 *
 * @param shards  Every shard of the study.
 * @param command The command of the store's manifest, such as "raf sweep plan.yaml".
 * @param stores  Stores on the command line.
 */
export function missingShards(shards: readonly ShardStatus[], command: string, stores: readonly string[]): string[] {
  const open = shards.filter(({ rows, done }) => done < rows);
  const [first] = open;
  if (first === undefined) return [];
  const only = stores.length === 1 ? stores[0] : first.store;
  const store = only === undefined ? "" : ` --store ${shellWord(only)}`;
  if (shards.length === 1) return [`  ${command}${store} computes them`];
  const named = open.slice(0, MOST_NAMED).map(({ shard, rows, done }) => `${shard} (${rows - done} of ${rows} rows)`);
  const more = open.length > MOST_NAMED ? `, and ${open.length - MOST_NAMED} more` : "";
  const which = open.length === 1 ? "shard" : "shards";
  const line = `${command}${store} --shard ${first.shard}`;
  return [
    `  ${which} ${named.join(", ")}${more} not done`,
    `  ${line} computes ${open.length === 1 ? "it" : "the first, and so on"}`,
  ];
}

/** Adds to the message which shards are not finished, and the commands that compute them. */
export async function withMissingShards(
  outcome: Outcome,
  parts: readonly ReportedPart[],
  {
    plan,
    manifest,
    stores,
  }: { readonly plan: Plan; readonly manifest: StoreManifest; readonly stores: readonly string[] },
): Promise<Outcome> {
  if (parts.every(({ report }) => report.missing === 0)) return outcome;
  const { shards } = await studyStatus(plan, stores, Date.now());
  return { ...outcome, message: [outcome.message, ...missingShards(shards, manifest.command, stores)].join("\n") };
}
