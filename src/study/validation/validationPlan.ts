import type { Compute, Plan, ReplicaCompute } from "../plan/plan.js";
import { placedMistake } from "../plan/planDocument.js";
import type { StoredPlan } from "../store/studyStore.js";

/** Sizes that an extrapolation needs, and replicas of each that make a standard error. */
const FEWEST_SIZES = 3;
const FEWEST_REPLICAS = 8;

/**
 * The finite-size part of a plan, as a comparison with the theory needs it: independent data for every case and size, and all columns.
 *
 * @param source The plan as it was written: mistakes are told by its lines.
 * @throws {PlanError} for a plan without replicas, or with too few sizes or replicas to judge.
 */
export function validationPlan(plan: Plan, source: StoredPlan): Plan {
  const isReplicas = (compute: Compute): compute is ReplicaCompute => compute.kind === "replicas";
  const computes = plan.compute.filter(isReplicas);
  const [compute] = computes;
  if (compute === undefined || computes.length > 1) {
    const given = plan.compute.map(({ kind }) => kind).join(", ");
    throw placedMistake(source, ["compute"], `compute must have replicas, once; got ${given}`);
  }
  const place = ["compute", ...(plan.compute.length > 1 ? [plan.compute.indexOf(compute)] : []), "replicas"];
  const { sizes, replicas } = compute;
  if (new Set(sizes).size < FEWEST_SIZES || new Set(sizes).size < sizes.length) {
    const needed = `a list of ${FEWEST_SIZES} different sizes or more, because the limit of 1/d is extrapolated`;
    throw placedMistake(
      source,
      [...place, "sizes"],
      `compute.replicas.sizes must be ${needed}; got [${sizes.join(", ")}]`,
    );
  }
  if (replicas < FEWEST_REPLICAS) {
    const needed = `at least ${FEWEST_REPLICAS}, because fewer give no standard error that a score can be made of`;
    throw placedMistake(source, [...place, "replicas"], `compute.replicas.replicas must be ${needed}; got ${replicas}`);
  }
  const { keep: _keep, ...whole } = plan;
  return { ...whole, compute: [{ ...compute, data: "independent" }] };
}
