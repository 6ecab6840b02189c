/** @module-tag slow */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../../site/buildSite.js";
import { staticServer } from "../../src/cli/explore/staticServer.js";
import { COMMANDS } from "../../src/cli/program.js";
import { builtPage } from "../setup/builtPage.js";
import { COMPILED_BIN } from "../setup/compiledPaths.js";
import { CHROMIUM } from "../web/chromium.js";
import { type BuiltPage, brokenLinks, builtPages } from "./builtSite.js";

/** Longer figures have tests of their own, in seconds. */
const FIGURES_WITHIN = 2;

let root = "";
let folder = "";
let pages: BuiltPage[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "raf-site-"));
  // Below a path, so that an address from the root would not be found.
  folder = join(root, "some/base");
  await buildSite(folder, { bin: COMPILED_BIN, explorer: await builtPage() }, { figuresWithin: FIGURES_WITHIN });
  pages = builtPages(folder);
});
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const pageAt = (place: string): string => pages.find((page) => page.place === place)?.html ?? "";

test("every link of every page leads somewhere, and none begins at the root", () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.flatMap((page) => brokenLinks(folder, page).map((target) => `${page.place}: ${target}`))).toEqual([]);
});

test("no mathematics is left as source, and the reference has every command", () => {
  for (const { place, html } of pages) {
    expect(html, place).not.toContain("math-slot");
    const text = html.replace(/<(code|pre|script|style)[\s\S]*?<\/\1>/g, "").replace(/<[^>]*>/g, "");
    expect(text.match(/\\(?:frac|lambda|alpha|hat|begin)\b/g) ?? [], place).toEqual([]);
  }
  for (const { name } of COMMANDS) expect(pageAt("reference/command-line.html")).toContain(`id="raf-${name}"`);
});

describe.runIf(CHROMIUM !== undefined)("in a browser", () => {
  const open = async (use: (page: import("playwright-core").Page) => Promise<void>): Promise<void> => {
    const browser = await chromium.launch({ executablePath: CHROMIUM!, args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      const problems: string[] = [];
      page.on("pageerror", ({ message }) => problems.push(message));
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      await use(page);
      expect(problems).toEqual([]);
    } finally {
      await browser.close();
    }
  };

  test("pages fit a phone, below a path of a server", () =>
    open(async (page) => {
      const server = await staticServer(root, 0);
      try {
        for (const place of [
          "index.html",
          "tutorial/rules-and-facts.html",
          "reference/equations.html",
          "gallery/index.html",
        ]) {
          await page.goto(`${server.url}some/base/${place}`);
          const [width, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
          expect(width, place).toBe(window);
        }
      } finally {
        await server.close();
      }
    }));

  test("the search finds a flag and a word, without a server", () =>
    open(async (page) => {
      await page.goto(pathToFileURL(join(folder, "how-to/install.html")).href);
      for (const [words, place] of [
        ["--mu-star", "reference/parameters.html"],
        ["bayes-optimal error", "tutorial/rules-and-facts.html"],
      ] as const) {
        await page.fill("#query", words);
        await page.waitForSelector(`#found a[href*="${place}"]`);
      }
      await page.press("#query", "Enter");
      await page.waitForURL(/\.html/);
    }));
});
