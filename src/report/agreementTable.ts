import { agrees, printedDecimals } from "./agrees.js";
import { table } from "./table.js";

/** A published number and ours. */
export interface Comparison {
  /** Name of the quantity: "square loss, perceptron: E_gen". */
  readonly quantity: string;
  /** As printed, with its trailing zeros. */
  readonly published: string;
  /** Null where the point did not converge. */
  readonly ours: number | null;
  /**
   * For the place of a flat minimum, which no solver finds to more digits than its tolerance allows: by how much the minimized value at the
   * published place exceeds the least one, and what the published tolerance was. It agrees if the excess is within the tolerance.
   */
  readonly flatness?: { readonly excess: number; readonly tolerance: number };
}

/**
 * Agreement of a published number with ours: "reproduced" at the precision printed; "explained" by the flatness of its minimum, where the
 * digits differ; or neither.
 */
export type Standing = "reproduced" | "explained" | "contradicted";

/** The standing of a published number. */
export function standingOf({ published, ours, flatness }: Comparison): Standing {
  if (ours === null) return "contradicted";
  if (agrees(published, ours)) return "reproduced";
  return flatness !== undefined && Math.abs(flatness.excess) <= flatness.tolerance ? "explained" : "contradicted";
}

/** The standing in a cell of the table. */
export function verdict(comparison: Comparison): string {
  switch (standingOf(comparison)) {
    case "reproduced":
      return "yes";
    case "explained":
      return `explained (flat minimum: ${comparison.flatness!.excess.toExponential(1)} above it)`;
    case "contradicted":
      return "no";
  }
}

/**
 * A summary: "8 of 9 published numbers reproduced at the precision printed, 1 explained".
 *
 * @param standings Of all numbers.
 */
export function standingsInWords(standings: readonly Standing[]): string {
  const count = (wanted: Standing): number => standings.filter((own) => own === wanted).length;
  const [reproduced, explained, contradicted] = [count("reproduced"), count("explained"), count("contradicted")];
  return [
    `${reproduced} of ${standings.length} published numbers reproduced at the precision printed`,
    ...(explained === 0 ? [] : [`${explained} explained`]),
    ...(contradicted === 0 ? [] : [`${contradicted} contradicted`]),
  ].join(", ");
}

/** Digits of ours beyond the published ones: enough to see how near the rounding was. */
const MORE_DIGITS = 3;

/**
 * The table of published numbers against ours: published, ours, difference, and whether they agree at the precision printed (see
 * agrees), with a line that counts.
 *
 * @throws {ParameterError} from agrees, for a published number that is none.
 */
export function agreementTable(comparisons: readonly Comparison[]): string {
  const rows = comparisons.map((comparison) => {
    const { quantity, published, ours } = comparison;
    return [
      quantity,
      published,
      ours === null ? null : ours.toFixed(Math.min(100, printedDecimals(published) + MORE_DIGITS)),
      ours === null ? null : (ours - Number(published)).toExponential(1),
      verdict(comparison),
    ];
  });
  return [
    table(["quantity", "published", "ours", "difference", "agrees"], rows),
    "",
    standingsInWords(comparisons.map(standingOf)),
  ].join("\n");
}
