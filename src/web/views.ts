import { isSwept, NUMERIC_NAMES, PARAMETERS, type SweptParameter } from "../../equations/vocabulary/parameters.js";

/** Views along a parameter: one for every parameter that can be swept. */
const SWEPT_NAMES: readonly SweptParameter[] = NUMERIC_NAMES.filter(isSwept);

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
  /** Parameter of the horizontal axis. The map has lambda on its vertical axis. */
  readonly over: SweptParameter;
  readonly from: number;
  readonly to: number;
  readonly spacing: "linear" | "log";
  /** Whether the curve ends in the limits lambda = 0+ and lambda = infinity. */
  readonly limits: boolean;
  /** Whether the observable of the vertical axis can be chosen. */
  readonly choosesObservable: boolean;
}

/** Titles and ranges of views that differ from those of the parameter's slider. */
const OWN_VIEWS: { readonly [name in SweptParameter]?: Partial<View> } = {
  alpha: { tab: "Learning curve", title: "Learning curve: against samples per dimension", from: 0.1, to: 100 },
  lambda: { tab: "Regularization", title: "Against the regularization", from: 1e-4, to: 1e4 },
  gamma: { tab: "Kernel angle", title: "Against the kernel angle" },
  kappa: { tab: "Double descent", title: "Against features per dimension", from: 0.1, to: 50 },
};

function sweptView(over: SweptParameter): View {
  const { words, slider, limits } = PARAMETERS[over];
  return {
    tab: `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`,
    title: `Against the ${words}`,
    over,
    from: slider?.from ?? 0,
    to: slider?.to ?? 1,
    spacing: slider?.scale ?? "linear",
    limits: limits !== undefined,
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
  },
  capacity: {
    ...sweptView("epsilon"),
    tab: "Capacity",
    title: "Capacity: most samples per dimension whose labels are separable",
    from: 0.005,
    choosesObservable: false,
  },
};
