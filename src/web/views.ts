import type { SweptParameter } from "../../equations/vocabulary/parameters.js";

/** Names of the views, in the order of the tabs. */
export const VIEW_NAMES = ["trade-off", "alpha", "lambda", "gamma", "kappa", "map", "capacity"] as const;

/** One of them. */
export type ViewName = (typeof VIEW_NAMES)[number];

/** Observables that can be chosen for the vertical axis. */
export const OBSERVABLE_NAMES = [
  "generalizationError",
  "memorizationError",
  "ruleTrainingError",
  "trainingError",
  "trainingLoss",
  "norm",
] as const;

/** One of them. */
export type ObservableName = (typeof OBSERVABLE_NAMES)[number];

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

/** The angles 0 and pi/2 are left out: they are other models. */
const ANGLES = { from: 0.01, to: 1.56 } as const;

/** Every view, by name. */
export const VIEWS: { readonly [name in ViewName]: View } = {
  "trade-off": {
    tab: "Trade-off",
    title: "Memorization against generalization along the regularization",
    over: "lambda",
    from: 1e-5,
    to: 1e5,
    spacing: "log",
    limits: true,
    choosesObservable: false,
  },
  alpha: {
    tab: "Learning curve",
    title: "Learning curve: against samples per dimension",
    over: "alpha",
    from: 0.1,
    to: 100,
    spacing: "log",
    limits: false,
    choosesObservable: true,
  },
  lambda: {
    tab: "Regularization",
    title: "Against the regularization",
    over: "lambda",
    from: 1e-4,
    to: 1e4,
    spacing: "log",
    limits: true,
    choosesObservable: true,
  },
  gamma: {
    tab: "Kernel angle",
    title: "Against the kernel angle",
    over: "gamma",
    ...ANGLES,
    spacing: "linear",
    limits: false,
    choosesObservable: true,
  },
  kappa: {
    tab: "Double descent",
    title: "Against features per dimension",
    over: "kappa",
    from: 0.1,
    to: 50,
    spacing: "log",
    limits: false,
    choosesObservable: true,
  },
  map: {
    tab: "Map",
    title: "Map over samples per dimension and regularization",
    over: "alpha",
    from: 0.1,
    to: 100,
    spacing: "log",
    limits: false,
    choosesObservable: true,
  },
  capacity: {
    tab: "Capacity",
    title: "Capacity: most samples per dimension whose labels are separable",
    over: "epsilon",
    from: 0.005,
    to: 1,
    spacing: "linear",
    limits: false,
    choosesObservable: false,
  },
};
