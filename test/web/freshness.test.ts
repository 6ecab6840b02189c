import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { copiedCommand, solved, WITH_CLIPBOARD } from "./chromium.js";
import { describeExplorer } from "./describeExplorer.js";

/** Losses that are slow enough for a reader to look at the table before all is solved. */
const SLOW = "model=kernel&loss=sqrt(1%2B(1-u)^2)";
const OTHER = "relu(1-u)^2/2+relu(1-u)";

describeExplorer("the explorer, while it solves", ({ open }) => {
  test("shows no values of the last learner as those of the new one: they are marked until the new are there, which is first", async () => {
    const page = await open(SLOW);
    const old = await page.locator('[data-name="generalizationError"] .value').innerText();
    await page.evaluate((stale) => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const drawn = document.querySelector(".plot > svg")?.innerHTML;
      const look = (): void => {
        const table = document.querySelector(".readout");
        const value = table?.querySelector('[data-name="generalizationError"] .value')?.textContent;
        const copies = table?.querySelector<HTMLButtonElement>("button")?.disabled === false;
        if (value !== stale) seen.push("new");
        else if (document.querySelector(".plot > svg")?.innerHTML !== drawn) seen.push("old beside the new curve");
        else if (table?.getAttribute("aria-busy") !== "true") seen.push("old and unmarked");
        else seen.push(copies ? "old and copied" : "old and marked");
        requestAnimationFrame(look);
      };
      document.querySelector("#loss-expression")?.addEventListener("input", () => setTimeout(look, 450));
    }, old);
    await page.locator("#loss-expression").fill(OTHER);
    await page.locator('.readout:not(.old) [data-name="generalizationError"] .value', { hasNotText: old }).waitFor();
    await solved(page);
    const seen = await page.evaluate(() => (window as unknown as { readonly seen: readonly string[] }).seen);
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
    const page = await open("view=alpha&loss=logistic&lambda=0&model=kernel", {}, { hasText: "references" });
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV", exact: true }).click();
    await page.locator(".status .seen", { hasText: /Preparing the CSV|Saved raf-explorer.csv/ }).waitFor();
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
    await page.locator(".status .seen", { hasText: /points/ }).waitFor({ timeout: 1500 });
  });

  test("says at the expression what is wrong with an expression: an argument, a text that is none, nothing at all", async () => {
    const page = await open("best=0&model=kernel&featureKind=kernel");
    const help = page.locator("#features-help");
    for (const eta of ["0", "1000"]) {
      await page.locator("#features-expression").fill(`rbf(${eta})`);
      await help.filter({ hasText: `eta must lie in (0, 700); got ${eta}` }).waitFor();
      expect(await page.locator("#eta-help.wrong").count()).toBe(0);
    }
    await page.locator("#features-expression").fill("");
    await help.filter({ hasText: "an expression is missing" }).waitFor();
    await page.locator("#features-expression").fill("rbf(2)");
    await help.and(page.locator(":not(.wrong)")).waitFor();
    for (const typed of ["2^3", "sqrt(2)", "1,5", "abc"]) {
      await page.locator("#alpha-field").fill(typed);
      await page
        .locator("#alpha-help", { hasText: `alpha cannot be "${typed}"; allowed: numbers in (0, Infinity)` })
        .waitFor();
    }
  });
});
