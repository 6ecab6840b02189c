const GIGABYTE = 1e9;
const DECIMALS = 1;
const STEPS = 10 ** DECIMALS;

/** Bytes that something takes at most, in gigabytes: rounded up. */
export function gigabytesNeeded(bytes: number): string {
  return (Math.ceil((STEPS * bytes) / GIGABYTE) / STEPS).toFixed(DECIMALS);
}

/** Bytes that are free, in gigabytes: rounded down. */
export function gigabytesFree(bytes: number): string {
  return (Math.floor((STEPS * bytes) / GIGABYTE) / STEPS).toFixed(DECIMALS);
}
