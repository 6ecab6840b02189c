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
 * @param height Of the frame, in points.
 * @throws {ParameterError} from requireMap.
 */
export function mapFrame(map: HeatMap, height: number, where: string): MapFrame {
  const values = requireMap(map, where);
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
 * @returns Its numbers, without the gaps.
 * @throws {ParameterError} naming what is wrong.
 */
function requireMap({ x, y, values, domain, scale, contours = [], regions = [] }: HeatMap, where: string): number[] {
  for (const [name, samples] of Object.entries({ x, y })) {
    const increasing = samples.every((value, index) => Number.isFinite(value) && !(value <= samples[index - 1]!));
    if (samples.length < 2 || !increasing) {
      throw new ParameterError(where, `heatMap.${name}`, samples, "increasing lists of at least two finite numbers");
    }
  }
  const size = `${y.length} rows of ${x.length} values`;
  for (const table of [values, ...regions.map(({ inside }) => inside)]) {
    const fits = table.length === y.length && table.every((row) => row.length === x.length);
    if (!fits) throw new ParameterError(where, "heatMap.values or inside", `${table.length} rows`, size);
  }
  const positive = scale === "log" ? "positive numbers for colors on a logarithmic scale" : "finite numbers";
  const numbers = values.flat().filter((value) => value !== null && Number.isFinite(value)) as number[];
  const shown = [...numbers, ...contours, ...(domain ?? [])];
  const strange = shown.find((value) => !Number.isFinite(value) || (scale === "log" && value <= 0));
  if (strange !== undefined) throw new ParameterError(where, "heatMap", strange, positive);
  if (numbers.length === 0) throw new ParameterError(where, "data", "none", "the finite numbers, at least one of them");
  if (domain !== undefined && !(domain[0] < domain[1])) {
    throw new ParameterError(where, "heatMap.domain", domain, "low < high");
  }
  return numbers;
}

/** The spread of a long list would not fit the stack. */
function minimum(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
}
