import type { Writable } from "node:stream";

/** Exit codes of every command. A defect of the program is 1, the code that Node gives to an uncaught exception. */
export const EXIT_CODES = { ok: 0, defect: 1, badInput: 2, notConverged: 3, cannotTell: 4, interrupted: 130 } as const;

/** Meaning of each exit code, for the help. */
export const EXIT_CODE_WORDS: { readonly [name in keyof typeof EXIT_CODES]: string } = {
  ok: "done",
  defect: "a defect of raf",
  badInput: "bad input",
  notConverged: "a result is missing or rejected: not converged, not certified, not in agreement",
  cannotTell: "raf validate: the data cannot tell a right theory from a wrong one",
  interrupted: "interrupted; finished work is kept",
};

/** One of the exit codes. */
export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** The result of a command, apart from files and lines that it has written already. */
export interface Outcome {
  readonly exitCode: ExitCode;
  /** Text for people, in pieces, so that a long table is never one string. */
  readonly output: Iterable<string>;
  /** Stream of the text, standard output by default; standard error if a file was written to standard output. */
  readonly textStream?: Writable;
  /** One line for standard error, without the command's name: why the exit code is not 0. */
  readonly message?: string;
}

/** The outcome of a command that succeeded. */
export function printed(...output: readonly string[]): Outcome {
  return { exitCode: EXIT_CODES.ok, output };
}
