import { expect, test } from "vitest";
import { labelHtml, labelSvg, labelTex, labelWords } from "../../../src/web/plot/labelText.js";

const LABEL = "at λ < 1: E_gen 0.2, E_mem 0.1";

test("labelHtml sets errors as on the axes, and lets no markup of a label through", () => {
  expect(labelHtml(LABEL)).toBe("at λ &lt; 1: <i>E</i><sub>gen</sub> 0.2, <i>E</i><sub>mem</sub> 0.1");
  expect(labelHtml("<b>mine</b>")).toBe("&lt;b&gt;mine&lt;/b&gt;");
});

test("labelSvg lowers what is below and lifts what follows by the same", () => {
  const svg = labelSvg(LABEL, 10);
  expect(svg.replace(/<[^>]*>/g, "")).toBe("at λ &lt; 1: Egen 0.2, Emem 0.1");
  const shifts = [...svg.matchAll(/dy="([^"]*)"/g)].map(([, shift]) => Number(shift));
  expect(shifts).toHaveLength(4);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBe(0);
  expect(labelSvg("no error here", 10)).toBe("no error here");
});

test("labelWords says what a symbol means", () => {
  expect(labelWords(LABEL)).toBe("at λ < 1: generalization error 0.2, memorization error 0.1");
});

test("labelTex sets errors and letters as the axes do, and leaves words alone", () => {
  expect(labelTex("best λ: least E_gen")).toBe("best $\\lambda$: least $E_{\\mathrm{gen}}$");
  expect(labelTex("current t")).toBe("current $t$");
  expect(labelTex("current κ⋆")).toBe("current $\\kappa_\\star$");
  expect(labelTex("k → ∞")).toBe("$k$ → ∞");
  expect(labelTex("t.csv, ± standard error")).toBe("t.csv, ± standard error");
  expect(labelTex("not solved")).toBe("not solved");
});
