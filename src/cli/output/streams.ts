import type { Readable, Writable } from "node:stream";

/** Standard input, output and error, and the command line; tests replace them. */
export interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Arguments after the program's name. Files of figures carry them. */
  readonly argv?: readonly string[];
}

/**
 * Writes, and waits until the stream has accepted the content. A slow reader slows the writer down, so memory stays bounded.
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

/** True if the reader of a pipe has closed it, as `head` does. */
export function isBrokenPipe(error: unknown): boolean {
  return systemCode(error) === "EPIPE" || systemCode(error) === "ERR_STREAM_DESTROYED";
}

/** The code of a system error, such as ENOENT. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
