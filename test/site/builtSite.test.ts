/** @module-tag slow */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import MiniSearch from "minisearch";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SEARCH_OPTIONS, type SearchEntry } from "../../site/browser/searchOptions.js";
import { buildSite } from "../../site/buildSite.js";
import { staticServer } from "../../src/cli/explore/staticServer.js";
import { builtPage } from "../setup/builtPage.js";
import { COMPILED_BIN } from "../setup/compiledPaths.js";
import { CHROMIUM } from "../web/chromium.js";

/** Figures of the gallery that take longer have tests of their own, in seconds. */
const FIGURES_WITHIN = 5;
/** Below some base path. */
const BASE = "some/where";
const PHONE = { width: 390, height: 844 };

let folder = "";
let site = "";
let pages: readonly string[] = [];
const html = new Map<string, string>();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "raf-site-"));
  site = join(folder, BASE);
  const program = { bin: COMPILED_BIN, explorer: await builtPage() };
  pages = await buildSite(site, program, { figuresWithin: FIGURES_WITHIN });
  for (const path of filesBelow(site))
    if (path.endsWith(".html")) html.set(path, readFileSync(join(site, path), "utf8"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Text that a reader sees of a piece of HTML. */
function textOf(markup: string): string {
  return markup
    .replace(/<(script|style|svg)\b.*?<\/\1>/gs, "")
    .replace(/<[^>]*>/g, " ")
    .trim();
}

function searchIndex(): MiniSearch<SearchEntry> {
  const script = readFileSync(join(site, "assets/search.js"), "utf8");
  const json = script.replace(/^window\.RAF_SEARCH = /, "").replace(/;\n$/, "");
  return MiniSearch.loadJSON<SearchEntry>(json, SEARCH_OPTIONS);
}

test("every page has a title of its own, one heading and a text", () => {
  expect(pages.length).toBeGreaterThan(30);
  const titles = pages.map((path) => /<title>(.*?)<\/title>/.exec(html.get(path) ?? "")?.[1] ?? "");
  expect(titles.filter((title) => title.trim() === "")).toEqual([]);
  for (const path of pages) {
    const article = /<article>(.*)<\/article>/s.exec(html.get(path) ?? "")?.[1] ?? "";
    expect(article.match(/<h1\b/g), path).toHaveLength(1);
    expect(textOf(article).length, path).toBeGreaterThan(100);
  }
});

test("no link, picture or script is missing, and none leaves the base path", () => {
  const problems: string[] = [];
  for (const [path, text] of html) {
    for (const [, target = ""] of text.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target) || path.startsWith("explorer/")) continue;
      const [address = "", anchor] = target.split("#");
      const place = address === "" ? path : join(dirname(path), decodeURIComponent(address));
      const file =
        existsSync(join(site, place)) && statSync(join(site, place)).isDirectory() ? join(place, "index.html") : place;
      if (address.startsWith("/") || place.startsWith("..") || !existsSync(join(site, file)))
        problems.push(`${path}: ${target}`);
      else if (
        anchor !== undefined &&
        anchor !== "" &&
        !(html.get(file) ?? "").includes(`id="${decodeURIComponent(anchor)}"`)
      ) {
        problems.push(`${path}: ${target} has no such heading`);
      }
    }
  }
  expect(problems).toEqual([]);
});

test("the search finds every page by its title, and parameters, commands and words", () => {
  const index = searchIndex();
  const found = (words: string): string[] => index.search(words).map(({ id }) => String(id));
  const lost = pages.filter((path) => {
    const title = textOf(/<h1[^>]*>(.*?)<\/h1>/s.exec(html.get(path) ?? "")?.[1] ?? "");
    return !found(title.replace(/\s*#\s*$/, "")).some((id) => id.split("#")[0] === path);
  });
  expect(lost).toEqual([]);
  for (const words of [
    "muStar",
    "--mu-star",
    "raf sweep",
    "memorization error",
    "scikit-learn",
    "exit codes",
    "separabilty",
  ]) {
    expect(found(words), words).not.toEqual([]);
  }
  expect(found("best regularization")[0]?.split("#")[0]).toSatisfy((path: string) => html.has(path));
});

describe.skipIf(CHROMIUM === undefined)("in a browser", () => {
  test("no page is wider than a phone, asks for what is not there, or complains", async () => {
    const server = await staticServer(folder, 0);
    const browser = await chromium.launch({ executablePath: CHROMIUM ?? "", args: ["--no-sandbox"] });
    const problems: string[] = [];
    try {
      const page = await browser.newPage({ viewport: PHONE });
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("response", (response) => {
        if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
      });
      for (const path of pages) {
        await page.goto(`${server.url}${BASE}/${path}`);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        if (width > PHONE.width) problems.push(`${path} is ${width} pixels wide`);
      }
      await page.locator("#query").fill("separability");
      await page.locator("#found a").first().click();
      await page.locator("article").waitFor();
    } finally {
      await browser.close();
      await server.close();
    }
    expect(problems).toEqual([]);
  });
});
