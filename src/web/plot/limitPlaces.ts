/** Distance of a limit from the nearest value, as a share of the axis in decades. */
const SHARE = 0.07;

/** Positions of the limits 0+ and infinity on a logarithmic axis. */
export interface LimitPlaces {
  readonly zero: number;
  readonly infinity: number;
}

/** The limits stand outside the range, near its ends. */
export function limitPlaces(from: number, to: number): LimitPlaces {
  const [low, high] = [Math.min(from, to), Math.max(from, to)];
  const factor = (high / low) ** SHARE;
  return { zero: low / factor, infinity: high * factor };
}

/** Ends of an axis on which each limit has a strip, centered on its position. */
export function stripEnds(from: number, to: number): readonly [number, number] {
  const { zero, infinity } = limitPlaces(from, to);
  return [zero * Math.sqrt(zero / from), infinity * Math.sqrt(infinity / to)];
}

/** The position of a value on such an axis. */
export function axisPlace(value: number, { zero, infinity }: LimitPlaces): number {
  if (value === 0) return zero;
  return value === Number.POSITIVE_INFINITY ? infinity : value;
}
