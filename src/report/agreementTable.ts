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
  const agreed = comparisons.map(({ published, ours }) => agrees(published, ours ?? Number.NaN));
  const rows = comparisons.map(({ quantity, published, ours }, index) => [
    quantity,
    published,
    ours === null ? null : ours.toFixed(Math.min(100, printedDecimals(published) + MORE_DIGITS)),
    ours === null ? null : (ours - Number(published)).toExponential(1),
    agreed[index] === true ? "yes" : "no",
  ]);
  const count = agreed.filter((yes) => yes).length;
  return [
    table(["quantity", "published", "ours", "difference", "agrees"], rows),
    "",
    `${count} of ${comparisons.length} published numbers reproduced at the precision printed`,
  ].join("\n");
}
