import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

/** Machine of a figure: without it a time means nothing. */
export function machine(): string {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `raf-theory ${version}, node ${process.version}, V8 ${process.versions.v8}, ${process.platform} ${process.arch}, ${cores.length} x ${cores[0]?.model.trim() ?? "unknown"}, ${memory} GiB`;
}
