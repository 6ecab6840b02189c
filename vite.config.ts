import { resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { OBSERVABLES } from "./equations/vocabulary/observables.js";
import { PARAMETERS } from "./equations/vocabulary/parameters.js";
import { colorScale } from "./src/report/drawing/colorScale.js";
import { mathText } from "./src/report/drawing/mathText.js";
import { thumbnail } from "./src/web/build/thumbnails.js";
import { EQUATIONS, equationKey } from "./src/web/page/equationTable.js";
import { PRESETS } from "./src/web/page/presets.js";
import { ROW_TEX } from "./src/web/page/readoutRows.js";
import { SYMBOLS, symbolKey } from "./src/web/page/symbolTable.js";
import { AXIS_LABELS } from "./src/web/plot/axisLabels.js";
import { BANDS } from "./src/web/plot/heatDrawing.js";
import { labelShapes } from "./src/web/plot/labelShapes.js";

const NAME = "virtual:typeset";

/** Typesets labels and equations and draws thumbnails while the page is built: the page ships outlines, and no typesetter. */
function typeset(): Plugin {
  const resolved = `\0${NAME}`;
  return {
    name: "typeset",
    resolveId: (id) => (id === NAME ? resolved : undefined),
    load: async (id) => (id === resolved ? await typesetModule() : undefined),
  };
}

async function typesetModule(): Promise<string> {
  const formulas = [
    ...EQUATIONS.map((equation) => [equationKey(equation), equation.tex] as const),
    ...SYMBOLS.map((symbol) => [symbolKey(symbol), symbol.tex] as const),
    ...inlineTex().map((tex) => [tex, tex] as const),
  ];
  const labels = labelShapes([
    ...AXIS_LABELS.map((label) => [label, mathText(label)] as const),
    ...formulas.map(([name, tex]) => [name, mathText(`$\\displaystyle ${tex}$`)] as const),
  ]);
  const { color } = colorScale([0, 1], "linear");
  const colors = Array.from({ length: BANDS }, (_, band) => color((band + 0.5) / BANDS));
  const thumbnails = await Promise.all(PRESETS.map(async ({ name, state }) => [name, await thumbnail(state)] as const));
  return [
    `export const THUMBNAILS = ${JSON.stringify(Object.fromEntries(thumbnails))};`,
    `export const LABELS = ${JSON.stringify(labels)};`,
    `export const HEAT_COLORS = ${JSON.stringify(colors)};`,
  ].join("\n");
}

/** Mathematics in the labels of controls and of the table of values. */
function inlineTex(): readonly string[] {
  const entries = [...Object.values(OBSERVABLES), ...Object.values(PARAMETERS)];
  return [...ROW_TEX, "\\eta", "\\lambda_0", ...entries.flatMap(({ tex }) => (tex === undefined ? [] : [tex]))];
}

/** The explorer as static files: `npm run build:web`. Paths are relative, so that it works below any address. */
export default defineConfig({
  root: resolve(import.meta.dirname, "src/web"),
  base: "./",
  publicDir: false,
  plugins: [typeset()],
  worker: { format: "es", rolldownOptions: { checks: { bundlerTimings: false } } },
  build: {
    outDir: resolve(import.meta.dirname, "dist/web"),
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    // The page is one script with its typeset formulas; test/web/takeaway.test.ts limits its weight.
    chunkSizeWarningLimit: 1000,
    // A build on a slow machine prints no warning about the time of its plugins.
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
});
