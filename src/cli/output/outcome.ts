import type { Writable } from "node:stream";

/** Exit codes of every command. A defect of the program itself is 1, which Node also uses for what nobody caught. */
export const EXIT_CODES = { ok: 0, defect: 1, badInput: 2, notConverged: 3, cannotTell: 4, interrupted: 130 } as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** What a command has done: the whole of its effect, files and streamed lines aside. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** Text for standard output, in pieces, so that a long table is never one string. */
  readonly output: Iterable<string>;
  /** Where the text goes instead: to standard error, where a file was written to standard output. */
  readonly textStream?: Writable;
  /** One line for standard error, without the command's name: why the exit code is not 0. */
  readonly message?: string;
}

/** The outcome of a command that went well. */
export function printed(...output: readonly string[]): Outcome {
  return { exitCode: EXIT_CODES.ok, output };
}
