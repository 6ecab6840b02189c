import { modelOf, type Point } from "../../../equations/point.js";
import { interpolationThreshold, separabilityThreshold } from "../../../equations/thresholds.js";
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
      "{linear, rf}",
      "A kernel separates labels at every alpha",
    );
  }
  const { spectrum } = modelOf({ ...point, lambda: 1 });
  const interpolation = interpolationThreshold(spectrum);
  const thresholds = epsilons.map((epsilon) =>
    thresholdRecord(separabilityThreshold(spectrum, epsilon), interpolation),
  );
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
