import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Program } from "./buildSite.js";

/**
 * The program as npm run build leaves it.
 *
 * @throws {Error} if it is not built.
 */
export function builtProgram(): Program {
  const dist = join(import.meta.dirname, "../dist");
  const program = { bin: join(dist, "raf.js"), explorer: join(dist, "web") };
  if (!existsSync(program.bin) || !existsSync(program.explorer)) throw new Error("npm run build comes first");
  return program;
}
