import { jsonText } from "../../core/jsonText.js";
import { table } from "../../report/table.js";
import { studyStatus } from "../../study/run/studyStatus.js";
import type { DamagedLines } from "../../study/store/damagedLines.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { counted } from "../output/counted.js";
import { algebraText, damageText } from "../output/damageText.js";
import { type Outcome, printed } from "../output/outcome.js";
import { planOfStores } from "../run/planFile.js";
import { rateText } from "../run/studyRun.js";
import { durationText } from "../sweep/sweepDryRun.js";

/** `raf status`: the progress of a study. */
export const statusCommand: CommandDefinition = {
  examples: ["raf status phase-small.store", "raf status phase-small.store --json"],
  configure: (command) => {
    command.argument("<store...>", "stores of one plan").option("--json", "one JSON record instead of a table");
  },
  run: (command) => status(command.args, command.opts<{ readonly json?: true }>()),
};

async function status(stores: readonly string[], { json }: { readonly json?: true }): Promise<Outcome> {
  const { plan } = await planOfStores(stores);
  const found = await studyStatus(plan, stores, Date.now());
  if (json) return printed(jsonText({ name: plan.name, ...found }));
  const { shards, rows, done, failed, conflicts, damaged, linearAlgebras, rate } = found;
  const missing = rows - done;
  const cells = shards.map((own) => [own.shard, own.rows, own.done, own.failed, own.rows - own.done]);
  const total = shards.length === 1 ? [] : [["all", rows, done, failed, missing]];
  return printed(
    `${plan.name}\n\n${table(["shard", "rows", "done", "failed", "missing"], [...cells, ...total])}\n`,
    ...[
      ...damageText(damaged),
      ...repairedText(damaged),
      ...algebraText(linearAlgebras),
      ...conflictText(conflicts),
    ].map((text) => `\n${text}\n`),
    `\n${progressInWords(missing, rate)}\n`,
  );
}

function conflictText(conflicts: number): string[] {
  if (conflicts === 0) return [];
  const rows = conflicts === 1 ? "1 row is" : `${conflicts} rows are`;
  return [`${rows} stored with two different results; raf merge says which`];
}

/** Damaged lines whose rows were computed again; only this command reports them. */
function repairedText({ repaired = 0 }: DamagedLines): string[] {
  if (repaired === 0) return [];
  const rows = repaired === 1 ? "its row was" : "their rows were";
  return [`${counted(repaired, "damaged line")} besides, and ${rows} computed again`];
}

function progressInWords(missing: number, rate: number): string {
  if (missing === 0) return "complete; raf merge makes the table";
  if (rate === 0) return "no run is known to be at work (one tells its pace every 5 s); the same raf sweep continues";
  return `${rateText(rate)} in the last minute, about ${durationText(missing / rate)} left`;
}
