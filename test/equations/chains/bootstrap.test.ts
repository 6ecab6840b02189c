import { expect, test } from "vitest";
import { bootstrapShift, drawCounts } from "../../../equations/chains/bootstrap.js";
import { memberShift } from "../../../equations/chains/memberShift.js";
import { hinge, logistic, square, squaredHinge } from "../../../equations/losses.js";
import { disagreement } from "../../numerics/disagreement.js";

const V = 1.3;
const DRAWS = 1.5;

test.each([square, hinge, squaredHinge, logistic])(
  "the mean displacement of bootstrap samples is the mean of those of samples drawn c times: $name",
  (loss) => {
    const shift = bootstrapShift(loss, V, DRAWS)!;
    const parts = drawCounts(DRAWS).map((probability, count) => ({ probability, one: memberShift(loss, count * V) }));
    const gaps: unknown[] = [];
    // The lattice of fields changes between these deviations, and back.
    for (const deviation of [0.3, 2.5, 0.9, 2.4]) {
      for (const c of [-7, -1.2, 0.1, 4]) {
        const expected = parts.reduce(
          (sum, { probability, one }, count) => (count === 0 ? 0 : sum + probability * one!.mean(c, deviation)),
          0,
        );
        gaps.push(...disagreement({ c, deviation }, shift.mean(c, deviation), expected, { relative: 1e-13 }));
        const at = parts.reduce(
          (sum, { probability, one }, count) => (count === 0 ? 0 : sum + probability * one!.at(c)),
          0,
        );
        gaps.push(...disagreement({ c }, shift.at(c), at, { absolute: 1e-13 }));
      }
    }
    expect(gaps).toEqual([]);
  },
);
