import { describe, expect, test } from "vitest";
import { drawCounts } from "../../../equations/chains/bootstrap.js";
import { ensembleErrors } from "../../../equations/chains/ensemble.js";
import { memberShift } from "../../../equations/chains/memberShift.js";
import { modelOf } from "../../../equations/point.js";
import { normalCdf } from "../../../src/numerics/normal.js";
import { saddlePoint } from "../../../src/solver/saddlePoint.js";
import { requireSolved } from "../../../src/solver/solution.js";
import { randomStream } from "../../../validation/gaussianStream.js";

const DRAWS = 40_000;
const SHARE = 0.8;

describe.each(["hinge", "squared-hinge", "logistic"])("members by the %s loss that draw their samples", (loss) => {
  test.each([2, 3])("err on the average of %d as often as in draws of all their fields and counts", (members) => {
    const model = modelOf({ model: "linear", loss, alpha: 2, epsilon: 0.2, lambda: 0.05 });
    const { state } = requireSolved(saddlePoint(model));
    const { m, tau, V } = state;
    const cross = 0.4 * tau * tau;
    const shifts = drawCounts(SHARE).map((_, count) =>
      count === 0 ? undefined : memberShift(model.channel.loss, count * V),
    );
    let total = 0;
    const below = drawCounts(SHARE).map((probability) => {
      total += probability;
      return total;
    });
    const ensemble = { over: "bootstrap", members, fraction: SHARE } as const;
    const found = ensembleErrors(model, state, ensemble, cross, memberShift(model.channel.loss, V)!);
    const scale = Math.sqrt(m * m + cross);
    const stream = randomStream(11, members);
    const [facts, rules] = [
      [0, 0],
      [0, 0],
    ];
    for (let draw = 0; draw < DRAWS; draw++) {
      const t = stream.normal();
      let sum = 0;
      for (let k = 0; k < members; k++) {
        const u = scale * t + Math.sqrt(tau * tau - cross) * stream.normal();
        const place = stream.uniform();
        const count = below.findIndex((one) => place < one);
        sum += u + (shifts[count]?.at(u) ?? 0);
      }
      if (sum >= 0) continue;
      const weight = 2 * normalCdf((m * t) / Math.sqrt(cross));
      facts[0]!++;
      rules[0] = rules[0]! + weight;
      rules[1] = rules[1]! + weight * weight;
    }
    const [share, mean] = [facts[0]! / DRAWS, rules[0]! / DRAWS];
    const factError = Math.sqrt((share * (1 - share)) / DRAWS) + found.error;
    const ruleError = Math.sqrt((rules[1]! / DRAWS - mean * mean) / DRAWS) + found.error;
    expect(Math.abs(found.facts - share)).toBeLessThan(4 * factError);
    expect(Math.abs(found.rules - mean)).toBeLessThan(4 * ruleError);
    expect(share).toBeGreaterThan(20 * factError);
  });
});
