import type { Readable, Writable } from "node:stream";

/** The three streams of a process, and its command line; tests give their own. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Arguments after the program's name. Files of figures carry them. */
  readonly argv?: readonly string[];
}

/**
 * Writes and waits until the stream has taken it, so that a slow reader slows the writer down and memory stays bounded.
 *
 * @throws The stream's error, such as EPIPE or ENOSPC.
 */
export function write(stream: Writable, content: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(content, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

/** The reader has gone away, as `head` does when it has seen enough. */
export function isBrokenPipe(error: unknown): boolean {
  return systemCode(error) === "EPIPE" || systemCode(error) === "ERR_STREAM_DESTROYED";
}

/** The code of a system error, such as ENOENT. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
