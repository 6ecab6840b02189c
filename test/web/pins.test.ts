import { expect, test } from "vitest";
import { saved, solved, startFrom } from "./chromium.js";
import { describeExplorer } from "./describeExplorer.js";

describeExplorer("the explorer's pins", ({ open }) => {
  test("says which pin a point lies on, in one line however long its name, and what one without a label is called", async () => {
    const page = await open("view=lambda&best=0&bayes=0");
    await page.getByText("Pin", { exact: true }).click();
    await page.locator("#epsilon-field").fill("0.4");
    await solved(page);
    const [title, label] = [page.locator(".readout h2"), page.getByLabel("Label of curve 1")];
    const height = (await title.boundingBox())?.height;
    const place = (await page.locator(".plot").boundingBox())!;
    const scrolledTo = (): Promise<number> => page.evaluate(() => scrollY);
    const scrolled = await scrolledTo();
    const read = async (): Promise<void> => {
      // The curves of less noise lie lower.
      await page.mouse.move(5, 5);
      await page.mouse.move(place.x + 400, place.y + place.height - 50);
    };
    await label.fill("mine");
    await read();
    await title.filter({ hasText: /^At λ = .*, mine$/ }).waitFor();
    await page.locator(".status .seen", { hasText: /^At λ = .*, mine: Egen/ }).waitFor();
    const long = "a long name of many words ".repeat(7);
    await label.fill(long);
    await read();
    await title.filter({ hasText: long.trim() }).waitFor();
    await page.locator(".status .seen", { hasText: /^At λ = .*, a long name .*…: Egen 0/ }).waitFor();
    expect((await title.boundingBox())?.height).toBe(height);
    // The field may lie below the window, and filling it scrolls there.
    expect((await page.locator(".plot").boundingBox())!.y + (await scrolledTo())).toBeCloseTo(place.y + scrolled, 0);
    await label.fill("");
    const name = "perceptron, hinge, ε = 0.1";
    await read();
    await title.filter({ hasText: name }).waitFor();
    await page.getByLabel(`Remove ${name}`).waitFor();
    expect((await saved(page, "CSV")).toString()).toContain(`\n"${name}",`);
    expect((await saved(page, "SVG")).toString()).toContain(name);
  });

  test("names its curves, takes new names into the address, and removes curves", async () => {
    const page = await open();
    await startFrom(page, "Figure 1, hinge loss");
    await solved(page);
    const labels = await page.locator(".curves input").all();
    expect(await Promise.all(labels.map((label) => label.inputValue()))).toEqual([
      "perceptron, hinge",
      "erf kernel, hinge",
    ]);
    await labels[0]!.fill("the perceptron");
    await page.waitForURL(/pin=label%3Dthe/);
    // A pin without a name of its own says what tells it apart from the curve of now.
    await page.locator("#epsilon-field").fill("0.15");
    await page.getByLabel("Remove erf kernel, hinge, ε = 0.1").click();
    expect(await page.locator(".curves li").count()).toBe(2);
  });
});
