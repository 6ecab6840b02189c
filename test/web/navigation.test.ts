/** @module-tag slow */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { copiedCommand, picture, redrawn, solved, startFrom, WITH_CLIPBOARD } from "./chromium.js";
import { describeExplorer } from "./describeExplorer.js";

describeExplorer("the explorer, found one's way in", ({ open }) => {
  test("has every view and every start in the browser's history: back and forward lead there, knobs and all", async () => {
    const page = await open("best=0");
    const current = page.locator(".tabs [aria-current]");
    await page.locator("#alpha-field").fill("3");
    await page.locator('[data-view="alpha"]').click();
    await solved(page);
    await page.locator("#epsilon-field").fill("0.25");
    await startFrom(page, "Figure 1, square loss");
    await solved(page);
    expect(await page.locator(".curves li").count()).toBe(3);
    await page.goBack();
    await page.locator(".tabs [aria-current]", { hasText: "Learning curve" }).waitFor();
    expect(await page.locator("#epsilon-field").inputValue()).toBe("0.25");
    expect(await page.locator(".curves li").count()).toBe(1);
    await page.goBack();
    await page.locator(".tabs [aria-current]", { hasText: "Trade-off" }).waitFor();
    expect(await page.locator("#alpha-field").inputValue()).toBe("3");
    await page.goForward();
    await page.locator(".tabs [aria-current]", { hasText: "Learning curve" }).waitFor();
    await solved(page);
    expect(await current.count()).toBe(1);
  });

  test("begins with students, whose teacher has knobs of its own that no other learner has, and refuses slow students", async () => {
    const page = await open("best=0&view=alpha", WITH_CLIPBOARD);
    const knobs = page.locator(
      '[data-knob="teacher"], [data-knob="teacherLambda"], [data-knob="inputs"], [data-knob="fraction"]',
    );
    expect(await knobs.count()).toBe(0);
    await startFrom(page, "Distillation");
    await solved(page);
    expect(await knobs.count()).toBe(4);
    const before = await picture(page);
    await page.locator("#teacher-choice").selectOption("square");
    await redrawn(page, before);
    await page.locator("#teacherLambda-field").fill("0.02");
    await page.locator("#inputs-choice").selectOption("fresh");
    await solved(page);
    expect(await copiedCommand(page)).toContain(
      "--inputs fresh --activation relu --kappa 1 --teacher loss=square,lambda=0.02 --over fraction",
    );
    await page.locator("#loss-choice").selectOption("logistic");
    await page.locator("#loss-help.wrong", { hasText: "raf curve draws them" }).waitFor();
    await page.locator("#loss-choice").selectOption("square");
    await page.locator('[data-view="lambda"]').click();
    await page.getByRole("checkbox", { name: "teacher" }).uncheck();
    await solved(page);
    expect(await knobs.count()).toBe(0);
  });

  test.each([
    ["kappa", "", "Double descent: model set to random features, only they have κ"],
    ["gamma", "", "Kernel angle: model set to kernel, a perceptron has no kernel angle"],
    ["capacity", "model=kernel", "Capacity: model set to perceptron, a kernel separates labels at every α"],
    ["kappa", "model=kernel&featureKind=rbf", "features set to erf: random features take an activation, and no kernel"],
  ])("says what it changed for the view %s, until the next change", async (view, address, notice) => {
    const page = await open(`best=0&${address}`);
    await page.locator(`[data-view="${view}"]`).click();
    await page.locator(".status.noticed .seen", { hasText: notice }).waitFor();
    await solved(page);
    expect(await page.locator(".status .seen").innerText()).toContain(notice);
    await page.locator('[data-knob="epsilon"] .slider').press("ArrowRight");
    await page.locator(".status:not(.noticed)").waitFor();
  });

  test("has pinned curves again after a look at the map, which saves its own learner alone", async () => {
    const page = await open("best=0&bayes=0&model=kernel");
    await page.getByText("Pin", { exact: true }).click();
    await page.locator("#epsilon-field").fill("0.3");
    await solved(page);
    const before = await picture(page);
    await page.locator('[data-view="map"]').click();
    await solved(page);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByText("CSV", { exact: true }).click(),
    ]);
    const lines = readFileSync(await download.path(), "utf8")
      .trim()
      .split("\n");
    expect(lines[0]).toMatch(/^alpha,lambda,/);
    expect(new Set(lines.map((line) => line.split(",").length)).size).toBe(1);
    await page.locator('[data-view="trade-off"]').click();
    await solved(page);
    expect(await picture(page)).toBe(before);
  });

  test("says of a pinned curve that it has no place in a view", async () => {
    const page = await open("best=0&model=kernel");
    await page.getByText("Pin", { exact: true }).click();
    await page.locator('[data-view="capacity"]').click();
    await solved(page);
    await page.locator(".curves .absent", { hasText: "not in this view" }).waitFor();
    expect(await page.locator(".curves .absent").innerText()).toContain("A kernel separates labels at every alpha");
  });

  test("keeps what was typed while it means the value, in knobs and ranges, and uses the exact number", async () => {
    const page = await open("view=alpha&best=0");
    const alpha = page.locator("#alpha-field");
    await alpha.fill("2/(1-epsilon)");
    await page.getByLabel("alpha to").fill("1e2/3");
    await page.waitForURL(/to=33\.33333333333333[0-9]/);
    expect(await alpha.inputValue()).toBe("2/(1-epsilon)");
    expect(await page.getByLabel("alpha to").inputValue()).toBe("1e2/3");
    // The text no longer means the value: the value is shown.
    await page.locator("#epsilon-field").fill("0.2");
    await solved(page);
    expect(await alpha.inputValue()).toBe("20/9");
    await page.locator("#lambda-field").fill("0.1234567890123456");
    await page.waitForURL(/lambda=0\.1234567890123456/);
    expect(await page.locator("#lambda-field").inputValue()).toBe("0.1234567890123456");
  });

  test("forgets what was refused where its knob was typed into when another page comes, and pins nothing meanwhile", async () => {
    const page = await open("best=0");
    await page.getByText("Pin", { exact: true }).click();
    const [alpha, pin] = [page.locator("#alpha-field"), page.locator(".pin")];
    const opening = await alpha.inputValue();
    const comes = [
      () => startFrom(page, "Figure 1, hinge loss"),
      () => page.goBack(),
      () => page.locator('[data-view="lambda"]').click(),
      () => page.getByLabel(/^Take the knobs of/).click(),
    ];
    for (const come of comes) {
      await alpha.fill("-1");
      await page.locator("#simulate-seed").fill("1.5");
      await page.locator('.pin:disabled[title*="alpha must lie in (0, Infinity); got -1"]').waitFor();
      await page.locator(".simulation .wrong", { hasText: "seed must be" }).waitFor();
      await come();
      await page.locator("#alpha-help:not(.wrong)").waitFor();
      expect(await alpha.inputValue()).toBe(opening);
      expect(await alpha.getAttribute("aria-invalid")).toBe("false");
      await expect.poll(() => pin.isEnabled()).toBe(true);
      expect(await page.locator("#simulate-seed").inputValue()).toBe("1");
    }
  });

  test("forgets with another page an expression that was emptied and a range that was refused", async () => {
    const page = await open("view=alpha&best=0&loss=relu(1-u)");
    const loss = page.locator("#loss-expression");
    await page.getByText("Pin", { exact: true }).click();
    await loss.fill("");
    await page.getByLabel("alpha from").fill("-1");
    await page.locator('.pin:disabled[title*="enter an expression"]').waitFor();
    await page.getByLabel(/^Take the knobs of/).click();
    await page.locator(".pin:enabled").waitFor();
    expect(await loss.inputValue()).toBe("relu(1-u)");
    await expect.poll(() => page.getByLabel("alpha from").inputValue()).toBe("0.1");
  });

  test("opens on a loss that is refused with the reason where the curve would be, and draws when it is mended", async () => {
    const page = await open("loss=-u^2&best=0", {}, { hasText: "Not solved (loss)" });
    expect(await page.locator(".nothing").innerText()).toContain("convex functions of u");
    expect(await page.locator('[data-knob="loss"] [role="alert"]').innerText()).toContain("convex functions of u");
    await page.locator("#loss-choice").selectOption("hinge");
    await solved(page);
    expect(await page.locator(".nothing").count()).toBe(0);
  });

  test("opens on an address with ends that cannot be, says which, and says at the field why an end is refused", async () => {
    const page = await open("view=alpha&best=0&from=-5&to=30");
    expect(await page.locator(".status.noticed .seen").innerText()).toContain(
      "Ignored invalid parts of the address: from = -5",
    );
    expect(await page.getByLabel("alpha from").inputValue()).toBe("0.1");
    const help = page.locator("#range-help");
    for (const [typed, why] of [
      ["-1", "alpha from must lie in [1e-300, 1e+300]; got -1"],
      ["x", 'alpha from must be a number in [1e-300, 1e+300]; got "x"'],
      ["30", "alpha from must lie below alpha to = 30; got 30"],
    ] as const) {
      await page.getByLabel("alpha from").fill(typed);
      await help.filter({ hasText: why }).waitFor();
      expect(await page.getByLabel("alpha from").getAttribute("aria-invalid")).toBe("true");
      expect(await page.getByLabel("alpha from").getAttribute("aria-describedby")).toBe("range-help");
    }
    await page.getByLabel("alpha from").fill("1e-300");
    await help.filter({ hasText: /^$/ }).waitFor({ state: "attached" });
    await solved(page);
    expect(await page.locator(".plot").innerHTML()).not.toMatch(/NaN|Infinity/);
  });

  test("gives the learner of an address what its view needs, and does not offer a model that the view cannot show", async () => {
    const page = await open("view=gamma&best=0", WITH_CLIPBOARD);
    expect(await page.locator(".status.noticed .seen").innerText()).toContain("model set to kernel");
    expect(await copiedCommand(page)).toContain("--model kernel");
    const perceptron = page.locator('[data-knob="model"] label', { hasText: "perceptron" });
    expect(await perceptron.locator("input").isDisabled()).toBe(true);
    expect(await perceptron.getAttribute("title")).toBe("Kernel angle cannot show this model");
  });

  test("gives back with the browser's back button the curve that Edit replaced, and a pin that was removed", async () => {
    const page = await open("best=0");
    await page.getByText("Pin", { exact: true }).click();
    await page.locator("#epsilon-field").fill("0.3");
    await solved(page);
    await page.getByLabel(/^Take the knobs of/).click();
    await expect.poll(() => page.locator("#epsilon-field").inputValue()).toBe("0.1");
    await page.goBack();
    await expect.poll(() => page.locator("#epsilon-field").inputValue()).toBe("0.3");
    await page.getByLabel(/^Remove/).click();
    await expect.poll(() => page.locator(".curves li").count()).toBe(1);
    await page.goBack();
    await expect.poll(() => page.locator(".curves li").count()).toBe(2);
    await page.locator('[data-knob="epsilon"] .reset').click();
    await expect.poll(() => page.locator("#epsilon-field").inputValue()).toBe("0.1");
    await page.goBack();
    await expect.poll(() => page.locator("#epsilon-field").inputValue()).toBe("0.3");
  });

  test("goes on with the next pin when one is removed by keys, and shows no control without an effect", async () => {
    const page = await open("best=0");
    await startFrom(page, "Figure 1, hinge loss");
    await solved(page);
    const focused = (): Promise<string | null> =>
      page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
      );
    await page.getByLabel("Remove perceptron, hinge").press("Enter");
    await expect.poll(focused).toBe("Remove erf kernel, hinge");
    await page.keyboard.press("Enter");
    await expect.poll(focused).toBe("Pin");
    expect(await page.locator("#kappa-field").count()).toBe(0);
    // A quantity that is seen is not said a second time.
    expect(await page.locator('[data-name="margin"] th').innerText()).toBe("margin");
    expect(await page.locator('[data-name="margin"] .spoken').count()).toBe(0);
  });

  test("says why nothing can be simulated, what is wrong with a seed, and takes no range into the address that is the view's own", async () => {
    const page = await open("view=alpha&best=0&from=1");
    await page.locator("#simulate-seed").fill("1.5");
    await page.locator(".simulation .wrong", { hasText: "Seed 1 stays in use" }).waitFor();
    await page.locator("#simulate-seed").fill("5");
    await page.waitForURL(/seed=5/);
    expect(await page.locator(".simulation .wrong").count()).toBe(0);
    await page.getByLabel("alpha from").fill("1e-1");
    await page.waitForURL((url) => !url.hash.includes("from="));
    await page.locator('[data-view="map"]').click();
    await solved(page);
    const simulate = page.getByText("Simulate", { exact: true });
    expect(await simulate.isDisabled()).toBe(true);
    expect(await simulate.getAttribute("title")).toContain("A map is not simulated");
  });
});
