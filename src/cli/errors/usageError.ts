/** A command line that cannot be meant: a flag that is missing, or one that contradicts another. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
