/** @module-tag slow */
import { expect, test } from "vitest";
import { VIEW_NAMES } from "../../src/web/views.js";
import { describeExplorer } from "./describeExplorer.js";

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

describeExplorer("the explorer on screens of other sizes", ({ open }) => {
  test.each(["trade-off", "map", "capacity"])("fits a phone without sideways scrolling: %s", async (view) => {
    const page = await open(`view=${view}&best=0`, PHONE);
    const { content, window } = await page.evaluate(() => ({
      content: document.documentElement.scrollWidth,
      window: innerWidth,
    }));
    expect(content).toBeLessThanOrEqual(window);
    const box = await page.locator(".plot").boundingBox();
    await page.touchscreen.tap(box!.x + box!.width / 2, box!.y + box!.height / 2);
  });

  test.each([
    { width: 1440, rows: 1 },
    { width: 1024, rows: 2 },
  ])("shows every starting point whole and the tabs in $rows row(s) at $width pixels", async ({ width, rows }) => {
    const page = await open("best=0&bayes=0", { viewport: { width, height: 900 } });
    const tops = await page
      .locator(".tabs button")
      .evaluateAll((tabs) => tabs.map((tab) => Math.round(tab.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(rows);
    const ends = await page
      .locator(".starts button")
      .evaluateAll((starts) => starts.map((start) => start.getBoundingClientRect().right));
    expect(Math.max(...ends)).toBeLessThanOrEqual(width);
    expect(await page.locator(".starts").evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });

  test("keeps the picture in sight on a phone while a knob is turned, and shows no knob that does nothing", async () => {
    const page = await open("model=rf&best=0", PHONE);
    expect(await page.locator('[data-knob="gamma"]').isVisible()).toBe(false);
    const knob = page.locator('[data-knob="kappa"] .slider');
    await knob.focus();
    const [plot, slider] = await Promise.all([page.locator(".plot").boundingBox(), knob.boundingBox()]);
    expect(plot?.y).toBeGreaterThanOrEqual(0);
    // The picture is in the window, and not over the knob.
    expect((plot?.y ?? 0) + (plot?.height ?? 0)).toBeLessThanOrEqual(slider?.y ?? 0);
    expect((slider?.y ?? 0) + (slider?.height ?? 0)).toBeLessThanOrEqual(PHONE.viewport.height);
  });

  test.each([
    ["a laptop", { viewport: { width: 1366, height: 768 } }],
    ["a narrow window", { viewport: { width: 1260, height: 768 } }],
    ["a phone", PHONE],
  ])("shows all digits and their errors within the card on %s", async (_name, options) => {
    const page = await open("model=kernel&activation=relu&loss=square&lambda=0.001&best=0", options);
    const before = await page.locator(".plot").boundingBox();
    await page.getByLabel("all digits").check();
    await page.locator(".readout.full").waitFor();
    expect((await page.locator(".plot").boundingBox())?.width).toBe(before?.width);
    const { over, sideways } = await page.evaluate(() => {
      const card = document.querySelector(".readout");
      const right = card === null ? 0 : card.getBoundingClientRect().right;
      return {
        over: [...document.querySelectorAll(".readout td")]
          .filter((cell) => cell.getBoundingClientRect().right > right)
          .map((cell) => cell.textContent),
        sideways: document.documentElement.scrollWidth - innerWidth,
      };
    });
    expect(over).toEqual([]);
    expect(sideways).toBeLessThanOrEqual(0);
  });

  test("keeps the point that a finger has read while the table is looked at, until a tap elsewhere", async () => {
    const page = await open("view=alpha&best=0", PHONE);
    const title = page.locator(".readout h2");
    const before = await title.innerText();
    const box = await page.locator(".plot").boundingBox();
    await page.touchscreen.tap(box!.x + box!.width / 3, box!.y + box!.height / 2);
    await title.filter({ hasText: /^At α = / }).waitFor();
    const read = await title.innerText();
    await page.getByLabel("all digits").tap();
    expect(read).not.toBe(before);
    expect(await title.innerText()).toBe(read);
    expect(await page.locator(".status .seen").innerText()).toMatch(/^At α = /);
    await page.locator(".equations h2").tap();
    await expect.poll(() => title.innerText()).toBe(before);
  });

  test("shows the tab of the view on a phone, and no switch that does nothing", async () => {
    const page = await open("view=capacity", PHONE);
    const tab = await page.locator('[data-view="capacity"]').boundingBox();
    expect((tab?.x ?? 0) + (tab?.width ?? 0)).toBeLessThanOrEqual(PHONE.viewport.width);
    expect(tab?.x).toBeGreaterThan(0);
    expect(await page.locator(".options .check:visible input:disabled").count()).toBe(0);
  });

  test.each([
    ["a laptop", { viewport: { width: 1366, height: 768 } }],
    ["a wide window", { viewport: { width: 1440, height: 900 } }],
    ["a narrow window", { viewport: { width: 1000, height: 768 } }],
    ["a phone", PHONE],
  ])("has the picture in the same place in every view, and cuts no equation, on %s", async (_name, options) => {
    const page = await open("best=0&model=rf", options);
    const places = new Set<string>();
    const cut: string[] = [];
    for (const view of VIEW_NAMES) {
      await page.locator(`[data-view="${view}"]`).click();
      const place = await page.locator(".plot").evaluate((plot) => {
        scrollTo(0, 0);
        const { left, top, width, height } = plot.getBoundingClientRect();
        return [left, top + scrollY, width, height].map(Math.round).join();
      });
      places.add(place);
      await page.locator(".equations").scrollIntoViewIfNeeded();
      const own = await page
        .locator(".equations .formula")
        .evaluateAll((formulas) =>
          formulas
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
            .map((formula) => formula.querySelector("svg")?.getAttribute("aria-label") ?? ""),
        );
      cut.push(...own);
    }
    expect([...places]).toHaveLength(1);
    expect(cut).toEqual([]);
  });

  test("has fields that a phone does not magnify, and buttons for a finger", async () => {
    const phone = await open("best=0&lambda=1", PHONE);
    const sizes = await phone
      .locator('input[type="text"]:visible, select:visible')
      .evaluateAll((fields) => fields.map((field) => Number.parseFloat(getComputedStyle(field).fontSize)));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(16);
    const reset = await phone.locator('[data-knob="lambda"] .reset').boundingBox();
    expect(Math.min(reset?.width ?? 0, reset?.height ?? 0)).toBeGreaterThanOrEqual(24);
  });

  test("does not move what is around when a curve is solved, refused or read", async () => {
    const page = await open("model=kernel");
    const places = async (): Promise<string> =>
      JSON.stringify(
        await Promise.all([".plot", ".toolbar", ".readout"].map((part) => page.locator(part).boundingBox())),
      );
    const before = await places();
    await page.locator('[data-knob="alpha"] .slider').press("ArrowRight");
    await page.locator("#epsilon-field").fill("2");
    await page.locator(".plot").hover();
    expect(await places()).toBe(before);
    await page.locator("#loss-choice").selectOption({ label: "expression in u …" });
    await page.locator("#loss-expression").fill("-u^2");
    const alert = page.locator('[data-knob="loss"] [role="alert"]');
    await alert.waitFor();
    expect(await places()).toBe(before);
    // A long message moves the controls below it, and covers none.
    const [message, next] = await Promise.all([alert.boundingBox(), page.locator("#features-choice").boundingBox()]);
    expect((message?.y ?? 0) + (message?.height ?? 0)).toBeLessThanOrEqual(next?.y ?? 0);
  });

  test("has the order of keys in the order of reading on a phone", async () => {
    const page = await open("best=0&model=rf", PHONE);
    const tops = await page.evaluate(() => {
      scrollTo(0, 0);
      const focusable = "button, select, input, [tabindex='0']";
      const shown = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
        (element) => element.offsetParent !== null && !(element as HTMLButtonElement).disabled,
      );
      return shown.map((element) => Math.round(element.getBoundingClientRect().bottom + scrollY));
    });
    // Elements of one line differ in height by less than a line.
    const line = 24;
    expect(tops.length).toBeGreaterThan(20);
    expect(tops.filter((top, index) => top < Math.max(...tops.slice(0, index + 1)) - 2 * line)).toEqual([]);
  });

  test("shows one picture and one control to an audience, and two pictures on the same axes", async () => {
    const page = await open("best=0&bayes=0&beside=square&view=alpha");
    expect(await page.locator(".plot").count()).toBe(2);
    const ticks = await page
      .locator(".plot > svg")
      .evaluateAll((pictures) =>
        pictures.map((one) => [...one.querySelectorAll("text")].map((text) => text.textContent)),
      );
    expect(ticks[0]).toEqual(ticks[1]);
    expect(await page.locator(".plot .heading").allInnerTexts()).toEqual(["hinge loss", "square loss"]);
    await page.getByRole("button", { name: "Present" }).click();
    await page.locator(".present-bar .slider").waitFor();
    expect(await page.locator(".slider").count()).toBe(1);
    expect(await page.locator(".readout").count()).toBe(0);
    await page.keyboard.press("Escape");
    await page.locator(".readout").waitFor();
  });
});
