import { OBSERVABLE_NAMES, OBSERVABLES, type ObservableEntry } from "../../equations/vocabulary/observables.js";
import { RECORD_COLUMNS } from "../../src/report/recordColumns.js";
import { TABLE_FORMATS } from "../../src/study/table/encodedTable.js";
import { code, markdownTable, math, plain } from "../markdownTable.js";
import { interfaceMembers } from "./interfaceMembers.js";

/** Records and columns: what every number means and its unit, from the table of observables and the docstrings of a record. */
export function resultsPage(): string {
  return [
    "---\norder: 3\n---\n# Results: keys, columns, units",
    "Records of `raf batch` and `raf solve --json`, and tables of `raf curve` and of studies, have these names.",
    "## Observables",
    markdownTable(["key", "", "meaning", "stands under", "at $\\lambda=\\infty$", "simulated on"], observableRows()),
    "Weights vanish as $1/\\lambda$ when $\\lambda\\to\\infty$. The column says in which unit a number is given there; errors are the limits themselves. At $\\lambda\\to0^+$ with a loss that is never least, such as the logistic loss, and separable data, the weights diverge; overlaps and norm are then those of the limiting direction at unit margin.",
    "## A record",
    membersTable("src/solver/record.ts", "SolutionRecord"),
    "JSON has no infinity: `null` stands for a value that diverges, that does not exist, or that was not reached. The point comes back under `point`.",
    "## Diagnostics",
    membersTable("src/solver/solution.ts", "Diagnostics"),
    "## Columns of a table",
    `A curve has the parameter that is swept, and then ${RECORD_COLUMNS.map(code).join(", ")}. A study has the columns of its [plan](plans.md).`,
    `The ending of a file decides its format: ${TABLE_FORMATS.map(code).join(", ")}. A missing value is null in Parquet, NDJSON and JSON, empty in CSV, and NaN in \`.npy\`. $\\lambda\\to0^+$ is 0. Infinity is a number in Parquet and \`.npy\`, and the text \`inf\` elsewhere.`,
  ].join("\n\n");
}

const GROUPS: { readonly [group in ObservableEntry["group"]]: string } = {
  observables: "",
  overlaps: "`overlaps`",
  conjugates: "`conjugates`",
};

function observableRows(): readonly (readonly string[])[] {
  return OBSERVABLE_NAMES.map((name) => {
    const entry: ObservableEntry = OBSERVABLES[name];
    const { tex, meaning, group, measured, infinitePower, equations } = entry;
    const labels = equations.map((label) => `[(${label})](equations.md#${label.toLowerCase().replace(".", "-")})`);
    return [
      code(name),
      math(tex),
      [plain(meaning), ...labels].join(" "),
      GROUPS[group],
      infinitePower === undefined ? "" : `$1/\\lambda${infinitePower === 2 ? "^2" : ""}$`,
      measured ?? "",
    ];
  });
}

/** The members of an interface as a table. */
export function membersTable(file: string, name: string): string {
  return markdownTable(
    ["key", "type", "meaning"],
    interfaceMembers(file, name).map(({ name: key, type, optional, meaning }) => [
      code(key),
      code(type),
      plain(optional ? `${meaning} May be absent.` : meaning).trim(),
    ]),
  );
}
