import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Option } from "commander";
import { ParameterError } from "../../core/errors.js";
import type { CommandDefinition } from "../commandDefinition.js";
import { UsageError } from "../errors/usageError.js";
import { integerOf } from "../flags/numberFlag.js";
import { EXIT_CODES, type Outcome } from "../output/outcome.js";
import { type Streams, systemCode, write } from "../output/streams.js";
import { onInterruption } from "../run/interruptible.js";
import { type StaticServer, staticServer } from "./staticServer.js";

interface ExploreFlags {
  readonly port?: number;
  readonly open: boolean;
}

/** Default port, so that a bookmark of the page works. If another program uses it, any free port is taken. */
const USUAL_PORT = 4173;
const MOST_PORT = 65_535;

/** The built page: beside the bundled program, the compiled one of the tests, and the sources. */
const FOLDERS = ["./web/", "../../../web/", "../../../dist/web/"] as const;

/** `raf explore`: the theory live in a browser. */
export const exploreCommand: CommandDefinition = {
  examples: ["raf explore", "raf explore --port 8080 --no-open"],
  configure: (command) => {
    command
      .addOption(
        new Option(
          "--port <number>",
          `port on 127.0.0.1; without it ${USUAL_PORT}, or any free one; 0 for any free one`,
        ).argParser((text) => integerOf("port", text, 0, MOST_PORT)),
      )
      .option("--no-open", "only print the address; without it a terminal also opens the browser")
      .addHelpText("after", "\nEverything is computed in the page. Ctrl-C ends the server.");
  },
  run: (command, streams) => explore(command.opts<ExploreFlags>(), streams),
};

async function explore({ port, open }: ExploreFlags, { stdout }: Streams): Promise<Outcome> {
  const server = await startServer(pageFolder(), port);
  // The handler is set before the address is written: a program may stop the server as soon as it has read it.
  const ended = new Promise<void>((resolve) => onInterruption(resolve));
  await write(stdout, `The explorer is at ${server.url} (Ctrl-C ends it)\n`);
  if (open && "isTTY" in stdout && stdout.isTTY === true) openBrowser(server.url);
  await ended;
  await server.close();
  return { exitCode: EXIT_CODES.ok, output: [] };
}

function pageFolder(): string {
  const found = FOLDERS.map((folder) => fileURLToPath(new URL(folder, import.meta.url))).find((folder) =>
    existsSync(`${folder}index.html`),
  );
  if (found === undefined) throw new UsageError("the page is not built; in the project's folder run npm run build:web");
  return found;
}

async function startServer(folder: string, port: number | undefined): Promise<StaticServer> {
  try {
    return await staticServer(folder, port ?? USUAL_PORT);
  } catch (error) {
    if (port === undefined) return await staticServer(folder, 0);
    const code = systemCode(error);
    if (code === "EADDRINUSE")
      throw new ParameterError("raf", "port", port, "ports that are free", "Another program has it");
    if (code === "EACCES") throw new ParameterError("raf", "port", port, "ports that this user may open");
    throw error;
  }
}

const OPENERS: { readonly [platform in NodeJS.Platform]?: readonly [string, ...string[]] } = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", ""],
};

/** Opens the default browser of the desktop. Without one, the printed address remains. */
function openBrowser(url: string): void {
  const [program, ...words] = OPENERS[process.platform] ?? ["xdg-open"];
  const child = spawn(program, [...words, url], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
