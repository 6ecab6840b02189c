import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { CHROMIUM, type ExplorerInBrowser, explorerInBrowser } from "./chromium.js";

/** Time to build the page and to start a browser, in milliseconds. */
const START = 300_000;

/** The served page, as tests in a browser are given it. */
export interface ExplorerUnderTest {
  /** Opens the page at an address; it is closed after the test. */
  readonly open: ExplorerInBrowser["open"];
  /** The served page, once a test runs. */
  readonly served: () => ExplorerInBrowser;
}

/**
 * Tests of the page in a real browser, skipped where there is none. The page is built and served once for all of them; after each its
 * pages are closed, and none of them may have complained.
 *
 * @param title  Of the group.
 * @param define Its tests.
 */
export function describeExplorer(title: string, define: (explorer: ExplorerUnderTest) => void): void {
  describe.skipIf(CHROMIUM === undefined)(title, () => {
    let running: ExplorerInBrowser | undefined;
    const served = (): ExplorerInBrowser => {
      if (running === undefined) throw new Error("the explorer is served only while tests run");
      return running;
    };
    const pages: Page[] = [];
    beforeAll(async () => {
      running = await explorerInBrowser();
    }, START);
    afterAll(() => running?.close());
    afterEach(async () => {
      for (const page of pages.splice(0)) await page.context().close();
      expect(served().problems).toEqual([]);
    });
    define({
      served,
      open: async (...address) => {
        const page = await served().open(...address);
        pages.push(page);
        return page;
      },
    });
  });
}
