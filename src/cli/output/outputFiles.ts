import { realpath, stat } from "node:fs/promises";
import { devNull } from "node:os";
import { basename, dirname, join } from "node:path";
import type { Writable } from "node:stream";
import { shellWord } from "../../study/store/shellWord.js";
import { UsageError } from "../errors/usageError.js";
import { type OutputFile, outputFile } from "./outputFile.js";
import { type Streams, write } from "./streams.js";

/** The path that stands for standard output. */
export const STANDARD_OUTPUT = "-";

/** The output files of one command line. */
export interface OutputFiles {
  /**
   * Checks that the file can be written, and that no other flag names it.
   *
   * @param flag Name of the flag, without dashes.
   * @param path As given; `-` is standard output.
   * @throws {UsageError} if two flags name one file.
   * @throws {ParameterError} if it cannot be written.
   */
  readonly open: (flag: string, path: string) => Promise<OutputFile>;
  /** Notes that a file is read, which no output may overwrite. */
  readonly reads: (flag: string, path: string) => Promise<void>;
  /** The command line, as a shell reads it back. */
  readonly command: string;
  /** Stream of the text for people: standard output, or standard error once a file was opened as `-`. */
  readonly text: () => Writable;
}

/** Opens the output files of one command line. It refuses two flags that name one file, because the second would overwrite the first. */
export function outputFiles({ stdout, stderr, argv = [] }: Pick<Streams, "stdout" | "stderr" | "argv">): OutputFiles {
  const flags = new Map<string, string>();
  const claim = async (flag: string, path: string): Promise<void> => {
    const file = await identityOf(path);
    const other = flags.get(file);
    if (other !== undefined && path !== devNull) {
      const name = path === STANDARD_OUTPUT ? "standard output" : path;
      throw new UsageError(`--${other} and --${flag} both name ${name}; give each a file of its own`);
    }
    flags.set(file, flag);
  };
  return {
    open: async (flag, path) => {
      await claim(flag, path);
      if (path !== STANDARD_OUTPUT) return outputFile(flag, path);
      return {
        write: async (content) => {
          for (const piece of content) await write(stdout, piece);
        },
      };
    },
    reads: claim,
    command: writtenCommand(argv),
    text: () => (flags.has(STANDARD_OUTPUT) ? stderr : stdout),
  };
}

/** A text that is equal for all paths of one file, through links and from any folder. */
async function identityOf(path: string): Promise<string> {
  if (path === STANDARD_OUTPUT) return path;
  const found = await stat(path).catch(() => undefined);
  if (found !== undefined) return `${found.dev}:${found.ino}`;
  // outputFile refuses a folder that does not exist.
  const folder = await realpath(dirname(path)).catch(() => dirname(path));
  return join(folder, basename(path));
}

/** A command line, as a shell reads it back. */
export function writtenCommand(argv: readonly string[] = []): string {
  return ["raf", ...argv].map(shellWord).join(" ");
}
