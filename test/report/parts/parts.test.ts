/** @module-tag heavy */
import { expect, test } from "vitest";
import { standingOf } from "../../../src/report/agreementTable.js";
import { chart } from "../../../src/report/chart.js";
import type { PaperPart, PaperResult } from "../../../src/report/paperPart.js";
import { attack } from "../../../src/report/parts/attack.js";
import { capacity } from "../../../src/report/parts/capacity.js";
import { distillation } from "../../../src/report/parts/distillation.js";
import { doubleDescent } from "../../../src/report/parts/doubleDescent.js";
import { ensembles } from "../../../src/report/parts/ensembles.js";
import { epochs } from "../../../src/report/parts/epochs.js";
import { features } from "../../../src/report/parts/features.js";
import { figureFive } from "../../../src/report/parts/figureFive.js";
import { figureFour } from "../../../src/report/parts/figureFour.js";
import { figureOne } from "../../../src/report/parts/figureOne.js";
import { figureThree } from "../../../src/report/parts/figureThree.js";
import { figureTwo } from "../../../src/report/parts/figureTwo.js";
import { leastErrorsPart } from "../../../src/report/parts/leastErrors.js";
import { pareto } from "../../../src/report/parts/pareto.js";
import { phase } from "../../../src/report/parts/phase.js";
import { rank } from "../../../src/report/parts/rank.js";
import { rates } from "../../../src/report/parts/rates.js";
import { slowdown } from "../../../src/report/parts/slowdown.js";
import { stopping } from "../../../src/report/parts/stopping.js";
import { time } from "../../../src/report/parts/time.js";

const PARTS: readonly PaperPart[] = [
  figureOne,
  figureTwo,
  figureFour,
  figureFive,
  leastErrorsPart,
  rates,
  time,
  stopping,
  epochs,
  slowdown,
  attack,
  ensembles,
  rank,
];

/** Parts that take from five seconds to a minute. */
const SLOW_PARTS: readonly PaperPart[] = [figureThree, doubleDescent, pareto, capacity, phase, features, distillation];

/** Result of a part, and the progress that it told meanwhile. */
interface Computed {
  readonly result: PaperResult;
  readonly fractions: readonly number[];
}

const computed = new Map<PaperPart, Promise<Computed>>();

/** Computes a part once for all tests of this file. */
function once(part: PaperPart): Promise<Computed> {
  const fractions: number[] = [];
  const found =
    computed.get(part) ??
    part.compute((fraction) => fractions.push(fraction)).then((result) => ({ result, fractions }));
  computed.set(part, found);
  return found;
}

/** Every point is solved, every published number is reproduced, and the figure can be drawn at both widths. */
async function requireComplete(part: PaperPart): Promise<void> {
  const { result, fractions } = await once(part);
  expect(result.unsolved).toBe(0);
  expect(result.comparisons.filter((comparison) => standingOf(comparison) === "contradicted")).toEqual([]);
  // The one number whose digits differ is an angle on a flat minimum.
  const explained = result.comparisons.filter((comparison) => standingOf(comparison) === "explained");
  expect(explained.map(({ quantity }) => quantity)).toEqual(
    part === figureFour ? ["hinge loss, best angle: gamma"] : [],
  );
  expect(result.data.rows.length).toBeGreaterThan(3);
  for (const row of result.data.rows) expect(row).toHaveLength(result.data.columns.length);
  for (const table of result.tables) for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  expect(result.data.rows.flat().some((cell) => typeof cell === "number" && Number.isNaN(cell))).toBe(false);
  expect(fractions.at(-1)).toBe(1);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  for (const width of ["one-column", "two-column"] as const) {
    if (result.draw === undefined) continue;
    expect(chart(result.draw(width))).not.toMatch(/NaN|<text/);
  }
}

test.each(PARTS.map((part) => [part.name, part] as const))(
  "%s computes every point, reproduces its published numbers and draws at both widths",
  async (_name, part) => {
    await requireComplete(part);
  },
);

test.each(SLOW_PARTS.map((part) => [part.name, part] as const))(
  "%s computes every point, reproduces its published numbers and draws at both widths",
  { tags: ["slow"] },
  async (_name, part) => {
    await requireComplete(part);
  },
);

test("stopping finds the best stopped errors close above those of the best ridge", async () => {
  const rows = (await once(stopping)).result.tables[0]?.rows ?? [];
  expect(
    rows.map(([, error, at]) => [Number((error as number).toFixed(5)), Number((at as number).toFixed(2))]),
  ).toEqual([
    [0.20869, 1.03],
    [0.20866, 2.53],
    [0.20858, 4.97],
  ]);
  for (const row of rows) expect(row[4]).toBeCloseTo(0.20843, 5);
});

test("attack finds that the most general perceptron is the most robust one, and that of random features is not", async () => {
  const rows = (await once(attack)).result.tables[0]?.rows ?? [];
  const [general, robust, generalFeatures, robustFeatures] = rows.map((row) => Number(row[2]));
  expect(Math.abs(robust! / general! - 1)).toBeLessThan(1e-3);
  expect(robustFeatures! / generalFeatures!).toBeGreaterThan(1.05);
});

test("ensembles finds that the peak is that of one learner, that averages know more facts, and that simulations agree", async () => {
  const { data, tables } = (await once(ensembles)).result;
  const at = (over: string, value: number, members: number): readonly number[] =>
    data.rows.find((row) => row[0] === over && row[1] === value && row[2] === members)!.slice(3) as number[];
  const near = 2 * (1 - 1e-4);
  expect(at("kappa", near, 1)[0]).toBeGreaterThan(0.49);
  expect(at("kappa", near, Number.POSITIVE_INFINITY)[0]).toBeLessThan(0.23);
  expect(at("kappa", 20, Number.POSITIVE_INFINITY)[0]).toBeCloseTo(at("kappa", near, Number.POSITIVE_INFINITY)[0]!, 3);
  expect(at("subsample", 0.5, 1)[1]).toBeCloseTo(0.25, 12);
  expect(at("subsample", 0.5, Number.POSITIVE_INFINITY)[1]).toBeLessThan(0.05);
  const scores = tables[0]!.rows.map((row) => row.at(-1) as number | null);
  for (const z of scores) expect(Math.abs(z ?? 0)).toBeLessThan(3);
});

test("slowdown finds that random labels are learned slower", async () => {
  const rows = (await once(slowdown)).result.tables[0]?.rows ?? [];
  const expected = [
    [2.074, 2.624, 4.554, 5.467],
    [7.798, 11.141, 17.907, 20.058],
  ];
  for (const [k, times] of expected.entries()) {
    for (const [i, at] of times.entries()) expect(rows[k]?.[i + 1]).toBeCloseTo(at, 3);
  }
});

test("time finds that the rule is learned before the facts, and epochs that the error rises again at the interpolation peak", async () => {
  for (const note of (await once(time)).result.notes) expect(note).toContain("The rule is learned before the facts");
  expect((await once(epochs)).result.notes[0]).toMatch(/^At kappa = 2\.00, .* rises by 0\.205/);
});

test("rates find the analytic constant of the square loss and exponents of one half and one", async () => {
  const { tables } = (await once(rates)).result;
  const rows = new Map(tables[0]?.rows.map((row) => [row[0], row]));
  const c = 0.9 * Math.sqrt(2 / Math.PI);
  expect(rows.get("square")?.[6]).toBeCloseTo(Math.sqrt(1 - c * c) / (Math.PI * c), 5);
  expect(rows.get("square")?.[4]).toBeCloseTo(0.5, 4);
  expect(rows.get("Bayes-optimal")?.[4]).toBeCloseTo(1, 5);
});

test("pareto falls to the least error of each loss", { tags: ["slow"] }, async () => {
  const { data } = (await once(pareto)).result;
  const least = (loss: string): number =>
    Math.min(...data.rows.filter((row) => row[0] === loss).map((row) => row[2] as number));
  expect(least("square")).toBeCloseTo(0.2084349, 6);
  expect(least("hinge")).toBeCloseTo(0.2030187, 4);
});
