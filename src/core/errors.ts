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
    super(`${where}: ${complaint(parameter, value, allowed)}${remedy === undefined ? "" : `. ${remedy}`}`);
    this.name = "ParameterError";
  }
}

/**
 * Message of an error without its origin, for places that tell the origin themselves.
 *
 * @example
 * placeless(new ParameterError("loss", "loss", "u +", "expressions in u")) // => 'loss cannot be "u +"; allowed: expressions in u'
 */
export function placeless({ where, message }: ParameterError): string {
  return message.startsWith(`${where}: `) ? message.slice(where.length + 2) : message;
}

/** A range or a list of names is what a value lies in; what is allowed in words is said after the value. */
function complaint(parameter: string, value: unknown, allowed: string): string {
  if (/^([[({]|the (finite |whole )?(integers|numbers)\b)/.test(allowed)) {
    return `${parameter} must lie in ${allowed}; ${value === undefined ? "it is missing" : `got ${shown(value)}`}`;
  }
  return `${parameter} ${value === undefined ? "is missing" : `cannot be ${shown(value)}`}; allowed: ${allowed}`;
}

function shown(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) return JSON.stringify(value);
  return String(value);
}
