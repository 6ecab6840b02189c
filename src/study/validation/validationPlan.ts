import { ParameterError } from "../../core/errors.js";
import type { Plan, ReplicaCompute } from "../plan/plan.js";

/** Sizes that an extrapolation needs, and replicas of each that make a standard error. */
const FEWEST_SIZES = 3;
const FEWEST_REPLICAS = 8;

/**
 * The finite-size part of a plan, as a comparison with the theory needs it: independent data for every case and size, and all columns.
 *
 * @throws {ParameterError} for a plan without replicas, or with too few sizes or replicas to judge.
 */
export function validationPlan(plan: Plan): Plan {
  const replicas = plan.compute.filter((compute): compute is ReplicaCompute => compute.kind === "replicas");
  const [compute] = replicas;
  if (compute === undefined || replicas.length > 1) {
    const given = plan.compute.map(({ kind }) => kind).join(", ");
    throw new ParameterError("validate", "compute", given, "lists with replicas, once");
  }
  if (new Set(compute.sizes).size < FEWEST_SIZES || new Set(compute.sizes).size < compute.sizes.length) {
    const allowed = `lists of ${FEWEST_SIZES} different sizes or more`;
    throw new ParameterError(
      "validate",
      "sizes",
      compute.sizes.join(", "),
      allowed,
      "The limit of 1/d is extrapolated",
    );
  }
  if (compute.replicas < FEWEST_REPLICAS) {
    const remedy = "Fewer give no standard error that a score can be made of";
    throw new ParameterError(
      "validate",
      "replicas",
      compute.replicas,
      `${FEWEST_REPLICAS}, ${FEWEST_REPLICAS + 1}, ...`,
      remedy,
    );
  }
  const { keep: _keep, ...whole } = plan;
  return { ...whole, compute: [{ ...compute, data: "independent" }] };
}
