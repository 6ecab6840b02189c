import { ParameterError } from "../core/errors.js";

/** An exact decimal number, digits * 10^exponent. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * True if a number of ours reproduces a published one: it rounds to it at the precision printed.
 *
 * Decided in exact decimal arithmetic, on the number as it prints, because half a unit of the last digit is rarely a binary number:
 * in floating point, 0.20835 - 0.2084 may come out on either side of 0.00005. A number exactly halfway rounds to either neighbor,
 * since rounding half up and half to even are both in use.
 *
 * @param published As printed, with its trailing zeros: "0.2084", ".2430", "1.5e-3". "0" stands for anything in [-0.5, 0.5]; to ask for
 *                  more, print more.
 * @param ours      NaN and infinities agree with nothing.
 * @throws {ParameterError} naming `published` if it is not a decimal number.
 *
 * @example
 * agrees("0.2084", 0.20843) // => true
 */
export function agrees(published: string, ours: number): boolean {
  const printed = decimal(published);
  if (printed === undefined)
    throw new ParameterError("agrees", "published", published, "decimal numbers, such as 0.2084");
  const exact = decimal(String(ours));
  if (exact === undefined) return false;
  const exponent = Math.min(printed.exponent, exact.exponent);
  const scaled = ({ digits, exponent: own }: Decimal): bigint => digits * 10n ** BigInt(own - exponent);
  const difference = scaled(exact) - scaled(printed);
  const unit = scaled({ digits: 1n, exponent: printed.exponent });
  return 2n * (difference < 0n ? -difference : difference) <= unit;
}

/** Decimals printed after the point: 4 of "0.2084", 4 of "1.5e-3", 0 of "12". */
export function printedDecimals(published: string): number {
  return Math.max(0, -(decimal(published)?.exponent ?? 0));
}

function decimal(text: string): Decimal | undefined {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text.trim()) ?? [];
  if (whole + fraction === "") return undefined;
  return { digits: BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`), exponent: Number(power) - fraction.length };
}
