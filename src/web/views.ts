import { ALGORITHMS } from "../../equations/vocabulary/algorithms.js";
import { isSwept, NUMERIC_NAMES, PARAMETERS, type SweptParameter } from "../../equations/vocabulary/parameters.js";

/** Constants of the training algorithms: curves run along how long a learner is trained, and not along these. */
const CONSTANTS: readonly string[] = Object.values(ALGORITHMS).flatMap(({ needs, runsOver }) =>
  needs.filter((name) => name !== runsOver),
);

/** Views along a parameter: one for every parameter that can be swept and has a slider, the constants of algorithms aside. */
const SWEPT_NAMES: readonly SweptParameter[] = NUMERIC_NAMES.filter(isSwept).filter(
  (name) => PARAMETERS[name].slider !== undefined && !CONSTANTS.includes(name),
);

/** Name of a view. */
export type ViewName = "trade-off" | SweptParameter | "map" | "capacity";

/** The views along a parameter begin with these. */
const FIRST_VIEWS: readonly SweptParameter[] = ["alpha", "lambda", "gamma", "kappa"];

/** Names of the views, in the order of the tabs. */
export const VIEW_NAMES: readonly ViewName[] = [
  "trade-off",
  ...FIRST_VIEWS,
  ...SWEPT_NAMES.filter((name) => !FIRST_VIEWS.includes(name)),
  "map",
  "capacity",
];

/** A view: its titles, and the parameter and range of its horizontal axis. */
export interface View {
  readonly tab: string;
  readonly title: string;
  /** Advice on what to look at, in one sentence. */
  readonly hint: string;
  /** Parameter of the horizontal axis. The map has lambda on its vertical axis. */
  readonly over: SweptParameter;
  readonly from: number;
  readonly to: number;
  readonly spacing: "linear" | "log";
  /** True if the curve begins in the limit 0+, and if it ends in the limit of infinity. */
  readonly limits: readonly [boolean, boolean];
  /** True if the observable of the vertical axis can be chosen. */
  readonly choosesObservable: boolean;
}

/** Titles and ranges of views that differ from those of the parameter's slider. */
const OWN_VIEWS: { readonly [name in SweptParameter]?: Partial<View> } = {
  alpha: {
    tab: "Learning curve",
    title: "Learning curve: against samples per dimension",
    hint: "More samples teach the rule. The dashed line is the best that any learner can do.",
    from: 0.1,
    to: 100,
  },
  lambda: {
    tab: "Regularization",
    title: "Against the regularization",
    hint: "Weak regularization fits the facts, strong averages them away. The star is the best rule.",
    from: 1e-4,
    to: 1e4,
  },
  gamma: {
    tab: "Kernel angle",
    title: "Against the kernel angle",
    hint: "The angle shares the features between rule (linear part) and facts (non-linear part).",
  },
  kappa: {
    tab: "Double descent",
    title: "Against features per dimension",
    hint: "Without regularization the error peaks where the features just fit all labels, κ = α.",
    from: 0.1,
    to: 50,
  },
  epsilon: {
    tab: "Facts",
    hint: "At ε = 0 there is only the rule to learn, at ε = 1 there is none.",
  },
  width: {
    tab: "Rule width",
  },
  attack: {
    title: "Against the size of an attack",
    hint: "An attack moves an input by up to this length, where it hurts the learner most.",
  },
  fraction: {
    tab: "Distillation",
    title: "Against the fraction of the teacher's inputs that a student is trained on",
    hint: "A student learns the outputs of a teacher. Facts can reach it whose inputs it has not seen.",
  },
  time: {
    tab: "Time",
    title: "Against the time of training",
    hint: "Training ends at the minimum. Often the rule is known best before.",
  },
  steps: {
    tab: "Steps",
    title: "Against the steps of training",
    hint: "Gradient descent and its kin from zero weights, step by step.",
    to: 100,
  },
};

function sweptView(over: SweptParameter): View {
  const { words, slider, limits } = PARAMETERS[over];
  return {
    tab: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`,
    title: `Against the ${words}`,
    hint: `How the error depends on the ${words}, everything else fixed.`,
    over,
    from: slider?.from ?? 0,
    to: slider?.to ?? 1,
    spacing: slider?.scale ?? "linear",
    limits: [limits?.lower !== undefined, limits !== undefined],
    choosesObservable: true,
    ...OWN_VIEWS[over],
  };
}

/** Every view, by name. */
export const VIEWS: { readonly [name in ViewName]: View } = {
  "trade-off": {
    ...sweptView("lambda"),
    tab: "Trade-off",
    title: "Memorization against generalization along the regularization",
    hint: "Each point is one regularization λ. Left is better at the rule, down is better at the facts.",
    from: 1e-5,
    to: 1e5,
    choosesObservable: false,
  },
  ...(Object.fromEntries(SWEPT_NAMES.map((name) => [name, sweptView(name)])) as {
    readonly [name in SweptParameter]: View;
  }),
  map: {
    ...sweptView("alpha"),
    tab: "Map",
    title: "Map over samples per dimension and regularization",
    hint: "Every point is a trained learner. The dotted line is the best λ for each number of samples.",
  },
  capacity: {
    ...sweptView("epsilon"),
    tab: "Capacity",
    title: "Capacity: most samples per dimension whose labels are separable",
    hint: "Below the curve the features can fit every label, facts and rule alike.",
    from: 0.005,
    choosesObservable: false,
  },
};
