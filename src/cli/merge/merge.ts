import { Option } from "commander";
import { OBSERVABLE_NAMES, OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { studyParts } from "../../study/parts/studyPart.js";
import { rowIndex } from "../../study/store/rowIndex.js";
import { StoreError } from "../../study/store/storeError.js";
import { planIdentity, type StoredPlan } from "../../study/store/studyStore.js";
import { TABLE_FORMATS } from "../../study/table/encodedTable.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { storeNotes } from "../output/damageText.js";
import { INFINITE_UNITS, inWords } from "../output/infiniteUnits.js";
import type { Outcome } from "../output/outcome.js";
import { outputFiles } from "../output/outputFiles.js";
import type { Streams } from "../output/streams.js";
import { tableFiles, tablesOutcome } from "../output/tableFile.js";
import { withMissingShards } from "../run/missingShards.js";
import { planOfStores } from "../run/planFile.js";

interface MergeFlags {
  readonly out?: string;
  readonly part?: string;
  readonly plan?: string;
}

/** Observables that are given at unit margin where the weights diverge. */
const UNIT_MARGIN = OBSERVABLE_NAMES.filter((name) => OBSERVABLES[name].atUnitMargin);

const NOTES = `Rows have the order of the plan. The file does not depend on who computed which row: the same plan gives the same bytes.
The columns are case, the parameters, status ("converged" or the reason), and the results that the plan keeps. A missing value is null in Parquet, JSON and NDJSON, empty in CSV, and NaN in .npy. lambda -> 0+ is 0; infinity is inf in CSV and "inf" in JSON and NDJSON.
At lambda = inf, ${INFINITE_UNITS}. At 0+ with the logistic loss and separable data, where they diverge, ${inWords(UNIT_MARGIN)} are those of the direction at unit margin.
Exit codes: 3 if rows are missing or have no result; the message says which, and the other rows are written.`;

/** `raf merge`: the table of a study, from one store or from the shards of many. */
export const mergeCommand: CommandDefinition = {
  notes: NOTES,
  examples: [
    "raf merge phase-small.store --out phase.parquet",
    "raf merge phase-small.store --part optimum --out phase.csv",
  ],
  configure: (command) => {
    command
      .argument("<store...>", "stores of one plan")
      .addOption(new Option("--out <file>", `the table: a file ending in ${TABLE_FORMATS.join(", ")}`))
      .option("--part <name>", "one computation of a plan with several; default: each to a file of its own")
      .option("--plan <hash>", "refuse stores of another plan; what raf sweep --slurm gives its merge job");
  },
  run: (command, streams) => merge(command.args, command.opts<MergeFlags>(), streams),
};

async function merge(
  stores: readonly string[],
  { out, part, plan: submitted }: MergeFlags,
  streams: Streams,
): Promise<Outcome> {
  if (out === undefined) throw new UsageError(`--out <file> is missing: a file ending in ${TABLE_FORMATS.join(", ")}`);
  const { plan, source, manifest } = await planOfStores(stores);
  requireSubmitted(stores, source, submitted);
  const files = outputFiles(streams);
  const target = await tableFiles(plan, { out, part, files });
  const index = await rowIndex(stores, studyParts(plan));
  const tables = await target.write(index, source.text);
  const outcome = tablesOutcome(tables, storeNotes(index));
  return { ...(await withMissingShards(outcome, tables, { plan, manifest, stores })), textStream: files.text() };
}

/** Checks the plan that a merge job was submitted for: the store may have another plan by the time the job starts. */
function requireSubmitted([store]: readonly string[], source: StoredPlan, submitted: string | undefined): void {
  const own = planIdentity(source);
  if (submitted === undefined || submitted === own) return;
  const remedy = "Run raf sweep with that plan again, which computes only what is missing, or merge without --plan";
  throw new StoreError(store!, `Its plan is ${own}, no longer the ${submitted} of --plan. ${remedy}`);
}
