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

/** The place of a value: its own, or that of the limit it is. */
export function placed(value: number, { zero, infinity }: LimitPlaces): number {
  if (value === 0) return zero;
  return value === Number.POSITIVE_INFINITY ? infinity : value;
}
