import { failureOf, traceOf } from "../errors/failure.js";
import { EXIT_CODES, type ExitCode, type Outcome } from "../output/outcome.js";
import { isBrokenPipe, type Streams, write } from "../output/streams.js";

/** A command line: the name of its command for messages, and a function that runs it. */
export interface CommandLine {
  readonly name: string;
  readonly run: (streams: Streams) => Promise<Outcome>;
}

/**
 * Runs a command line. Results go to standard output; on failure one line goes to standard error.
 *
 * @returns The exit code, after everything has been written.
 */
export async function writtenRun({ name, run }: CommandLine, streams: Streams): Promise<ExitCode> {
  try {
    const { exitCode, output, textStream = streams.stdout, message } = await run(streams);
    for (const piece of output) await write(textStream, piece);
    if (message !== undefined) await write(streams.stderr, `${name}: ${message}\n`);
    return exitCode;
  } catch (error) {
    if (isBrokenPipe(error)) return EXIT_CODES.ok;
    return await reportFailure(name, error, streams);
  }
}

async function reportFailure(name: string, error: unknown, { stderr }: Streams): Promise<ExitCode> {
  const { exitCode, message } = failureOf(error);
  try {
    await write(stderr, `${name}: ${message}${traceOf(error)}\n`);
  } catch {
    // Standard error is closed too; the exit code remains.
  }
  return exitCode;
}
