import { isNumeric, PARAMETER_COLUMNS } from "../../../equations/vocabulary/parameters.js";
import type { Cell } from "../../study/parts/computedRow.js";
import type { StudyPart } from "../../study/parts/studyPart.js";
import { neededParameters } from "../../study/plan/computations.js";
import {
  type Axis,
  type ParameterSet,
  type ParameterValue,
  type PlanParameter,
  pickParameters,
} from "../../study/plan/plan.js";
import { symbolOf } from "../labels.js";
import { numberRange } from "../numberRange.js";
import { learnerInWords, lossInWords, parameterText } from "../pointSubtitle.js";
import { objectiveText, spacedByRatio, variedText } from "./studyAxis.js";
import { heldValue, isScattered, type StudyView } from "./studyRows.js";

/** Numbers in the order of the subtitle. */
const NUMBERS: readonly PlanParameter[] = [...PARAMETER_COLUMNS.filter(isNumeric), "d", "replica"];
/** Share of a range that counts as nothing. */
const NEARLY_NOTHING = 0.01;
/**
 * Facts that hold for all that a view shows: the learner, the loss, and the parameters that are fixed or held. A figure without it says nothing.
 *
 * @returns Pieces such as "erf kernel", "hinge loss" and "$\\varepsilon = 0.1$".
 */
export function studySubtitle(part: StudyPart, view: StudyView): string[] {
  const { at, value, x, y, color } = view;
  const { compute, fixed, cases, axes } = part;
  const shown = at.case === undefined ? cases : cases.filter(({ label }) => label === at.case);
  const varied = new Set(axes.flatMap(({ names }) => names));
  const sets = shown.map(({ parameters }): ParameterSet => {
    const all: ParameterSet = { ...fixed, ...parameters };
    const needed = neededParameters(compute, all.model);
    return pickParameters(
      all,
      [...needed].filter((name) => !varied.has(name)),
    );
  });
  const common = (name: PlanParameter): ParameterValue | undefined => {
    const values = new Set(sets.map((own) => JSON.stringify(own[name])));
    return values.size === 1 ? sets[0]?.[name] : undefined;
  };
  const held: { readonly [name in PlanParameter]?: Cell } = Object.fromEntries(
    Object.entries(at)
      .filter(([name]) => name !== "case")
      .map(([name, wanted]) => [name, heldValue(part, name, wanted)]),
  );
  const numbers = NUMBERS.flatMap((name) => {
    const own = held[name] ?? common(name);
    return typeof own === "number" ? [parameterText(name, own)] : [];
  });
  const loss = held.loss ?? common("loss");
  return [
    ...learnerInWords({ ...held, ...commonTexts(common) }),
    ...(typeof loss === "string" ? [lossInWords(loss)] : []),
    ...numbers,
    ...(isScattered(part, view) ? rangesOf(axes, [x, y, color]) : []),
    ...(compute.kind === "optimum" && value !== "value"
      ? [`${variedText(compute)} of least $${objectiveText(compute)}$`]
      : []),
  ];
}

/** Ranges of the parameters that run along with the axes of a joint design and are not drawn. */
function rangesOf(axes: readonly Axis[], drawn: readonly (string | undefined)[]): string[] {
  const joint = axes.filter(({ names }) => names.length > 1);
  return joint.flatMap(({ names, points }) =>
    names.flatMap((name, i) => {
      if (drawn.includes(name)) return [];
      const values = points.map((point) => point[i] as number);
      const [least, largest] = numberRange(values);
      const high = Number(largest.toPrecision(2));
      // The least of many uniform numbers is almost the 0 that was meant.
      const low = !spacedByRatio(values) && least < NEARLY_NOTHING * high ? 0 : Number(least.toPrecision(2));
      return [`$${symbolOf(name) ?? name}$ from ${low} to ${high}`];
    }),
  );
}

function commonTexts(common: (name: PlanParameter) => ParameterValue | undefined): ParameterSet {
  const names = PARAMETER_COLUMNS.filter((name) => !isNumeric(name) && name !== "loss");
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = common(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
