import { Readable, Writable } from "node:stream";
import { main } from "../../src/cli/main.js";

/** Output and exit code of a command line. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a command line in this process, with streams of its own: as a process does, without the second that a process takes to start.
 *
 * @param line  Arguments, divided at blanks; single quotes hold together. Or a list, as it is.
 * @param input Pieces of standard input, as they arrive.
 * @param columns Width of the terminal; none by default.
 */
export async function run(
  line: string | readonly string[],
  input: readonly (string | Buffer)[] = [],
  columns?: number,
): Promise<Ran> {
  const stdout = Object.assign(new Collector(), columns === undefined ? {} : { columns });
  const stderr = new Collector();
  const argv = typeof line === "string" ? words(line) : line;
  const exitCode = await main(argv, { stdin: Readable.from(input, { objectMode: true }), stdout, stderr });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}

/** The arguments of a command line. */
function words(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, plain]) => single ?? double ?? plain ?? "",
  );
}

/**
 * A command line with a change behind it: of a flag that stands twice only the last is left, because raf refuses both.
 *
 * @example
 * changed("solve --alpha 2 --json --alpha 3") // => ["solve", "--json", "--alpha", "3"]
 */
export function changed(line: string | readonly string[]): string[] {
  const flags = new Map<string, readonly string[]>();
  let flag = "";
  for (const word of typeof line === "string" ? words(line) : line) {
    if (word.startsWith("--")) {
      flag = word;
      flags.delete(flag);
    }
    flags.set(flag, [...(flags.get(flag) ?? []), word]);
  }
  return [...flags.values()].flat();
}

/** Lines of JSON. */
export function jsonLines(text: string): unknown[] {
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);
}

/** Every number in plain data. */
export function numbersIn(data: unknown): number[] {
  if (typeof data === "number") return [data];
  return typeof data === "object" && data !== null ? Object.values(data).flatMap(numbersIn) : [];
}

class Collector extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
