import { expect, test } from "vitest";
import { labelCorrelation } from "../../../equations/channels/labelField.js";

test("labelCorrelation is (1 - epsilon) sqrt(2 / pi)", () => {
  for (const epsilon of [0, 0.1, 0.5, 1]) {
    expect(labelCorrelation(epsilon)).toBeCloseTo((1 - epsilon) * Math.sqrt(2 / Math.PI), 15);
  }
});
