import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { type Group, type Row, rowOf } from "./row.js";

/** Seconds of the repeats that `python/bench.py` prints. */
interface Times {
  readonly [name: string]: readonly number[];
}

const SCRIPT = fileURLToPath(new URL("../python/bench.py", import.meta.url));

/** The Python package with the program that was built, by python3 or $PYTHON: many points, and one call. */
export async function pythonCalls(): Promise<Group> {
  await import("../python/build.js");
  const { status, stdout, stderr } = spawnSync(process.env["PYTHON"] ?? "python3", [SCRIPT], { encoding: "utf8" });
  if (status !== 0) throw new Error(`python/bench.py: ${stderr}`);
  const { many, calls } = JSON.parse(stdout) as { readonly many: Times; readonly calls: Times };
  const rows: Row[] = [
    ...Object.entries(many).map(([name, seconds]) => rowOf(name, leastOf(seconds), "s")),
    ...Object.entries(calls).map(([name, seconds]) => rowOf(name, leastOf(seconds), "ms")),
  ];
  return { title: "from Python, processor time of both processes", rows };
}

function leastOf(seconds: readonly number[]): { readonly seconds: number; readonly noise: number } {
  const [least = Number.NaN, next = least] = [...seconds].sort((a, b) => a - b);
  return { seconds: least, noise: next / least - 1 };
}
