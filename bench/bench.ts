import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { table } from "../src/report/table.js";
import { ensembleCurves, lambdaCurves, timeCurves } from "./curves.js";
import { learners } from "./learners.js";
import { machine } from "./machine.js";
import { matrixPoints } from "./matrices.js";
import { explorerPage } from "./page.js";
import { plane } from "./plane.js";
import { poolPoints } from "./pool.js";
import { coldStarts, manyPoints } from "./processes.js";
import { pythonCalls } from "./python.js";
import { type Group, type Row, slowerThan } from "./row.js";
import { meanFieldSteps } from "./training.js";

/**
 * Speed of the program: `npm run bench`. Prints and writes bench/results.json; judges nothing by itself, because machines are noisy.
 * `npm run bench -- --only curves,cold` runs some groups, `npm run bench -- --against FILE` compares with the results of another run.
 */
const GROUPS = {
  curves: lambdaCurves,
  time: timeCurves,
  ensembles: ensembleCurves,
  cold: coldStarts,
  many: manyPoints,
  python: pythonCalls,
  plane,
  training: meanFieldSteps,
  learners,
  matrices: matrixPoints,
  page: explorerPage,
  pool: poolPoints,
} satisfies Record<string, () => Group | Promise<Group>>;

/** Results of a run. */
interface Results {
  readonly machine: string;
  readonly rows: readonly Row[];
}

const { values: flags } = parseArgs({ options: { only: { type: "string" }, against: { type: "string" } } });
const wanted = flags.only?.split(",") ?? Object.keys(GROUPS);
const unknown = wanted.filter((name) => !(name in GROUPS));
if (unknown.length > 0) throw new Error(`--only takes ${Object.keys(GROUPS).join(", ")}; got ${unknown.join(", ")}`);
const before = flags.against === undefined ? undefined : (JSON.parse(readFileSync(flags.against, "utf8")) as Results);

console.log(machine());
const rows: Row[] = [];
for (const name of wanted) {
  const group = await GROUPS[name as keyof typeof GROUPS]();
  rows.push(...group.rows);
  const cells = group.rows.map((row) => [row.name, row.value, row.unit, row.noise, row.ratio?.value ?? null]);
  const ratios = new Set(group.rows.flatMap(({ ratio }) => ratio?.to ?? []));
  console.log(`\n${group.title}${ratios.size === 1 ? `; ratio to ${[...ratios].join("")}` : ""}`);
  console.log(table(["what", "value", "unit", "noise", "ratio"], cells, 3));
}
const file = fileURLToPath(new URL("./results.json", import.meta.url));
writeFileSync(file, `${JSON.stringify({ machine: machine(), rows } satisfies Results, null, 1)}\n`);

if (before !== undefined) {
  const slower = slowerThan(before.rows, rows);
  const list = slower.map((row) => [row.name, row.factor, row.allowed]);
  console.log(`\nagainst ${before.machine}`);
  console.log(
    list.length === 0
      ? "nothing got slower by more than the noise"
      : table(["slower", "factor", "explained by noise"], list, 3),
  );
}
