import { failureOf, traceOf } from "../errors/failure.js";
import { EXIT_CODES, type ExitCode, type Outcome } from "../output/outcome.js";
import { isBrokenPipe, type Streams, write } from "../output/streams.js";

/** A command line that was read: its name for messages, and how to run it. */
export interface CommandLine {
  readonly name: string;
  readonly run: (streams: Streams) => Promise<Outcome>;
}

/**
 * Runs a command line and writes what it has to say: results to standard output, one line on failure to standard error.
 *
 * @returns The exit code; everything is written by then.
 */
export async function writtenRun({ name, run }: CommandLine, streams: Streams): Promise<ExitCode> {
  try {
    const { exitCode, output, textStream = streams.stdout, message } = await run(streams);
    for (const piece of output) await write(textStream, piece);
    if (message !== undefined) await write(streams.stderr, `${name}: ${message}\n`);
    return exitCode;
  } catch (error) {
    if (isBrokenPipe(error)) return EXIT_CODES.ok;
    return await complain(name, error, streams);
  }
}

async function complain(name: string, error: unknown, { stderr }: Streams): Promise<ExitCode> {
  const { exitCode, message } = failureOf(error);
  try {
    await write(stderr, `${name}: ${message}${traceOf(error)}\n`);
  } catch {
    // Nobody reads the errors either; the exit code still tells.
  }
  return exitCode;
}
