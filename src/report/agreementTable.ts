import { agrees, printedDecimals } from "./agrees.js";
import { table } from "./table.js";

/** A published number and ours. */
export interface Comparison {
  /** What it is: "square loss, perceptron: E_gen". */
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

/** Whether a published number is reproduced: at the precision printed, or within the flatness of its minimum. */
export function reproduced({ published, ours, flatness }: Comparison): boolean {
  if (ours === null) return false;
  return agrees(published, ours) || (flatness !== undefined && Math.abs(flatness.excess) <= flatness.tolerance);
}

/** What the table says of it. */
export function verdict(comparison: Comparison): string {
  if (!reproduced(comparison)) return "no";
  const { published, ours, flatness } = comparison;
  if (flatness === undefined || agrees(published, ours ?? Number.NaN)) return "yes";
  return `yes (flat minimum: ${flatness.excess.toExponential(1)} above it)`;
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
  const count = comparisons.filter(reproduced).length;
  return [
    table(["quantity", "published", "ours", "difference", "agrees"], rows),
    "",
    `${count} of ${comparisons.length} published numbers reproduced at the precision printed`,
  ].join("\n");
}
