import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { COMPILED_BIN } from "../setup/compiledPaths.js";
import type { Block } from "./markdown.js";

/** A command that the documentation shows, and the output it shows below it. */
export interface Command {
  readonly line: number;
  readonly text: string;
  /** undefined if no output is shown. */
  readonly output: string | undefined;
  /** Marked "# fails": it shows a message, and its exit code is not 0. */
  readonly fails?: true;
}

/** Output and exit code of a process. */
export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const SHELLS = new Set(["sh", "bash", "shell", "console"]);
const RUNS_RAF = /(?:^|[|;&]\s*)(?:npx\s+)?raf(?:-theory)?(?:\s|$)/;
const INSTALLS = /^(?:npm|git|cd|curl)\s/;
/** Limit on the time of one command, in milliseconds; below the limit of the test around it, so that its output can be told. */
const PATIENCE = 280_000;

/**
 * The commands of a shell block that run this program and are not marked `# long`.
 *
 * If lines begin with "$ ", those are the commands and the others are output. If none does, a line is a command when it starts with
 * one of the words npx, raf, npm, git, cd or curl, and output otherwise, up to the next blank line or comment. The mark stands behind
 * the command or as a comment above it.
 */
export function commandsOf({ language, code, line: fence }: Block): Command[] {
  if (!SHELLS.has(language)) return [];
  const lines = logicalLines(code, fence + 1);
  const prompted = lines.some(({ text }) => text.startsWith("$ "));
  const start = prompted ? /^\$ / : /^(?:npx|raf|npm|git|cd|curl)\b/;
  const found: { line: number; text: string; output: string[] }[] = [];
  const long = new Set<number>();
  let marked = false;
  let listening = false;
  for (const { line, text } of lines) {
    if (start.test(text)) {
      found.push({ line, text: text.replace(/^\$ /, "").trim(), output: [] });
      if (marked || /\s#\s*long\b/.test(text)) long.add(line);
      marked = false;
      listening = true;
    } else if (!prompted && (text.trim() === "" || text.startsWith("#"))) {
      marked ||= /^#\s*long\b/.test(text);
      listening = false;
    } else if (listening) found.at(-1)?.output.push(text);
  }
  return found
    .filter(({ line, text }) => RUNS_RAF.test(text) && !INSTALLS.test(text) && !long.has(line))
    .map(({ line, text, output }) => {
      const shown = output.join("\n").trim();
      const fails = /\s#\s*fails\b/.test(text);
      return { line, text, output: shown === "" ? undefined : shown, ...(fails ? { fails } : {}) };
    });
}

/** Lines with their numbers; one that ends in a backslash is joined with the next. */
function logicalLines(code: string, first: number): { line: number; text: string }[] {
  const joined: { line: number; text: string }[] = [];
  let open = false;
  for (const [i, text] of code.split("\n").entries()) {
    const last = joined.at(-1);
    if (open && last !== undefined) last.text += ` ${text.trim()}`;
    else joined.push({ line: first + i, text });
    open = text.endsWith("\\");
    const current = joined.at(-1);
    if (open && current !== undefined) current.text = current.text.replace(/\s*\\$/, "");
  }
  return joined;
}

/**
 * True if a process printed what the documentation shows, blanks at line ends aside.
 *
 * Three dots in the documentation stand for anything: a part of a line if they are inside one, any lines if they are alone on one.
 */
export function matchesOutput(actual: string, shown: string): boolean {
  const tidy = (text: string): string => text.replace(/[ \t]+$/gm, "").trim();
  const pattern = tidy(shown)
    .split("\n")
    .map((line) => (/^\s*(?:\.\.\.|…)$/.test(line) ? "(?:.*\\n)*?.*" : wildcards(line)))
    .join("\\n");
  return new RegExp(`^${pattern}$`).test(tidy(actual));
}

/**
 * Runs a command as a user would, as a process of its own in the given folder, with this program as `raf`.
 *
 * The program is compiled from the sources as they are, and not the one in dist, which may be old. The shell is the system's, so that pipes and redirections work.
 */
export function runCommand(text: string, folder: string): Promise<Finished> {
  const bin = join(folder, ".bin");
  mkdirSync(bin, { recursive: true });
  for (const name of ["raf", "raf-theory"]) {
    writeFileSync(join(bin, name), `#!/bin/sh\nexec "${process.execPath}" "${COMPILED_BIN}" "$@"\n`);
    chmodSync(join(bin, name), 0o755);
  }
  const own = Object.entries(process.env).filter(([name]) => !/^(?:VITEST|NODE_|TEST$|DEV$|PROD$)/.test(name));
  const env = { ...Object.fromEntries(own), PATH: [bin, process.env["PATH"]].join(delimiter), NO_COLOR: "1" };
  const child = spawn("sh", ["-c", text.replace(/\bnpx\s+(?=raf\b)/g, "")], {
    cwd: folder,
    env,
    stdio: ["ignore", "pipe", "pipe"],
    timeout: PATIENCE,
  });
  return new Promise((resolve, reject) => {
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => (stderr += chunk));
    child.on("error", reject);
    child.on("close", (exitCode) => {
      resolve({ exitCode, stdout, stderr });
    });
  });
}

function wildcards(line: string): string {
  return line
    .split(/\.\.\.|…/)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join(".*");
}
