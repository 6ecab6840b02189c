import { ParameterError } from "../../core/errors.js";
import type { Panel } from "../figure.js";
import type { HeatMap } from "../heatMap.js";
import { type AxisTicks, axisTicks, heightSpacing } from "./axisTicks.js";
import { type ColorScale, colorScale } from "./colorScale.js";

/** A heat map with its colors decided. */
export interface MapFrame {
  readonly map: HeatMap;
  readonly colors: ColorScale;
  /** Ticks of the color bar. */
  readonly ticks: AxisTicks;
  /** Whether the data go beyond the colors, below and above. */
  readonly beyond: { readonly below: boolean; readonly above: boolean };
}

/** Range around values that are all the same. */
const AROUND = {
  linear: (value: number) => [value - 0.5, value + 0.5],
  log: (value: number) => [value / 2, value * 2],
};

/**
 * Colors and color bar of a heat map.
 *
 * @param map    Checked by requireMap.
 * @param height Of the frame, in points.
 */
export function mapFrame(map: HeatMap, height: number): MapFrame {
  const values = numbersOf(map);
  const { scale = "linear", label } = map;
  const [least, largest] = [minimum(values), -minimum(values.map((value) => -value))];
  const whole = least < largest ? [least, largest] : AROUND[scale](least);
  const domain = map.domain ?? ([whole[0]!, whole[1]!] as const);
  return {
    map,
    colors: colorScale(domain, scale),
    ticks: axisTicks({ label, scale }, domain, height, heightSpacing(height)),
    beyond: { below: least < domain[0], above: largest > domain[1] },
  };
}

/**
 * The range of a map along an axis: from its first sample to its last, without a margin, so that the colors fill the frame.
 */
export function mapRange(panels: readonly Panel[], name: "x" | "y"): readonly [number, number] | undefined {
  const samples = panels.flatMap(({ heatMap }) => heatMap?.[name] ?? []);
  return samples.length === 0 ? undefined : [minimum(samples), -minimum(samples.map((value) => -value))];
}

/**
 * Checks a map.
 *
 * @throws {ParameterError} naming what is wrong.
 */
export function requireMap(map: HeatMap, where: string): void {
  const { x, y, values, domain, scale, contours = [], regions = [] } = map;
  for (const [name, samples] of Object.entries({ x, y })) {
    const increasing = samples.every((value, index) => Number.isFinite(value) && !(value <= samples[index - 1]!));
    if (samples.length < 2 || !increasing) {
      throw new ParameterError(where, `heatMap.${name}`, samples, "increasing lists of at least two finite numbers");
    }
  }
  for (const table of [values, ...regions.map(({ inside }) => inside)]) {
    if (table.length === y.length && table.every((row) => row.length === x.length)) continue;
    const lengths = `rows of ${[...new Set(table.map((row) => row.length))].join(", ")} values`;
    const allowed = `${y.length} rows of ${x.length} values`;
    throw new ParameterError(where, "heatMap.values or inside", `${table.length} ${lengths}`, allowed);
  }
  const numbers = numbersOf(map);
  const strange = [...numbers, ...contours, ...(domain ?? [])].find(
    (value) => !Number.isFinite(value) || (scale === "log" && value <= 0),
  );
  if (strange !== undefined) {
    const allowed = scale === "log" ? "(0, Infinity) with colors on a logarithmic scale" : "(-Infinity, Infinity)";
    throw new ParameterError(where, "heatMap", strange, allowed);
  }
  if (numbers.length === 0) throw new ParameterError(where, "data", "none", "the finite numbers, at least one of them");
  if (domain !== undefined && !(domain[0] < domain[1])) {
    throw new ParameterError(where, "heatMap.domain", domain, "low < high");
  }
}

/** The values without the gaps. */
function numbersOf({ values }: HeatMap): number[] {
  return values.flat().filter((value) => value !== null && Number.isFinite(value)) as number[];
}

/** The spread of a long list would not fit the stack. */
function minimum(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
