import { expect, test } from "vitest";
import { symbolsInHtml, symbolsInSvg, symbolsInWords } from "../../../src/web/plot/errorSymbols.js";

const LABEL = "at λ < 1: E_gen 0.2, E_mem 0.1";

test("symbolsInHtml sets errors as on the axes, and lets no markup of a label through", () => {
  expect(symbolsInHtml(LABEL)).toBe("at λ &lt; 1: <i>E</i><sub>gen</sub> 0.2, <i>E</i><sub>mem</sub> 0.1");
  expect(symbolsInHtml("<b>mine</b>")).toBe("&lt;b&gt;mine&lt;/b&gt;");
});

test("symbolsInSvg lowers what is below and lifts what follows by the same", () => {
  const svg = symbolsInSvg(LABEL, 10);
  expect(svg.replace(/<[^>]*>/g, "")).toBe("at λ &lt; 1: Egen 0.2, Emem 0.1");
  const shifts = [...svg.matchAll(/dy="([^"]*)"/g)].map(([, shift]) => Number(shift));
  expect(shifts).toHaveLength(4);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBe(0);
  expect(symbolsInSvg("no error here", 10)).toBe("no error here");
});

test("symbolsInWords says what a symbol means", () => {
  expect(symbolsInWords(LABEL)).toBe("at λ < 1: generalization error 0.2, memorization error 0.1");
});
