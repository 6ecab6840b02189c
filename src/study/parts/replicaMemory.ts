import type { Experiment } from "../../../validation/experiment.js";
import { experimentMemory } from "../../../validation/experimentMemory.js";
import type { Plan } from "../plan/plan.js";
import { experimentOf } from "./replicaRows.js";
import { type StudyPart, studyParts } from "./studyPart.js";

/** The replica of a plan that takes most memory, and how much. */
export interface ReplicaMemory {
  readonly bytes: number;
  readonly experiment: Experiment;
}

/**
 * The largest replica of a plan.
 *
 * @returns undefined for a plan without replicas.
 */
export function replicaMemory(plan: Plan): ReplicaMemory | undefined {
  return studyParts(plan)
    .filter(({ compute }) => compute.kind === "replicas")
    .flatMap(corners)
    .map((experiment) => ({ experiment, bytes: experimentMemory(experiment) }))
    .reduce<ReplicaMemory | undefined>((most, one) => (one.bytes > (most?.bytes ?? 0) ? one : most), undefined);
}

/** The largest sizes that occur together: of every case, with the largest alpha, kappa and d of the axes. */
function corners(part: StudyPart): Experiment[] {
  const inner = part.axes.reduce((product, { points }) => product * points.length, 1);
  const most = Object.fromEntries(
    (["alpha", "kappa", "d"] as const).flatMap((name) => {
      const axis = part.axes.find(({ names }) => names.includes(name));
      if (axis === undefined) return [];
      const values = axis.points.map((point) => point[axis.names.indexOf(name)] as number);
      return [[name, values.reduce((largest, value) => Math.max(largest, value), 0)]];
    }),
  );
  const path = Array.from({ length: part.unitRows }, (_, row) => row);
  return part.cases.map((_, index) => ({
    ...experimentOf(
      part,
      path.map((row) => index * inner + row),
    ),
    ...most,
  }));
}
