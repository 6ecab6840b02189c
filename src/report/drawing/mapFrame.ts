import { ParameterError } from "../../core/errors.js";
import type { Panel } from "../figure.js";
import type { HeatMap } from "../heatMap.js";
import { numberRange } from "../numberRange.js";
import { type ColorFrame, colorFrame } from "./colorFrame.js";

/** A heat map and its colors. */
export interface MapFrame extends ColorFrame {
  readonly map: HeatMap;
}

/**
 * Colors and color bar of a heat map.
 *
 * @param map    Checked by requireMap.
 * @param height Of the frame, in points.
 */
export function mapFrame(map: HeatMap, height: number): MapFrame {
  return { map, ...colorFrame(map, numbersOf(map), height) };
}

/**
 * The range of a map along an axis: from its first sample to its last, without a margin, so that the colors fill the frame.
 */
export function mapRange(panels: readonly Panel[], name: "x" | "y"): readonly [number, number] | undefined {
  const samples = panels.flatMap(({ heatMap }) => heatMap?.[name] ?? []);
  return samples.length === 0 ? undefined : numberRange(samples);
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
