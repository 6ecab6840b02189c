import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";

/** A running HTTP server and its address. */
export interface StaticServer {
  /** Address with a slash at its end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** The server listens on this machine only. */
const HOST = "127.0.0.1";

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
  }),
);

/** Names of built assets contain a hash of their content, so they never change; the page itself changes with each version. */
const FOREVER = "public, max-age=31536000, immutable";
const AGAIN = "no-cache";

/**
 * Serves the files of a folder on 127.0.0.1 until it is closed.
 *
 * @param folder Root of the served files; paths that leave it are refused.
 * @param port   Port number; 0 takes any free port.
 * @throws The system's error, such as EADDRINUSE.
 */
export async function staticServer(folder: string, port: number): Promise<StaticServer> {
  const server = createServer((request, response) => {
    answer(folder, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(STATUS.failed);
      response.end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const STATUS = { ok: 200, forbidden: 403, notFound: 404, wrongMethod: 405, failed: 500 } as const;

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refuse = (status: number): void => {
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
    response.end(`${status}\n`);
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    refuse(STATUS.wrongMethod);
    return;
  }
  // Against DNS rebinding: a foreign page whose name resolves to this machine must not read the files.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? "")) {
    refuse(STATUS.forbidden);
    return;
  }
  const path = pathOf(request.url ?? "/");
  if (path === undefined) {
    refuse(STATUS.notFound);
    return;
  }
  const file = join(folder, path);
  const found = await stat(file).catch(() => undefined);
  if (found === undefined || !found.isFile()) {
    refuse(STATUS.notFound);
    return;
  }
  response.writeHead(STATUS.ok, {
    "content-type": CONTENT_TYPES.get(extname(file)) ?? "application/octet-stream",
    "content-length": found.size,
    "cache-control": file.includes(`${sep}assets${sep}`) ? FOREVER : AGAIN,
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  await new Promise<void>((resolve, reject) => {
    createReadStream(file).on("error", reject).on("end", resolve).pipe(response);
  });
}

/** The requested file, relative to the folder; undefined if the path leaves the folder or cannot be decoded. */
function pathOf(url: string): string | undefined {
  try {
    const path = normalize(decodeURIComponent(new URL(url, `http://${HOST}`).pathname));
    if (path.includes("\0") || path.split(sep).includes("..")) return undefined;
    return path.endsWith(sep) ? `${path}index.html` : path;
  } catch {
    return undefined;
  }
}
