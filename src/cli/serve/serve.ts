import { createInterface } from "node:readline";
import { Readable, Writable } from "node:stream";
import { OBSERVABLES } from "../../../equations/vocabulary/observables.js";
import { PARAMETER_NAMES, PARAMETERS } from "../../../equations/vocabulary/parameters.js";
import { ParameterError } from "../../core/errors.js";
import { packageVersion } from "../../study/store/packageVersion.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { failureOf } from "../errors/failure.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { type Streams, write } from "../output/streams.js";
import { type CommandLine, writtenRun } from "../run/writtenRun.js";
import { type ColumnQuestion, solveColumns } from "./solveColumns.js";

/** One line of standard input: what is asked, and a number that comes back with the answer. */
type Request = { readonly id: number } & (
  | { readonly vocabulary: true }
  | { readonly columns: ColumnQuestion }
  | { readonly lines: string }
  | { readonly argv: readonly string[]; readonly stdin?: string; readonly cwd?: string }
);

/** Characters of a line that is no JSON which the error shows. */
const SHOWN = 80;

const NOTES = `Input: one JSON object a line, with an id that comes back, and one of
  vocabulary: true: the parameters and observables
  columns: {count, constants, columns, errors}: points as columns; numbers as base64 of little-endian doubles, others as lists
  lines: text: points as lines of raf batch
  argv: [words], stdin: text, cwd: folder: any other command, its flags as words, its relative paths from that folder
Output: one JSON object a line, in the same order: {id, ...answer}, or {id, error: {parameter, value, allowed, message}}.
The process ends with its input. The Python package speaks to it.`;

/** `raf serve`: a long-lived process for other programs, such as the Python package. */
export const serveCommand: CommandDefinition = {
  examples: [`echo '{"id":1,"argv":["bayes","--alpha","4","--epsilon","0.2","--json"]}' | raf serve`],
  notes: NOTES,
  configure: () => undefined,
  run: async (_command, { stdin, stdout }, commandLine) => {
    for await (const line of createInterface({ input: stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      if (line.trim() !== "") await write(stdout, `${JSON.stringify(await answerTo(line, commandLine))}\n`);
    }
    return { exitCode: EXIT_CODES.ok, output: [] } satisfies Outcome;
  },
};

/** Reads another command line. */
type CommandLineReader = (argv: readonly string[]) => CommandLine;

async function answerTo(line: string, commandLine: CommandLineReader): Promise<object> {
  let id: number | null = null;
  try {
    const request = requestOf(line);
    id = request.id;
    return { id, ...(await answer(request, commandLine)) };
  } catch (error) {
    return { id, error: errorRecord(error) };
  }
}

function requestOf(line: string): Request {
  try {
    return JSON.parse(line) as Request;
  } catch {
    throw new ParameterError("serve", "line", line.slice(0, SHOWN), "JSON objects, one a line");
  }
}

async function answer(request: Request, commandLine: CommandLineReader): Promise<object> {
  if ("vocabulary" in request) return vocabulary();
  if ("columns" in request) return solveColumns(request.columns);
  if ("lines" in request) {
    const { solveLines } = await import("../batch/batchLines.js");
    const { bytes } = await solveLines({ bytes: new TextEncoder().encode(request.lines), firstLine: 1 });
    return { lines: new TextDecoder().decode(bytes) };
  }
  if ("argv" in request && request.cwd !== undefined) process.chdir(request.cwd);
  if ("argv" in request) return ranCommand(commandLine(request.argv), request.stdin ?? "");
  throw new ParameterError("serve", "request", request, "vocabulary, columns, lines or argv");
}

function vocabulary(): object {
  return {
    version: packageVersion(),
    parameters: PARAMETER_NAMES.map((name) => {
      const { kind, symbol, words, help } = PARAMETERS[name];
      return { name, kind, symbol, words, help };
    }),
    observables: Object.entries(OBSERVABLES).map(([name, { group, symbol, tex, words, meaning, kind, scale }]) => ({
      ...{ name, group, symbol, tex: tex ?? null, words, meaning, kind, scale },
    })),
  };
}

/** A command, run in this process with streams of its own. */
async function ranCommand(line: CommandLine, stdin: string): Promise<object> {
  const [stdout, stderr] = [textStream(), textStream()];
  const streams: Streams = { stdin: Readable.from([stdin]), stdout: stdout.stream, stderr: stderr.stream };
  const exitCode = await writtenRun(line, streams);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() };
}

/** A stream whose text is kept. */
function textStream(): { readonly stream: Writable; readonly text: () => string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      pieces.push(chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString("utf8") };
}

/** An error as data. */
function errorRecord(error: unknown): object {
  if (error instanceof ParameterError) {
    const { parameter, value, allowed, message } = error;
    const plain = typeof value === "number" && !Number.isFinite(value) ? String(value) : (value ?? null);
    return { parameter, value: plain, allowed, message };
  }
  return { parameter: null, value: null, allowed: null, message: failureOf(error).message };
}
