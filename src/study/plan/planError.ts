/** One mistake in a plan. */
export interface PlanMistake {
  /** Line of the file, from 1. */
  readonly line: number;
  /** The key, its value, and what is allowed. */
  readonly text: string;
}

/** A plan that cannot be meant. Carries all its mistakes; the message has a line for each. */
export class PlanError extends Error {
  constructor(
    readonly file: string,
    readonly mistakes: readonly PlanMistake[],
  ) {
    super(mistakes.map(({ line, text }) => `${file}:${line}: ${text}`).join("\n"));
    this.name = "PlanError";
  }
}
