/**
 * A parameter outside its range. Carries the data; the message is made from it.
 *
 * Thrown at the boundary only (model builders, command line, files); inside, types are trusted.
 */
export class ParameterError extends RangeError {
  constructor(
    readonly where: string,
    readonly parameter: string,
    readonly value: unknown,
    readonly allowed: string,
    readonly remedy?: string,
  ) {
    const given = value === undefined ? "it is missing" : `got ${shown(value)}`;
    super(`${where}: ${parameter} must lie in ${allowed}; ${given}${remedy === undefined ? "" : `. ${remedy}`}`);
    this.name = "ParameterError";
  }
}

function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}
