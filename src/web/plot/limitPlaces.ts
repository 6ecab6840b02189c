/** Distance of a limit from the nearest value, as a share of the axis in decades. */
const SHARE = 0.07;

/** Where the limits 0+ and infinity lie on a logarithmic axis that has no place for them. */
export interface LimitPlaces {
  readonly zero: number;
  readonly infinity: number;
}

/** Places beyond both ends of the range. */
export function limitPlaces(from: number, to: number): LimitPlaces {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const factor = (high / low) ** SHARE;
  return { zero: low / factor, infinity: high * factor };
}

/** Ends of an axis on which the limits have strips of their own, as far beyond their middle as the range is before it. */
export function stripEnds(from: number, to: number): readonly [number, number] {
  const { zero, infinity } = limitPlaces(from, to);
  return [zero * Math.sqrt(zero / from), infinity * Math.sqrt(infinity / to)];
}

/** The place of a value: its own, or that of the limit it is. */
export function axisPlace(value: number, { zero, infinity }: LimitPlaces): number {
  if (value === 0) return zero;
  return value === Number.POSITIVE_INFINITY ? infinity : value;
}
