import { interpolationOf, separabilityOf } from "../../../equations/fitThresholds.js";
import { anyModelOf, type Point } from "../../../equations/point.js";
import { ParameterError } from "../../core/errors.js";
import { thresholdRecord } from "../../report/thresholdRecord.js";
import type { CapacityTask, CurveAnswer } from "./questions.js";

/**
 * alpha_c against epsilon.
 *
 * @throws {ParameterError} for a kernel, which separates every alpha.
 *
 * Source: equations/README.md (TH.1), (TH.2).
 */
export function capacityCurve(point: Point, { epsilons }: CapacityTask): CurveAnswer {
  const started = performance.now();
  if (point.model === "kernel") {
    throw new ParameterError(
      "capacity",
      "model",
      point.model,
      "models that do not separate every alpha",
      "A kernel separates labels at every alpha",
    );
  }
  const thresholds = epsilons.map((epsilon) => {
    const model = anyModelOf({ ...point, epsilon, lambda: 1 });
    return thresholdRecord(separabilityOf(model), interpolationOf(model));
  });
  return {
    kind: "curve",
    values: epsilons,
    x: epsilons,
    y: thresholds.map(({ separability }) => separability.alpha),
    thresholds,
    unsolved: [],
    complete: true,
    marksFollow: false,
    milliseconds: performance.now() - started,
  };
}
