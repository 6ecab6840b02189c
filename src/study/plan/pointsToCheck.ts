import { TEXT_NAMES } from "../../../equations/vocabulary/parameters.js";
import type { Axis, ParameterSet, ParameterValue, Plan } from "./plan.js";
import type { PlanPath } from "./planDocument.js";

/** A point of a plan whose model is built before anything is computed. */
export interface PointToCheck {
  readonly parameters: ParameterSet;
  /** Label of the case. */
  readonly label: string | undefined;
  /** Place of a parameter in the plan; the fixed section for a parameter that is not given. */
  readonly pathOf: (parameter: string) => PlanPath;
}

/**
 * Points that show the mistakes of a plan: the first point of all axes of every case, and from there every name on each axis and the ends
 * of its numbers.
 */
export function* pointsToCheck({ fixed, cases, axes }: Plan): Generator<PointToCheck> {
  const own = cases.length === 0 ? [{ label: undefined, parameters: {} }] : cases;
  const first = axes.map(() => 0);
  for (const [inCase, { label, parameters }] of own.entries()) {
    const pointAt = (places: readonly number[]): PointToCheck => {
      const varied = axes.flatMap(({ names, points }, a) =>
        names.map((name, i): readonly [string, ParameterValue] => [name, points[places[a]!]![i]!]),
      );
      const pathOf = (name: string): PlanPath => {
        const axis = axes.findIndex(({ names }) => names.some((own) => own === name));
        if (axis >= 0)
          return axes[axis]!.names.length > 1 ? ["axes", "joint", "over", name] : ["axes", name, places[axis]!];
        if (Object.hasOwn(parameters, name)) return ["cases", inCase, name];
        return Object.hasOwn(fixed, name) ? ["fixed", name] : ["fixed"];
      };
      return { parameters: { ...fixed, ...parameters, ...Object.fromEntries(varied) }, label, pathOf };
    };
    yield pointAt(first);
    for (const [a, axis] of axes.entries()) {
      for (const place of placesToCheck(axis)) yield pointAt(first.with(a, place));
    }
  }
}

/** Numbers are in their ranges already. A model that refuses some of them refuses one of the ends. */
function placesToCheck({ names, points }: Axis): ReadonlySet<number> {
  const places = new Set<number>();
  for (const [i, name] of names.entries()) {
    if ((TEXT_NAMES as readonly string[]).includes(name)) {
      for (const place of points.keys()) places.add(place);
      continue;
    }
    let [least, largest] = [0, 0];
    for (const [place, point] of points.entries()) {
      if (point[i]! < points[least]![i]!) least = place;
      if (point[i]! > points[largest]![i]!) largest = place;
    }
    places.add(least).add(largest);
  }
  places.delete(0);
  return places;
}
