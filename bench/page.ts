import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { staticServer } from "../src/cli/explore/staticServer.js";
import { type Group, type Measured, type Row, rowOf } from "./row.js";

const EXECUTABLE = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
const FOLDER = fileURLToPath(new URL("../dist/web", import.meta.url));

/** Moves of a slider in one repeat, back and forth, a frame or more apart. */
const MOVES = 40;
const REPEATS = 6;
const BETWEEN_MOVES = 60;
/** Milliseconds for a page that solves. */
const PATIENCE = 250_000;

/** The explorer in Chromium: what a move of a slider costs the main thread, and how long the slowest map takes. */
export async function explorerPage(): Promise<Group> {
  const title = "explorer in Chromium, 1440 x 900";
  if (!existsSync(EXECUTABLE)) return { title: `${title}: not measured, there is no ${EXECUTABLE}`, rows: [] };
  const server = await staticServer(FOLDER, 0);
  const browser = await chromium.launch({ executablePath: EXECUTABLE, args: ["--no-sandbox"] });
  try {
    const rows: Row[] = [
      rowOf("a move of a slider, processor time of the main thread", await sliderMove(browser, server.url), "ms"),
      rowOf("the map of the logistic loss, by the clock", await map(browser, server.url), "s"),
    ];
    return { title, rows };
  } finally {
    await browser.close();
    await server.close();
  }
}

async function opened(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE);
  await page.goto(url);
  await solved(page);
  return page;
}

async function solved(page: Page): Promise<void> {
  await page.locator("html:not([data-solving])").waitFor({ state: "attached" });
  await page.locator(".status .seen", { hasText: /points.* in \d+ ms$/ }).waitFor();
}

async function sliderMove(browser: Browser, url: string): Promise<Measured> {
  const page = await opened(browser, url);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.locator("input[type=range]").first().focus();
  await moved(page);
  const least = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let k = 0; k < REPEATS; k++) {
    const before = await taskSeconds(session);
    await moved(page);
    least[k % 2] = Math.min(least[k % 2]!, ((await taskSeconds(session)) - before) / MOVES);
  }
  await page.close();
  const seconds = Math.min(...least);
  return { seconds, noise: Math.max(...least) / seconds - 1 };
}

async function moved(page: Page): Promise<void> {
  for (let k = 0; k < MOVES; k++) {
    await page.keyboard.press(k < MOVES / 2 ? "ArrowRight" : "ArrowLeft");
    await page.waitForTimeout(BETWEEN_MOVES);
  }
  await solved(page);
}

/** Processor seconds of all tasks of the main thread so far. */
async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration")!.value;
}

async function map(browser: Browser, url: string): Promise<Measured> {
  const started = performance.now();
  const page = await opened(browser, `${url}#view=map&loss=logistic`);
  const seconds = (performance.now() - started) / 1000;
  await page.close();
  return { seconds, noise: 0 };
}
