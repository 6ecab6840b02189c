import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import type { SolutionRecord } from "../../src/solver/record.js";
import { grid } from "../../src/sweep/grid.js";
import { DEFAULT_SETTINGS, pointInputOf } from "../../src/web/state/curveSettings.js";
import { VIEW_NAMES, type ViewName } from "../../src/web/views.js";
import { CHROMIUM, picture, redrawn, startFrom, tell, unfold, WITHOUT_CHROMIUM } from "./chromium.js";
import { describeExplorer } from "./describeExplorer.js";
import { capacity, curveRecords, pointRecord } from "./libraryNumbers.js";

test.runIf(CHROMIUM === undefined)("the explorer needs a browser to be tested in", () => {
  tell(WITHOUT_CHROMIUM);
});

describeExplorer("the explorer in a browser", ({ open }) => {
  /** The table of values, with all digits. */
  const table = async (page: Page): Promise<Record<string, string>> => {
    await page.getByLabel("all digits").check();
    await page.locator('[data-name="generalizationError"]').waitFor();
    await unfold(page);
    const rows = await page.locator(".readout tr[data-name]").all();
    const pairs = rows.map(async (row) => [
      await row.getAttribute("data-name"),
      await row.locator(".value").innerText(),
    ]);
    return Object.fromEntries((await Promise.all(pairs)) as [string, string][]);
  };
  /** The same from a record of the library. */
  const tableOf = (record: SolutionRecord): Record<string, string> => {
    const written = (value: number | null | undefined, none: string): string =>
      value === null || value === undefined ? none : String(value);
    const { overlaps, conjugates, generalizationError, memorizationError, ruleTrainingError, trainingError } = record;
    const { trainingLoss, norm, margin, freeEnergy } = record;
    const shown = {
      generalizationError,
      memorizationError,
      ruleTrainingError,
      trainingError,
      trainingLoss,
      norm,
      margin,
      freeEnergy,
    };
    return {
      ...Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, written(value, "—")])),
      m: written(overlaps?.m, "—"),
      q: written(overlaps?.q, "—"),
      V: written(overlaps?.V, "∞"),
      ...Object.fromEntries(Object.entries(conjugates ?? {}).map(([name, value]) => [name, written(value, "—")])),
      status: record.status,
      regime: record.regime,
    };
  };

  const drawsView = async (view: ViewName): Promise<void> => {
    const page = await open();
    if (view !== "trade-off") {
      const before = await picture(page);
      await page.locator(`[data-view="${view}"]`).click();
      await redrawn(page, before);
    }
    await page.waitForFunction(() => !document.querySelector(".status")?.textContent.includes("…"));
    expect(await page.locator(`[data-view="${view}"]`).getAttribute("aria-current")).toBe("page");
    expect(await picture(page)).not.toMatch(/NaN|undefined|Infinity/);
    expect(await page.locator(".plot > svg path").count()).toBeGreaterThan(4);
    expect(await page.locator(".readout tr[data-name]").count()).toBeGreaterThan(3);
    expect(await page.locator(".equations li").count()).toBeGreaterThan(1);
    expect(await page.locator(".help.wrong").count()).toBe(0);
  };
  const often: readonly ViewName[] = ["trade-off", "time", "map"];
  test.each(often)("draws the view %s, and the table beside it", drawsView);
  test.each(VIEW_NAMES.filter((view) => !often.includes(view)))(
    "draws the view %s, and the table beside it",
    { tags: ["slow"] },
    drawsView,
  );

  test.each([
    ["", DEFAULT_SETTINGS],
    ["model=kernel&activation=relu&lambda=0", { ...DEFAULT_SETTINGS, model: "kernel", activation: "relu", lambda: 0 }],
    [
      "model=rf&loss=square&activation=tanh&kappa=1.7",
      { ...DEFAULT_SETTINGS, model: "rf", loss: "square", activation: "tanh", kappa: 1.7 },
    ],
    [
      "model=kernel&featureKind=rbf&bandwidth=2&lambda=Infinity&loss=logistic",
      { ...DEFAULT_SETTINGS, model: "kernel", featureKind: "rbf", bandwidth: 2, lambda: Infinity, loss: "logistic" },
    ],
  ] as const)("shows the library's numbers to the last digit: %s", async (address, settings) => {
    const page = await open(`view=alpha&best=0&${address}`);
    const record = await pointRecord(pointInputOf(settings));
    expect(await table(page)).toMatchObject(tableOf(record));
  });

  test("shows the numbers of raf curve under the keys that walk along it", async () => {
    const page = await open("model=rf");
    await page.getByLabel("all digits").check();
    await unfold(page);
    await page.locator(".plot").focus();
    await page.keyboard.press("Home");
    for (let step = 0; step < 3; step++) await page.keyboard.press("PageUp");
    const input = pointInputOf({ ...DEFAULT_SETTINGS, model: "rf" });
    const range = { from: 1e-5, to: 1e5, spacing: "log", limits: true } as const;
    const records = await curveRecords(input, "lambda", range);
    const value = grid(range.from, range.to, 200, "log")[29] ?? Number.NaN;
    await page.locator(".readout h2", { hasText: Number(value.toPrecision(4)).toString() }).waitFor();
    expect(await table(page)).toMatchObject(tableOf(records[30]!));
    await page.keyboard.press("Escape");
    await page.locator(".readout h2", { hasText: "At λ = 0.1" }).waitFor();
  });

  test("shows the capacity of the library", async () => {
    const page = await open("view=capacity&epsilon=0.2");
    const alpha = await capacity(pointInputOf(DEFAULT_SETTINGS), 0.2);
    await page.getByLabel("all digits").check();
    const shown = page.locator('[data-name="alpha"] .value');
    expect(await shown.innerText()).toBe(String(alpha));
  });

  test("reads the point under the pointer, above the picture and beside it", async () => {
    const page = await open("view=lambda&model=kernel");
    const box = await page.locator(".plot").boundingBox();
    await page.mouse.move(box!.x + 400, box!.y + 200);
    await page.locator(".status .seen", { hasText: /^At λ = .*Egen 0\.2\d+$/ }).waitFor();
    expect(await page.locator(".status .spoken").innerText()).toMatch(/: generalization error 0\.2\d+$/);
    expect(await page.locator(".cursor").count()).toBe(1);
    await page.mouse.move(5, 5);
    await page.locator(".cursor").waitFor({ state: "detached" });
  });

  test.each([
    ["alpha", "model=rf&featureKind=gamma"],
    ["epsilon", "model=rf&featureKind=gamma"],
    ["lambda", "view=alpha"],
    ["gamma", "model=kernel&featureKind=gamma"],
    ["bandwidth", "model=kernel&featureKind=rbf"],
    ["kappa", "model=rf"],
  ])(
    "moves its curve with the knob %s: by the slider's keys, by what is typed, and back by its reset",
    async (knob, address) => {
      const page = await open(`best=0&${address}`);
      const first = await picture(page);
      const field = page.locator(`#${knob}-field`);
      const opening = await field.inputValue();
      await page.locator(`[data-knob="${knob}"] .slider`).press("ArrowRight");
      await redrawn(page, first);
      const second = await picture(page);
      expect(await field.inputValue()).not.toBe(opening);
      await field.fill("1/3");
      await redrawn(page, second);
      expect(await page.locator(`[data-knob="${knob}"] .slider`).getAttribute("aria-valuetext")).toBe("1/3");
      await page.locator(`[data-knob="${knob}"] .reset`).click();
      await page.waitForFunction((old) => document.querySelector(".plot > svg")?.innerHTML === old, first);
    },
  );

  test("says beside the knob what is wrong with what was typed, and the last valid curve stays", async () => {
    const page = await open("model=rf");
    const before = await picture(page);
    await page.locator("#kappa-field").fill("-2");
    expect(await page.locator('[data-knob="kappa"] [role="alert"]').innerText()).toBe(
      "kappa must lie in (0, Infinity); got -2. For the limit of infinitely many features use the kernel model",
    );
    await page.locator("#alpha-field").fill("many");
    expect(await page.locator('[data-knob="alpha"] [role="alert"]').innerText()).toContain('cannot be "many"');
    expect(await picture(page)).toBe(before);
    await page.locator("#kappa-field").fill("3");
    await redrawn(page, before);
    expect(await page.locator('[data-knob="kappa"] [role="alert"]').count()).toBe(0);
  });

  test.each([
    ["loss", "-u^2", "convex functions of u"],
    ["loss", "1-u)", "or an expression in u"],
    ["features", "cos(x)", "functions with a linear part"],
  ])("says beside the %s that %s is refused, and the last valid curve stays", async (knob, text, message) => {
    const page = await open("model=kernel&best=0");
    const before = await page.locator(".plot > svg path[stroke-width]").count();
    const choice = page.locator(`#${knob}-choice`);
    await choice.selectOption({ label: knob === "loss" ? "expression in u …" : "activation, expression in x …" });
    await page.locator(`#${knob}-expression`).fill(text);
    await page.locator(`#${knob}-expression`).press("Enter");
    await page.locator(`[data-knob="${knob}"] [role="alert"]`, { hasText: message }).waitFor();
    await page.locator(".status", { hasText: "the last valid curve stays" }).waitFor();
    expect(await page.locator(".plot > svg path[stroke-width]").count()).toBe(before);
  });

  test.each([
    ["hinge", 4],
    ["square", 5],
  ])(
    "reproduces Figure 1, %s loss, by its knobs in %d steps: the very picture and the library's numbers",
    async (loss, most) => {
      const [byHand, preset] = [await open(), await open()];
      let steps = 0;
      const step = async (action: () => Promise<unknown>): Promise<void> => {
        steps += 1;
        await action();
        await byHand.waitForFunction(() => !document.querySelector(".status .seen")?.textContent.includes("…"));
      };
      const pin = (): Promise<void> => byHand.getByText("Pin", { exact: true }).click();
      if (loss !== "hinge") await step(() => byHand.locator("#loss-choice").selectOption(loss));
      await step(pin);
      await step(() => byHand.getByText("kernel", { exact: true }).click());
      await step(pin);
      await step(() => byHand.locator("#features-choice").selectOption("relu"));
      expect(steps).toBe(most);
      await startFrom(preset, `Figure 1, ${loss} loss`);
      await preset.waitForFunction(() => document.querySelectorAll(".curves li").length === 3);
      await preset.waitForFunction(() => !document.querySelector(".status .seen")?.textContent.includes("…"));
      await expect
        .poll(async () => (await picture(byHand)) === (await picture(preset)), { timeout: 200_000 })
        .toBe(true);
      // Bayes-optimal, best lambda of each curve, both limits of each, and the knob's lambda.
      const legend = await byHand.locator(".marks li > .spoken").allTextContents();
      expect(legend.slice(0, 5)).toEqual([
        "best λ: least generalization error",
        "λ → 0⁺",
        "λ → ∞",
        "current λ",
        "Bayes-optimal generalization error",
      ]);
      const settings = { ...DEFAULT_SETTINGS, loss, model: "kernel" as const, activation: "relu" };
      const record = await pointRecord(pointInputOf(settings));
      expect(await table(byHand)).toMatchObject(tableOf(record));
    },
  );
});
