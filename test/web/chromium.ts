import { accessSync, constants, readFileSync, writeSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { staticServer } from "../../src/cli/explore/staticServer.js";
import { builtPage } from "../setup/builtPage.js";

/** Places where systems put Chromium; the variable goes before. */
const PLACES = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Milliseconds until a page that does not come to the expected state has failed, however busy the machine is. */
const PATIENCE = 250_000;

/** The browser of this machine; undefined where there is none. */
export const CHROMIUM = PLACES.find((path) => path !== undefined && path !== "" && isExecutable(path));

/** Message where there is no Chromium. */
export const WITHOUT_CHROMIUM =
  "no Chromium was found, so the explorer was not tested in a browser: install it, or set CHROMIUM_PATH";

/** The page, built from the sources as they are, served, and opened in a real browser. */
export interface ExplorerInBrowser {
  /** Folder of the built page. */
  readonly folder: string;
  readonly url: string;
  /** Opens the page at an address and waits until its curve is drawn, or until its status is another that is expected. */
  readonly open: (
    address?: string,
    options?: BrowserContextOptions,
    expected?: { readonly hasText: string },
  ) => Promise<Page>;
  /** Every address that was asked for, and everything a page has complained about. */
  readonly requests: readonly string[];
  readonly problems: readonly string[];
  readonly close: () => Promise<void>;
}

/** Builds the page unless it is built, serves it and launches a browser. To be closed. */
export async function explorerInBrowser(): Promise<ExplorerInBrowser> {
  const folder = await builtPage();
  const server = await staticServer(folder, 0);
  const browser: Browser = await chromium.launch({
    executablePath: CHROMIUM ?? "",
    // In containers there is no user namespace to put the browser into.
    args: ["--no-sandbox"],
  });
  const requests: string[] = [];
  const problems: string[] = [];
  return {
    folder,
    url: server.url,
    requests,
    problems,
    open: async (address = "", options = {}, expected) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
      context.on("request", (request) => requests.push(request.url()));
      context.setDefaultTimeout(PATIENCE);
      await context.addInitScript(recordStatus);
      const page = await context.newPage();
      page.on("console", (message) => problems.push(message.text()));
      page.on("pageerror", (error) => problems.push(String(error)));
      await page.goto(`${server.url}#${address}`);
      await (expected === undefined ? solved(page) : said(page, expected.hasText));
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Waits until the page has nothing left to solve, curve, marks, pins and point, and says so. */
export async function solved(page: Page): Promise<void> {
  await page.locator("html:not([data-solving])").waitFor({ state: "attached" });
  await page.locator(".status .seen", { hasText: /points.* in \d+ ms$|last valid curve/ }).waitFor();
}

/** Keeps every text of the status line: many are gone before a test can look. Runs in the page. */
function recordStatus(): void {
  const texts: string[] = [];
  Object.assign(window, { statusTexts: texts });
  new MutationObserver(() => {
    const text = document.querySelector(".status .seen")?.textContent ?? "";
    if (text !== texts.at(-1)) texts.push(text);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

/** Waits until the status line has said this, now or before, since the page was opened. */
export async function said(page: Page, text: string): Promise<void> {
  await page.waitForFunction(
    (part) => (window as Window & { statusTexts?: string[] }).statusTexts?.some((line) => line.includes(part)),
    text,
  );
}

/** The drawing: it changes when a curve is solved anew. */
export async function picture(page: Page): Promise<string> {
  return await page.locator(".plot > svg").innerHTML();
}

/** Waits until the picture is another than before, and solved. */
export async function redrawn(page: Page, before: string): Promise<void> {
  await page.waitForFunction((old) => document.querySelector(".plot > svg")?.innerHTML !== old, before);
  await solved(page);
}

/** Chooses a starting point of the strip. */
export async function startFrom(page: Page, name: string): Promise<void> {
  await page.locator(".starts").getByRole("button", { name, exact: true }).click();
}

/** Opens the groups of the table of values that are folded. */
export async function unfold(page: Page): Promise<void> {
  const folded = page.locator('.fold[aria-expanded="false"]');
  while ((await folded.count()) > 0) await folded.first().click();
}

/** The file that a button of the page saves. */
export async function saved(page: Page, format: "CSV" | "Simulated CSV" | "SVG" | "PNG"): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: format, exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`raf-explorer.${format.toLowerCase().replace(" ", ".")}`);
  return readFileSync(await download.path());
}

/** The command that a button of the page copies; the page needs the permission to. */
export async function copiedCommand(page: Page): Promise<string> {
  await page.getByText("Copy command").click();
  await said(page, "Copied the command");
  return await page.evaluate(() => navigator.clipboard.readText());
}

/** Options of a page that copies. */
export const WITH_CLIPBOARD: BrowserContextOptions = { permissions: ["clipboard-read", "clipboard-write"] };

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Tells a person at the terminal what was measured, past the recorder that keeps tests silent.
 *
 * Not for what can be asserted.
 */
export function tell(message: string): void {
  const errorStream = 2;
  writeSync(errorStream, `${message}\n`);
}
