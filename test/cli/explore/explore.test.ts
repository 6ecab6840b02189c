/** @module-tag heavy */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { beforeAll, expect, test } from "vitest";
import { exploreCommand } from "../../../src/cli/explore/explore.js";
import { builtPage } from "../../setup/builtPage.js";
import { run } from "../inProcess.js";
import { finished, start } from "../process.js";

const ADDRESS = /^The explorer is at (http:\/\/127\.0\.0\.1:\d+\/) \(Ctrl-C ends it\)\n$/;

// The compiled program serves the page that lies beside it.
beforeAll(async () => {
  await builtPage();
});

/** Starts the command and waits for its address. */
async function explore(flags: readonly string[]): Promise<{ url: string; stop: () => Promise<unknown> }> {
  const child = start(["explore", ...flags]);
  const end = finished(child);
  const line = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (part: string) => {
      text += part;
      if (text.includes("\n")) resolve(text);
    });
    child.on("close", () => {
      reject(new Error(`ended before it was up: ${text}`));
    });
  });
  const url = ADDRESS.exec(line)?.[1] ?? `no address in ${line}`;
  const stop = async (): Promise<unknown> => {
    child.kill("SIGINT");
    const { exitCode, stderr } = await end;
    return { exitCode, stderr };
  };
  return { url, stop };
}

test("raf explore prints its address, serves the page there, and ends with 0 on Ctrl-C", async () => {
  const { url, stop } = await explore(["--port", "0", "--no-open"]);
  const response = await fetch(url);
  const page = await response.text();
  expect({ status: response.status, page: page.includes('<div id="page">') }).toEqual({ status: 200, page: true });
  const script = /src="\.\/(assets\/[^"]+\.js)"/.exec(page)?.[1] ?? "";
  expect((await fetch(`${url}${script}`)).status).toBe(200);
  expect(await stop()).toEqual({ exitCode: 0, stderr: "" });
});

test("raf explore takes another port where its usual one is in use", async () => {
  const [first, second] = await Promise.all([explore([]), explore([])]);
  expect(first.url).not.toBe(second.url);
  expect((await fetch(second.url)).status).toBe(200);
  expect(await Promise.all([first.stop(), second.stop()])).toEqual([
    { exitCode: 0, stderr: "" },
    { exitCode: 0, stderr: "" },
  ]);
});

test("raf explore names a port that is in use, and ends with 2", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  expect(await run(`explore --no-open --port ${port}`)).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: `raf explore: port cannot be ${port}; allowed: ports that are free. Another program has it\n`,
  });
  await new Promise((resolve) => other.close(resolve));
});

test.each(["-1", "65536", "80.5", "web"])("raf explore refuses port %s", async (port) => {
  const { exitCode, stdout, stderr } = await run(["explore", "--no-open", "--port", port]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain("raf explore: port must lie in the integers 0 to 65535; got");
});

test("raf explore has examples that work", async () => {
  for (const example of exploreCommand.examples) {
    const { url, stop } = await explore(example.split(" ").slice(2));
    expect((await fetch(url)).status).toBe(200);
    expect(await stop()).toEqual({ exitCode: 0, stderr: "" });
  }
});
