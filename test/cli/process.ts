import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../architecture/sourceTree.js";
import type { Ran } from "./inProcess.js";

/** Starts the program as a process of its own, from its sources. */
export function start(argv: readonly string[], cwd = ROOT): ChildProcessWithoutNullStreams {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  const program = join(ROOT, "src/cli/bin.ts");
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_|TEST$|DEV$|PROD$)/.test(name));
  const child = spawn(process.execPath, ["--import", loader, program, ...argv], { cwd, env: Object.fromEntries(own) });
  // The program may stop reading before its input ends.
  child.stdin.on("error", () => undefined);
  return child;
}

/** What a process said and how it ended. */
export function finished(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ exitCode: code ?? -1, stdout, stderr });
    });
  });
}
