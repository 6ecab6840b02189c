import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StaticServer, staticServer } from "../../../src/cli/explore/staticServer.js";

let folder = "";
let server: StaticServer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "raf-server-"));
  mkdirSync(join(folder, "served/assets"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "served/index.html"), "<p>page</p>");
  writeFileSync(join(folder, "served/assets/a.js"), "export {};");
  server = await staticServer(join(folder, "served"), 0);
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A request as it is written: fetch would tidy up the path. */
function raw(
  path: string,
  options: { method?: string; host?: string } = {},
): Promise<{ status: number; text: string; type: string }> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const headers = options.host === undefined ? {} : { host: options.host };
    request({ host: "127.0.0.1", port, path, method: options.method ?? "GET", headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, text, type: response.headers["content-type"] ?? "" });
      });
    })
      .on("error", reject)
      .end();
  });
}

test("staticServer serves the page at its root and files by their path, with their types", async () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  expect(await raw("/")).toEqual({ status: 200, text: "<p>page</p>", type: "text/html; charset=utf-8" });
  expect(await raw("/assets/a.js?x=1")).toEqual({
    status: 200,
    text: "export {};",
    type: "text/javascript; charset=utf-8",
  });
  expect(await raw("/index.html", { method: "HEAD" })).toMatchObject({ status: 200, text: "" });
});

test.each([
  "/../secret.txt",
  "/..%2fsecret.txt",
  "/assets/../../secret.txt",
  "/%2e%2e/secret.txt",
  "/assets",
  "/nothing",
  "/%00",
  "/%",
])("staticServer has nothing at %s", async (path) => {
  const { status, text } = await raw(path);
  expect({ status, secret: text.includes("secret") }).toEqual({ status: 404, secret: false });
});

test("staticServer takes no other method, and no other name than its own", async () => {
  expect((await raw("/", { method: "POST" })).status).toBe(405);
  expect((await raw("/", { host: "example.org" })).status).toBe(403);
  expect((await raw("/", { host: "localhost:80" })).status).toBe(200);
});

test("staticServer refuses a port that is taken with the system's error", async () => {
  await expect(staticServer(folder, Number(new URL(server.url).port))).rejects.toMatchObject({ code: "EADDRINUSE" });
});
