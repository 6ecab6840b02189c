import { ParameterError } from "../../src/core/errors.js";
import type { Loss } from "../losses.js";
import { slopeJumps } from "./meanField.js";

/** Gradient flow is exact for the square loss and not there for others: names the algorithm, and what this loss has instead. */
export function flowLossError(where: string, loss: Loss): ParameterError {
  const smooth = slopeJumps(loss).length === 0 ? loss.name : "squared-hinge";
  const remedy = `The loss is ${loss.name}: take gradient-descent on ${smooth} with a small eta`;
  return new ParameterError(where, "algorithm", "gradient-flow", "points with loss square", remedy);
}
