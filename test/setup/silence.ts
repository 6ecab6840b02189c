import { Console } from "node:console";
import { Writable } from "node:stream";

const recorded: string[] = [];

/**
 * From now on keeps everything this process would print, instead of printing it.
 *
 * Both the console and the two streams are replaced: a library may write to either. The test runner is not affected, because it
 * talks to its workers over a channel of its own and prints from another process.
 */
export function recordOutput(): void {
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      recorded.push(chunk.toString());
      done();
    },
  });
  globalThis.console = new Console(sink);
  for (const stream of [process.stdout, process.stderr]) stream.write = sink.write.bind(sink);
}

/** Everything printed since the last call. */
export function takeOutput(): string {
  return recorded.splice(0).join("");
}

/** Throws, with the output, if anything was printed since the last call. */
export function requireSilence(): void {
  const output = takeOutput();
  if (output !== "") throw new Error(`tests must be silent, but this was printed:\n${output}`);
}
