import type { Column } from "./computations.js";
import type { Compute, Plan } from "./plan.js";
import type { FoundMistake } from "./planDocument.js";
import { pointMistakes } from "./pointMistakes.js";
import { pointsToCheck } from "./pointsToCheck.js";
import { unusedMistakes } from "./unusedMistakes.js";

/**
 * Mistakes of a plan whose values are right one by one: parameters given twice, not at all, or for nothing, models that cannot be built,
 * columns that nothing computes.
 */
export async function planMistakes(
  plan: Plan,
  columnsOf: (compute: Compute) => readonly Column[],
): Promise<FoundMistake[]> {
  const found: FoundMistake[] = [...givenTwice(plan), ...unknownColumns(plan, columnsOf), ...unusedMistakes(plan)];
  const seen = new Set<string>();
  for (const point of pointsToCheck(plan)) {
    for (const [index, compute] of plan.compute.entries()) {
      for (const mistake of await pointMistakes(point, compute, index)) {
        if (!seen.has(mistake.text)) found.push(mistake);
        seen.add(mistake.text);
      }
    }
  }
  return found;
}

function givenTwice({ fixed, cases, axes }: Plan): FoundMistake[] {
  const names = axes.flatMap((axis) => axis.names);
  const found = names.flatMap((name, index): FoundMistake[] => {
    if (names.indexOf(name) < index)
      return [
        { path: ["axes", "joint"], text: `${name} is an axis of its own and in the joint design; leave one out` },
      ];
    if (fixed[name] !== undefined)
      return [{ path: ["fixed", name], text: `${name} is fixed and an axis; leave one out` }];
    const inCase = cases.findIndex(({ parameters }) => parameters[name] !== undefined);
    if (inCase < 0) return [];
    return [{ path: ["cases", inCase, name], text: `${name} belongs to a case and is an axis; leave one out` }];
  });
  const labels = cases.map(({ label }) => label);
  const again = labels.findIndex((label, index) => labels.indexOf(label) < index);
  return again < 0
    ? found
    : [
        ...found,
        {
          path: ["cases", again, "label"],
          text: `label "${labels[again]!}" is that of another case; each needs its own`,
        },
      ];
}

function unknownColumns(
  { keep = [], compute }: Plan,
  columnsOf: (compute: Compute) => readonly Column[],
): FoundMistake[] {
  const known = [...new Set(compute.flatMap((own) => columnsOf(own).map(({ name }) => name)))];
  return keep.flatMap((name, index) => {
    const path = ["keep", index];
    if (!known.includes(name)) {
      return [{ path, text: `keep must name columns among {${known.join(", ")}}; got "${name}"` }];
    }
    return keep.indexOf(name) < index ? [{ path, text: `keep names "${name}" twice; leave one out` }] : [];
  });
}
