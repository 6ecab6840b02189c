import { EXIT_CODE_WORDS, EXIT_CODES } from "../../src/cli/output/outcome.js";
import { markdownTable } from "../markdownTable.js";

/** Every exit code of the command. */
export function exitCodesPage(): string {
  const names = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];
  return [
    "---\norder: 6\n---\n# Exit codes",
    "The codes are the same for every command. The reason stands on standard error, in one line.",
    markdownTable(
      ["code", "meaning"],
      names.map((name) => [String(EXIT_CODES[name]), EXIT_CODE_WORDS[name]]),
    ),
  ].join("\n\n");
}
