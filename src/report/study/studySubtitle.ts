import type { StudyPart } from "../../study/parts/studyPart.js";
import { neededParameters } from "../../study/plan/computations.js";
import type { Axis, ParameterSet, ParameterValue } from "../../study/plan/plan.js";
import { numberRange } from "../numberRange.js";
import { objectiveText, SYMBOLS, spacedByRatio, variedText } from "./studyAxis.js";
import { heldValue, isScattered, parameterText, type StudyView } from "./studyRows.js";

/** Numbers in the order in which they are told. */
const NUMBERS = ["mu1", "muStar", "gamma", "kappa", "epsilon", "alpha", "lambda", "continuum", "d", "replica"] as const;
/** Characters of an expression that are told. */
const MOST_CHARACTERS = 36;
/** Of a range. */
const NEARLY_NOTHING = 0.01;
const NAMES: { readonly [name: string]: string } = { relu: "ReLU" };

/**
 * What holds for all that a view shows: the learner, the loss, and the parameters that are fixed or held. A figure without it says nothing.
 *
 * @returns Pieces such as "erf kernel", "hinge loss" and "$\\varepsilon = 0.1$".
 */
export function studySubtitle(part: StudyPart, view: StudyView): string[] {
  const { at, value, x, y, color } = view;
  const { compute, fixed, cases, axes } = part;
  const shown = at["case"] === undefined ? cases : cases.filter(({ label }) => label === at["case"]);
  const varied = new Set(axes.flatMap(({ names }) => names));
  const sets = shown.map(({ parameters }): ParameterSet => {
    const all: ParameterSet = { ...fixed, ...parameters };
    const needed = neededParameters(compute, all["model"]);
    return Object.fromEntries(Object.entries(all).filter(([name]) => needed.has(name) && !varied.has(name)));
  });
  const common = (name: string): ParameterValue | undefined => {
    const values = new Set(sets.map((own) => JSON.stringify(own[name])));
    return values.size === 1 ? sets[0]?.[name] : undefined;
  };
  const held = Object.fromEntries(
    Object.entries(at)
      .filter(([name]) => name !== "case")
      .map(([name, wanted]) => [name, heldValue(part, name, wanted)]),
  );
  const numbers = NUMBERS.flatMap((name) => {
    const own = held[name] ?? common(name);
    return typeof own === "number" ? [parameterText(name, own)] : [];
  });
  const loss = held["loss"] ?? common("loss");
  return [
    ...learnerInWords({ ...held, ...commonTexts(common) }),
    ...(typeof loss === "string" ? [`${shortened(loss)} loss`] : []),
    ...numbers,
    ...(isScattered(part, view) ? rangesOf(axes, [x, y, color]) : []),
    ...(compute.kind === "optimum" && value !== "value"
      ? [`${variedText(compute)} of least $${objectiveText(compute)}$`]
      : []),
  ];
}

/** What runs along with the axes of a joint design and is not drawn. */
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
      return [`$${SYMBOLS[name] ?? name}$ from ${low} to ${high}`];
    }),
  );
}

function commonTexts(common: (name: string) => ParameterValue | undefined): Record<string, ParameterValue> {
  const names = ["model", "activation", "kernel", "eigenvalues"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = common(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** "perceptron", "erf kernel", "ReLU random features" */
function learnerInWords(known: Readonly<Record<string, unknown>>): string[] {
  const { model, activation, kernel, eigenvalues } = known;
  const features = typeof activation === "string" ? `${shortened(activation)} ` : "";
  switch (model) {
    case "linear":
      return ["perceptron"];
    case "kernel":
      return [typeof kernel === "string" ? `kernel ${shortened(kernel)}` : `${features}kernel`];
    case "rf":
      return [`${features}random features`];
    case "empirical":
      return [Array.isArray(eigenvalues) ? `${eigenvalues.length} eigenvalues` : "given eigenvalues"];
    default:
      return features === "" ? [] : [`${features}features`];
  }
}

/** A name as people write it, or the beginning of a long expression. */
function shortened(name: string): string {
  const text = NAMES[name] ?? name;
  return (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}...` : text).replaceAll("$", "\\$");
}
