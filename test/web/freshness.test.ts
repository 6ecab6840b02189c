import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { copiedCommand, said, saved, solved, WITH_CLIPBOARD } from "./chromium.js";
import { describeExplorer } from "./describeExplorer.js";

/** Losses that are slow enough for a reader to look at the table before all is solved. */
const SLOW = "model=kernel&best=0&loss=relu(1-u)^2";
/** Many kinks: a curve of it takes long enough that the page says so. */
const OTHER = `relu(1-u)^2/2+${Array.from({ length: 20 }, (_, k) => `relu(${k}/4-u)`).join("+")}`;

describeExplorer("the explorer, while it solves", ({ open }) => {
  test("shows no values of the last learner as those of the new one: they are marked until the new are there, which is first", async () => {
    const page = await open(SLOW);
    const old = await page.locator('[data-name="generalizationError"] .value').innerText();
    await page.evaluate((stale) => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      // A curve that waits for the next one is paler, and still the old one.
      const drawing = (): string | undefined =>
        document.querySelector(".plot > svg")?.innerHTML.replace(/ opacity="[^"]*"/g, "");
      const drawn = drawing();
      const record = (): void => {
        const table = document.querySelector(".readout");
        const value = table?.querySelector('[data-name="generalizationError"] .value')?.textContent;
        const copies = table?.querySelector<HTMLButtonElement>(".buttons button")?.disabled === false;
        if (value !== stale) seen.push("new");
        else if (drawing() !== drawn) seen.push("old beside the new curve");
        else if (table?.getAttribute("aria-busy") !== "true") seen.push("old and unmarked");
        else seen.push(copies ? "old and copied" : "old and marked");
        requestAnimationFrame(record);
      };
      document.querySelector("#loss-expression")?.addEventListener("input", () => setTimeout(record, 450));
    }, old);
    await page.locator("#loss-expression").fill(OTHER);
    await page.locator('.readout:not(.old) [data-name="generalizationError"] .value', { hasNotText: old }).waitFor();
    await solved(page);
    const seen = await page.evaluate(() => (window as Window & { readonly seen?: readonly string[] }).seen);
    expect([...new Set(seen)].filter((state) => state !== "old and marked")).toEqual(["new"]);
    expect(await page.locator(".readout").getAttribute("aria-busy")).toBe("false");
  });

  test("marks the values of the last knobs that were solved when the new ones are refused, and copies none", async () => {
    const page = await open("best=0");
    await page.locator("#loss-choice").selectOption({ label: "expression in u …" });
    await page.locator("#loss-expression").fill("-u^2");
    await page.locator(".readout.old .delay", { hasText: "not solved" }).waitFor();
    expect(await page.getByText("Copy as JSON").isDisabled()).toBe(true);
    await page.locator("#loss-choice").selectOption("hinge");
    await page.locator(".readout:not(.old)").waitFor();
    expect(await page.getByText("Copy as JSON").isEnabled()).toBe(true);
  });

  test("saves the CSV of a solved curve while its references are still sought, and says that it prepares it", async () => {
    // A loss with sharp bends takes milliseconds a point, and its references hundreds of points a curve.
    const loss = encodeURIComponent("sqrt((1-u)^2+1e-6)+sqrt(u^2+1e-6)+sqrt((2-u)^2+1e-6)");
    const page = await open(`view=alpha&loss=${loss}&lambda=0.1&model=kernel`, {}, { hasText: "references" });
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV", exact: true }).click();
    await said(page, "Preparing the CSV");
    const csv = readFileSync(await (await download).path(), "utf8");
    expect(csv.trimEnd().split("\n")).toHaveLength(201);
    // The references are still to come: the file did not wait for them.
    await page.locator(".status .seen", { hasText: "references" }).waitFor();
  });

  test("says what was copied only while that is shown", async () => {
    const page = await open("best=0", WITH_CLIPBOARD);
    await copiedCommand(page);
    await page.locator(".status .seen", { hasText: "Copied the command" }).waitFor();
    await page.locator('[data-knob="epsilon"] .slider').press("ArrowRight");
    await page.locator(".status .seen", { hasText: /points/ }).waitFor();
  });

  test("says at the expression what is wrong with an expression: an argument, a text that is none, nothing at all", async () => {
    const page = await open("best=0&model=kernel&featureKind=kernel");
    const help = page.locator("#features-help");
    for (const eta of ["0", "1000"]) {
      await page.locator("#features-expression").fill(`rbf(${eta})`);
      await help.filter({ hasText: `eta must lie in (0, 700); got ${eta}` }).waitFor();
      expect(await page.locator("#bandwidth-help.wrong").count()).toBe(0);
    }
    await page.locator("#features-expression").fill("");
    await help.filter({ hasText: "enter an expression" }).waitFor();
    await page.locator("#features-expression").fill("rbf(2)");
    await help.and(page.locator(":not(.wrong)")).waitFor();
    for (const typed of ["2^3", "sqrt(2)", "1,5", "abc"]) {
      await page.locator("#alpha-field").fill(typed);
      await page
        .locator("#alpha-help", { hasText: `alpha cannot be "${typed}"; allowed: numbers in (0, Infinity)` })
        .waitFor();
    }
  });

  test("takes a typed expression and keeps what is done before its rest is over: knobs, view and pin", async () => {
    const page = await open("best=0");
    await page.locator("#loss-choice").selectOption({ label: "expression in u …" });
    await solved(page);
    const expression = page.locator("#loss-expression");
    await expression.fill("relu(1-u)^2");
    // Nothing takes the focus from the field: it is the page itself that must not be that of before.
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>("#alpha-field");
      if (field === null) return;
      field.value = "3";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      document.querySelector<HTMLElement>('[data-view="alpha"]')?.click();
    });
    await page.waitForURL(/loss=relu/);
    await solved(page);
    expect(await page.locator("#alpha-field").inputValue()).toBe("3");
    expect(await page.locator(".tabs [aria-current]").innerText()).toBe("Learning curve");
    await expression.fill("relu(1-u)^2/2");
    await page.getByText("Pin", { exact: true }).click();
    expect(await page.getByLabel("Label of curve 1").inputValue()).toBe("perceptron, relu(1-u)^2/2");
  });

  test("calls the curve that stays after a refusal what it is, in the legend, the command and the files, and pins nothing", async () => {
    const page = await open("best=0&model=kernel", WITH_CLIPBOARD);
    await page.locator("#loss-choice").selectOption({ label: "expression in u …" });
    await page.locator("#loss-expression").fill("-u^2");
    await page.locator(".status .seen", { hasText: "the last valid curve stays" }).waitFor();
    const label = await page.locator(".curves .current .curve-label").innerText();
    expect(label).not.toContain("-u^2");
    expect(await page.locator(".plot").getAttribute("aria-label")).toContain(label);
    expect(await page.locator(".pin").isDisabled()).toBe(true);
    expect(await page.locator(".pin").getAttribute("title")).toContain("convex functions of u");
    expect(await copiedCommand(page)).not.toContain("-u^2");
    expect((await saved(page, "SVG")).toString()).toContain(label);
    expect((await saved(page, "CSV")).toString().trimEnd().split("\n")).toHaveLength(203);
    // The next question is not answered with what was said of this one.
    await page.evaluate(() => {
      const alerts: string[] = [];
      Object.assign(window, { alerts });
      new MutationObserver(() => {
        if (document.querySelector(".status .seen")?.textContent.includes("Solving") !== true) return;
        const alert = document.querySelector('[data-knob="loss"] [role="alert"]');
        alerts.push(alert?.textContent ?? "none");
      }).observe(document, { subtree: true, childList: true, characterData: true });
    });
    await page.locator("#loss-expression").fill(OTHER);
    await page.locator("#loss-expression").press("Enter");
    await page.locator(".curves .current", { hasText: OTHER }).waitFor();
    await solved(page);
    const alerts = await page.evaluate(() => (window as Window & { readonly alerts?: readonly string[] }).alerts);
    expect(new Set(alerts)).toEqual(new Set(["none"]));
  });

  test("has nothing to take away where there is no curve, and copies the address of the moment", async () => {
    const page = await open("loss=-u^2&best=0", WITH_CLIPBOARD, { hasText: "Not solved (loss)" });
    for (const name of ["Copy command", "CSV", "SVG", "PNG"]) {
      expect(await page.getByRole("button", { name, exact: true }).isDisabled()).toBe(true);
    }
    const link = await page.evaluate(async () => {
      const field = document.querySelector<HTMLInputElement>("#alpha-field");
      if (field === null) return "";
      field.value = "3.25";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await Promise.resolve();
      document.querySelector<HTMLElement>(".toolbar button")?.click();
      await new Promise((resolve) => setTimeout(resolve, 20));
      return await navigator.clipboard.readText();
    });
    expect(link).toContain("alpha=3.25");
  });

  test("draws a named loss within seconds after an expression with a point that takes half a minute", async () => {
    const page = await open("best=0&bayes=0");
    await page.locator("html[data-ready]").waitFor();
    await page.locator("#loss-choice").selectOption({ label: "expression in u …" });
    await page.locator("#loss-expression").fill("exp(exp(-u))");
    await page.locator("#loss-expression").press("Enter");
    await said(page, "Solving");
    await page.waitForTimeout(3000);
    const begun = Date.now();
    await page.locator("#loss-choice").selectOption("hinge");
    await page.locator(".curves .current", { hasText: "hinge" }).waitFor();
    await solved(page);
    // The point is given up, and not waited for.
    expect(Date.now() - begun).toBeLessThan(15_000);
  });
});
