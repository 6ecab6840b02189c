import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { solved, startFrom } from "./chromium.js";
import { describeExplorer } from "./describeExplorer.js";

/** Start of the Bayes-optimal line's path, and of the star's, which alone has ten corners. */
const LINE = /<path d="M([\d.]+) 12V[^>]*stroke-dasharray="7 4"/;

describeExplorer("the marks of the picture", ({ open }) => {
  const value = (page: Page, channel: string, name: string): Promise<string> =>
    page.locator(`.references[data-channel="${channel}"] [data-name="${name}"] .value`).innerText();
  const pointTo = async (page: Page, left: number, top: number): Promise<void> => {
    const box = await page.locator(".plot").boundingBox();
    await page.mouse.move(box!.x + left, box!.y + top);
  };
  /** The middle of the star of a color. */
  const star = async (page: Page): Promise<{ left: number; top: number }> => {
    const box = await page.locator(".plot").boundingBox();
    const places = await page.locator(".plot > svg path").evaluateAll((paths) =>
      paths
        .filter((path) => (path.getAttribute("d") ?? "").match(/[ML]/g)?.length === 10)
        .map((path) => path.getBoundingClientRect())
        .filter(({ width, height }) => width < 20 && width > 5 && Math.abs(width - height) < 3)
        .map(({ x, y, width, height }) => ({ left: x + width / 2, top: y + height / 2 })),
    );
    return { left: places[0]!.left - box!.x, top: places[0]!.top - box!.y };
  };

  test("have their numbers in the table, for the current curve and for the pins", async () => {
    const page = await open();
    await startFrom(page, "Figure 1, hinge loss");
    await page.locator(".references").nth(2).waitFor();
    await solved(page);
    expect(await page.locator(".references .group").allInnerTexts()).toEqual([
      "references of relu kernel, hinge",
      "references of perceptron, hinge",
      "references of erf kernel, hinge",
    ]);
    expect(await value(page, "pin 0", "bayesOptimalGeneralizationError")).toMatch(/^0\.2008/);
    expect(await value(page, "pin 0", "bestGeneralizationError")).toMatch(/^0\.2094171/);
    await page.getByLabel("all digits").check();
    expect((await value(page, "pin 0", "bestGeneralizationError")).length).toBeGreaterThan(14);
  });

  test("are read where the pointer is on them", async () => {
    const page = await open();
    const { left, top } = await star(page);
    const line = Number(LINE.exec(await page.locator(".plot > svg").innerHTML())?.[1]);
    const told = page.locator(".status .seen");
    await pointTo(page, left, top);
    await told.filter({ hasText: /^Best λ = 0\.\d+: Egen 0\.2094171\d?$/ }).waitFor();
    await page.locator('tr.marked[data-name="bestLambda"]').waitFor();
    await pointTo(page, line + 1, 30);
    await told.filter({ hasText: /^Bayes-optimal Egen 0\.2008\d+$/ }).waitFor();
    expect(await page.locator(".cursor").count()).toBe(1);
    await page.mouse.move(2, 2);
    await page.locator("tr.marked").waitFor({ state: "detached" });
  });

  test("on a map, the arrow keys move along the axis that they show", async () => {
    const page = await open("view=map");
    await page.locator(".plot").focus();
    const title = page.locator(".readout h2");
    const told = async (key: string): Promise<[string, string]> => {
      const before = await title.innerText();
      await page.keyboard.press(key);
      await expect.poll(() => title.innerText()).not.toBe(before);
      await expect.poll(() => title.innerText()).not.toBe("Values");
      const [, alpha = "", lambda = ""] = /α = (.*), λ = (.*)/.exec(await title.innerText()) ?? [];
      return [alpha, lambda];
    };
    const [, lambda] = await told("ArrowRight");
    const [alpha, same] = await told("ArrowRight");
    expect(same).toBe(lambda);
    const [still, higher] = await told("ArrowUp");
    expect(still).toBe(alpha);
    expect(Number(higher)).toBeGreaterThan(Number(lambda));
  });
});
