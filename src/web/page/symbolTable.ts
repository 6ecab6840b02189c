import { E_GEN, E_MEM } from "../../../equations/vocabulary/observables.js";
import type { Equation } from "./equation.js";

/** A letter of the equations and its meaning. */
export interface EquationSymbol {
  /** Unique name. */
  readonly name: string;
  readonly tex: string;
  /** Text alternative for screen readers. */
  readonly spoken: string;
  readonly meaning: string;
  /** Letters in the LaTeX of an equation, as lettersOf returns them, that need this row. */
  readonly letters: readonly string[];
  /** Labels of the equations in which the letters have this meaning. Default: all. */
  readonly within?: readonly string[];
}

const SPECTRUM = ["SP.1", "SP.2", "SP.3", "SP.4", "SP.5"] as const;
const THRESHOLDS = ["TH.1", "TH.2"] as const;

/** Letters in the order of the equations: data, learner, channel, spectrum, observables, baselines. */
export const SYMBOLS: readonly EquationSymbol[] = [
  {
    name: "alpha",
    tex: "\\alpha=n/d",
    spoken: "α = n/d",
    meaning: "samples per input dimension",
    letters: ["\\alpha"],
  },
  {
    name: "epsilon",
    tex: "\\varepsilon",
    spoken: "ε",
    meaning: "fraction of labels that are fair coins (facts); the others follow the teacher (rule)",
    letters: ["\\varepsilon", "c"],
  },
  {
    name: "labelCorrelation",
    tex: "c=(1-\\varepsilon)\\sqrt{2/\\pi}",
    spoken: "c = (1 − ε) √(2/π)",
    meaning: "correlation of the labels with the teacher's field",
    letters: ["c"],
  },
  {
    name: "lambda",
    tex: "\\lambda",
    spoken: "λ",
    meaning: "ridge penalty on |w|²/2",
    letters: ["\\lambda", "\\zeta"],
  },
  {
    name: "loss",
    tex: "\\ell(u)",
    spoken: "ℓ(u)",
    meaning: "loss at the margin u = y f(x) of a sample",
    letters: ["\\ell"],
  },
  {
    name: "leastLoss",
    tex: "u_0",
    spoken: "u₀",
    meaning: "margin beyond which the loss has its least value; 1 for losses that fall forever",
    letters: ["u_0"],
  },
  {
    name: "displacement",
    tex: "G(u)=\\mathrm{prox}(u)-u",
    spoken: "G(u) = prox(u) − u",
    meaning: "shift of a sample's margin by training",
    letters: ["G"],
    within: ["CH.1", "CH.2", "CH.3", "CH.8", "LI.1"],
  },
  {
    name: "overlaps",
    tex: "m=\\mathrm{Cov}(z,f),\\quad q=\\mathrm{Var} f",
    spoken: "m = Cov(z, f), q = Var f",
    meaning: "of the learner's field f on fresh inputs, with the teacher's field z = θ·x/√d",
    letters: ["m", "q"],
    within: ["CH.2", "CH.3", "CH.4", "CH.5", "SP.1", "OB.1", "OB.2", "LI.2", "TI.1", "MF.3", "MF.4"],
  },
  {
    name: "V",
    tex: "V",
    spoken: "V",
    meaning: "response of f: its variance under the rescaled posterior",
    letters: ["V"],
  },
  {
    name: "conjugates",
    tex: "\\hat m,\\;\\hat q,\\;\\hat V",
    spoken: "m̂, q̂, V̂",
    meaning: "their conjugates",
    letters: ["\\hat m", "\\hat q", "\\hat V", "\\zeta"],
  },
  {
    name: "tau",
    tex: "\\tau^2=q-m^2",
    spoken: "τ² = q − m²",
    meaning: "part of Var f that is orthogonal to the teacher",
    letters: ["\\tau"],
  },
  {
    name: "labelDensity",
    tex: "p(t)=\\phi(t)\\,[\\varepsilon+2(1-\\varepsilon)\\Phi(bt)],\\quad b=m/\\tau",
    spoken: "p(t) = φ(t) [ε + 2(1 − ε) Φ(b t)], b = m/τ",
    meaning: "density of the margins √q t before training",
    letters: ["p"],
    within: ["CH.3", "CH.5"],
  },
  {
    name: "normal",
    tex: "\\phi,\\;\\Phi",
    spoken: "φ, Φ",
    meaning: "standard normal density and distribution function",
    letters: ["\\phi", "\\Phi", "p"],
  },
  {
    name: "zeta",
    tex: "\\zeta=\\lambda/\\hat V",
    spoken: "ζ = λ/V̂",
    meaning: "the one unknown of the spectrum",
    letters: ["\\zeta"],
  },
  {
    name: "averages",
    tex: "\\begin{aligned}&A=\\left\\langle\\tfrac{\\nu}{\\zeta+\\nu}\\right\\rangle,\\quad S=\\left\\langle\\tfrac{t}{\\zeta+\\nu}\\right\\rangle\\\\[3pt]&Q=\\left\\langle\\tfrac{\\nu^2}{(\\zeta+\\nu)^2}\\right\\rangle,\\quad R=\\left\\langle\\tfrac{t\\nu}{(\\zeta+\\nu)^2}\\right\\rangle-S^2\\end{aligned}",
    spoken: "A = ⟨ν/(ζ + ν)⟩, S = ⟨t/(ζ + ν)⟩, Q = ⟨ν²/(ζ + ν)²⟩, R = ⟨tν/(ζ + ν)²⟩ − S²",
    meaning:
      "sums over the eigenvalues ν of the features' covariance, with the teacher's part t there, per input dimension",
    letters: ["A", "S", "Q", "R", "\\nu"],
    within: [...SPECTRUM, "RE.3", "LI.2", "TI.1", "DI.2"],
  },
  {
    name: "fraction",
    tex: "s",
    spoken: "s",
    meaning:
      "fraction of the teacher's inputs that the student is trained on; all other equations are those of the teacher, at its λ₀",
    letters: ["s"],
    within: ["DI.2"],
  },
  {
    name: "moments",
    tex: "\\mu_1,\\;\\mu_\\star",
    spoken: "μ₁, μ⋆",
    meaning: "linear and non-linear part of the features; γ = arctan(μ₁/μ⋆)",
    letters: ["\\mu_1", "\\mu_\\star"],
  },
  {
    name: "aspect",
    tex: "g=1/\\kappa,\\quad\\kappa=p/d",
    spoken: "g = 1/κ, κ = p/d",
    meaning: "inputs per feature, and features per input",
    letters: ["g"],
    within: ["SP.4", "SP.5"],
  },
  {
    name: "activation",
    tex: "\\sigma,\\quad\\mu_0=E[\\sigma(g)]",
    spoken: "σ, μ₀ = E[σ(g)]",
    meaning: "the activation and its mean, g standard normal",
    letters: ["\\sigma", "\\mu_0"],
  },
  {
    name: "kernel",
    tex: "K(t)",
    spoken: "K(t)",
    meaning: "the kernel at t = x·x′/d",
    letters: ["K"],
  },
  {
    name: E_GEN,
    tex: "E_{\\mathrm{gen}}",
    spoken: "E_gen",
    meaning: "share of fresh inputs on which sign f is not the rule",
    letters: ["E_{\\mathrm{gen}}"],
  },
  {
    name: E_MEM,
    tex: "E_{\\mathrm{mem}}",
    spoken: "E_mem",
    meaning: "share of the training facts that sign f gets wrong",
    letters: ["E_{\\mathrm{mem}}"],
  },
  {
    name: "bayesOverlap",
    tex: "b^2=q/(1-q)",
    spoken: "b² = q/(1 − q)",
    meaning: "q being the overlap of the Bayes-optimal estimate with the teacher",
    letters: ["b"],
    within: ["BO.1", "BO.3"],
  },
  {
    name: "R",
    tex: "R",
    spoken: "R",
    meaning: "overlap with the teacher at the threshold, where E_gen = arccos(ρR)/π",
    letters: ["\\theta"],
    within: THRESHOLDS,
  },
  {
    name: "rho",
    tex: "\\rho^2",
    spoken: "ρ²",
    meaning: "share of the teacher's field that the features carry linearly: 1 for the perceptron",
    letters: ["\\rho"],
  },
  {
    name: "capacity",
    tex: "\\alpha_c",
    spoken: "α_c",
    meaning: "samples per input dimension up to which the labels are separable",
    letters: ["\\alpha_c"],
  },
  {
    name: "ridge",
    tex: "w_{\\mathrm{ridge}}(\\lambda+z)",
    spoken: "w_ridge(λ + z)",
    meaning: "the ridge solution at λ + z, z on a contour around 0 and the spectrum",
    letters: ["w", "\\mathrm{ridge}"],
  },
  {
    name: "residual",
    tex: "p(z)",
    spoken: "p(z)",
    meaning: "what training has left of the distance of a mode to its minimum, at time t or after k steps",
    letters: ["p"],
    within: ["TI.3"],
  },
  {
    name: "step",
    tex: "\\eta,\\;\\beta",
    spoken: "η, β",
    meaning: "step size and momentum",
    letters: ["\\eta", "\\beta"],
  },
  {
    name: "ownPull",
    tex: "f=P\\,y+g",
    spoken: "f = P y + g",
    meaning: "output on a training sample with label y: P is its own pull, g Gaussian",
    letters: ["P", "y", "f", "g"],
    within: ["TI.9"],
  },
  {
    name: "trainedSample",
    tex: "f^t,\\;g^t,\\;\\psi^t",
    spoken: "f^t, g^t, ψ^t",
    meaning: "output on a training sample after t steps, the same without its own pulls, and its pull ψ",
    letters: ["f", "g", "\\psi"],
    within: ["MF.3"],
  },
  {
    name: "responses",
    tex: "R,\\;G,\\;P",
    spoken: "R, G, P",
    meaning:
      "responses: of outputs to pulls, of pulls to outputs, of weights along an eigenvalue ν to pulls; t is the teacher's share on ν",
    letters: ["R", "G", "P", "\\nu"],
    within: ["MF.3", "MF.4"],
  },
  {
    name: "stepCoefficients",
    tex: "a_t,\\;b_t",
    spoken: "a_t, b_t",
    meaning: "of the algorithm; for gradient descent 1 − ηλ and 0",
    letters: ["a", "b"],
    within: ["MF.4"],
  },
  {
    name: "rank",
    tex: "\\mathrm{rank}",
    spoken: "rank",
    meaning:
      "of the features per input dimension: 1 for the perceptron, κ with a non-linear part and min(κ, 1) without",
    letters: ["\\mathrm{rank}"],
  },
];

/** Matches the letters of LaTeX, with hats and indices. */
const LETTER =
  /E_\{\\mathrm\{\w+\}\}|\\mathrm\{\w+\}|\\hat [a-zA-Z]|\\alpha_c|\\mu_(?:\d|\\star)|\\[a-zA-Z]+|[a-zA-Z](?:_[\d+-])?/g;

/** The letters and commands in the LaTeX of an equation. */
export function lettersOf({ tex }: Equation): readonly string[] {
  return tex.replace(/\\(?:begin|end)\{aligned\}|\\\\\[\dpt\]/g, " ").match(LETTER) ?? [];
}

/** True if the equation contains a letter of this row. */
export function standsIn({ letters, within }: EquationSymbol, equation: Equation): boolean {
  return (within?.includes(equation.label) ?? true) && lettersOf(equation).some((letter) => letters.includes(letter));
}

/** Key of a symbol among the typeset formulas. */
export function symbolKey({ name }: EquationSymbol): string {
  return `symbol ${name}`;
}
