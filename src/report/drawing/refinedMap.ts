/** A table of numbers over a plane; NaN is a gap. */
export interface SampledPlane {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** `numbers[row][column]` at (`x[column]`, `y[row]`). */
  readonly numbers: readonly (readonly number[])[];
}

/** Intervals of an axis from which on contours show no grid. */
const ENOUGH_INTERVALS = 96;

/**
 * The same plane with more samples between: contours through it are smooth curves instead of chains of straight pieces.
 *
 * Between samples the numbers follow monotone cubic pieces along the rows and then along the columns. These pass through the samples, have
 * no corners there, and never go beyond two neighbors, so that no contour appears that the samples do not have. An interval next to a gap
 * stays a gap.
 *
 * @param scales Of the axes, in whose units the interpolation is done.
 *
 * Source: F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5 (1984) 300.
 */
export function refinedMap(plane: SampledPlane, scales: Readonly<Record<"x" | "y", "linear" | "log">>): SampledPlane {
  const across = refinedAxis(plane.x, scales.x);
  const up = refinedAxis(plane.y, scales.y);
  const rows = plane.numbers.map((row) => refinedRow(row, across));
  return {
    x: across.samples,
    y: up.samples,
    numbers: transpose(transpose(rows).map((column) => refinedRow(column, up))),
  };
}

interface RefinedAxis {
  /** On the axis. */
  readonly samples: readonly number[];
  /** The old samples on the scale of the axis. */
  readonly places: readonly number[];
  /** New samples in an interval of the old ones. */
  readonly parts: number;
}

function refinedAxis(samples: readonly number[], scale: "linear" | "log"): RefinedAxis {
  const places = scale === "log" ? samples.map(Math.log) : samples;
  const back = scale === "log" ? Math.exp : Number;
  const parts = Math.max(1, Math.ceil(ENOUGH_INTERVALS / (samples.length - 1)));
  const fine = samples.slice(1).flatMap((_sample, i) =>
    Array.from({ length: parts }, (_, part) => {
      if (part === 0) return samples[i]!;
      return back(places[i]! + (part / parts) * (places[i + 1]! - places[i]!));
    }),
  );
  return { samples: [...fine, samples.at(-1)!], places, parts };
}

function refinedRow(numbers: readonly number[], { places, parts }: RefinedAxis): number[] {
  const slopes = monotoneSlopes(numbers, places);
  const fine: number[] = [];
  for (let i = 0; i + 1 < numbers.length; i++) {
    const [first, second] = [numbers[i]!, numbers[i + 1]!];
    const width = places[i + 1]! - places[i]!;
    for (let part = 0; part < parts; part++) {
      if (part === 0) fine.push(first);
      else fine.push(hermite(part / parts, [first, second], [slopes[i]! * width, slopes[i + 1]! * width]));
    }
  }
  return [...fine, numbers.at(-1)!];
}

/** A cubic on [0, 1] with these values and slopes at the ends; NaN if an end is. */
function hermite(
  t: number,
  [first, second]: readonly [number, number],
  [leave, arrive]: readonly [number, number],
): number {
  const rest = 1 - t;
  return rest * rest * ((1 + 2 * t) * first + t * leave) + t * t * ((1 + 2 * rest) * second - rest * arrive);
}

/** Slopes at the samples: harmonic means of the neighbors' slopes, 0 at an extremum; at an end and beside a gap those of a parabola. */
function monotoneSlopes(numbers: readonly number[], places: readonly number[]): number[] {
  const widths = places.slice(1).map((place, i) => place - places[i]!);
  const secants = numbers.slice(1).map((number, i) => (number - numbers[i]!) / widths[i]!);
  const known = (i: number): boolean => Number.isFinite(secants[i]);
  return numbers.map((_number, i) => {
    if (known(i - 1) && known(i)) return innerSlope(secants[i - 1]!, secants[i]!, widths[i - 1]!, widths[i]!);
    if (known(i))
      return known(i + 1) ? endSlope(secants[i]!, secants[i + 1]!, widths[i]!, widths[i + 1]!) : secants[i]!;
    if (!known(i - 1)) return 0;
    return known(i - 2) ? endSlope(secants[i - 1]!, secants[i - 2]!, widths[i - 1]!, widths[i - 2]!) : secants[i - 1]!;
  });
}

function innerSlope(before: number, after: number, left: number, right: number): number {
  if (before * after <= 0) return 0;
  const [one, other] = [2 * right + left, right + 2 * left];
  return (one + other) / (one / before + other / after);
}

/** At the end of a row: the parabola through three samples, as far as it keeps the row monotone. */
function endSlope(own: number, next: number, width: number, nextWidth: number): number {
  const slope = ((2 * width + nextWidth) * own - width * next) / (width + nextWidth);
  if (slope * own <= 0) return 0;
  return Math.abs(slope) > STEEPEST * Math.abs(own) ? STEEPEST * own : slope;
}

/** Up to this multiple of the slope between two samples a cubic between them is monotone. */
const STEEPEST = 3;

/** Rows as columns. */
export function transpose(table: readonly (readonly number[])[]): number[][] {
  return table[0]!.map((_number, column) => table.map((row) => row[column]!));
}
