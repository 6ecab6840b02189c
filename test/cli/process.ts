import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { ROOT } from "../architecture/sourceTree.js";
import { COMPILED_BIN } from "../setup/compiledPaths.js";
import type { Ran } from "./inProcess.js";

/** Starts the program as a process of its own. */
export function start(argv: readonly string[]): ChildProcessWithoutNullStreams {
  const [command, ...words] = commandOf(argv);
  const child = spawn(command, words, { cwd: ROOT, env: environment() });
  // The program may stop reading before its input ends.
  child.stdin.on("error", () => undefined);
  return child;
}

/** Starts the program with an open file as its standard output. */
export function startInto(file: number, argv: readonly string[]): ChildProcess {
  const [command, ...words] = commandOf(argv);
  return spawn(command, words, { cwd: ROOT, env: environment(), stdio: ["ignore", file, "pipe"] });
}

/** The program, compiled from the sources as they are, and its arguments. */
export function commandOf(argv: readonly string[]): [string, ...string[]] {
  return [process.execPath, COMPILED_BIN, ...argv];
}

/** Ours without what the test runner put into it. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_|TEST$|DEV$|PROD$)/.test(name));
  return Object.fromEntries(own);
}

/** Output of a process and how it ended. */
export function finished(child: ChildProcess): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ exitCode: code ?? -1, stdout, stderr });
    });
  });
}
