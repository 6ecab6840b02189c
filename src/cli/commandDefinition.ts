import type { Command } from "commander";
import type { Outcome } from "./output/outcome.js";
import type { Streams } from "./output/streams.js";
import type { CommandLine } from "./run/writtenRun.js";

/** One command: its flags, its work, its notes and examples. */
export interface CommandDefinition {
  /** Adds flags and operands. */
  readonly configure: (command: Command) => void;
  /** Runs with the flags that were parsed. */
  readonly run: (
    command: Command,
    streams: Streams,
    commandLine: (argv: readonly string[]) => CommandLine,
  ) => Promise<Outcome>;
  /** Text below the flags in --help: a line is a paragraph, which the terminal's width wraps. */
  readonly notes?: string;
  /** Command lines that work, printed by --help and run by the tests. */
  readonly examples: readonly string[];
}
