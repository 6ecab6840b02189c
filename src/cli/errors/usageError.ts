/** A wrong command line: a missing flag, or two flags that contradict each other. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}
