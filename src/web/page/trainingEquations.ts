import type { AlgorithmName } from "../../../equations/vocabulary/algorithms.js";
import type { CurveSettings } from "../state/curveSettings.js";
import type { ViewName } from "../views.js";
import type { Equation } from "./equation.js";

/** True if the curve is that of a learner along its training. */
export function isTrained({ algorithm }: CurveSettings, view: ViewName): boolean {
  return algorithm !== "minimum" && view !== "capacity";
}

const exact = (settings: CurveSettings, view: ViewName): boolean =>
  isTrained(settings, view) && settings.loss === "square";
const sampled = (settings: CurveSettings, view: ViewName): boolean =>
  isTrained(settings, view) && settings.loss !== "square";

/** Remaining distance of a mode to its minimum, by algorithm. */
const RESIDUALS: { readonly [name in AlgorithmName]: { readonly tex: string; readonly spoken: string } } = {
  "gradient-flow": { tex: "p_t(z)=e^{zt}", spoken: "p_t(z) = exp(zt)" },
  "gradient-descent": { tex: "p_k(z)=(1+\\eta z)^k", spoken: "p_k(z) = (1 + ηz)^k" },
  "heavy-ball": {
    tex: "p_{k+1}(z)=(1+\\beta+\\eta z)\\,p_k-\\beta\\,p_{k-1}",
    spoken: "p_{k+1}(z) = (1 + β + ηz) p_k − β p_{k−1}",
  },
  nesterov: {
    tex: "p_{k+1}(z)=(1+\\eta z)[(1+\\beta_k)p_k-\\beta_kp_{k-1}],\\quad\\beta_k=\\tfrac{k-1}{k+2}",
    spoken: "p_{k+1}(z) = (1 + ηz)[(1 + β_k) p_k − β_k p_{k−1}], β_k = (k − 1)/(k + 2)",
  },
};

/** The equations of a learner along its training. */
export const TRAINING_EQUATIONS: readonly Equation[] = [
  {
    label: "TI.1",
    name: "ridge solution at a complex ridge λ + z",
    tex: "\\zeta\\,(\\alpha-A(\\zeta))=\\lambda+z,\\quad \\frac{1}{1+V}=\\frac{\\lambda+z}{\\alpha\\zeta},\\quad m=cS",
    spoken: "ζ (α − A(ζ)) = λ + z, 1/(1 + V) = (λ + z)/(αζ), m = c S",
    holds: exact,
  },
  ...(Object.entries(RESIDUALS) as [AlgorithmName, { tex: string; spoken: string }][]).map(
    ([name, { tex, spoken }]): Equation => ({
      label: "TI.3",
      form: name,
      name: "training as a contour integral over ridge solutions",
      tex: `\\begin{aligned}&w=\\frac{1}{2\\pi i}\\oint p(z)\\,w_{\\mathrm{ridge}}(\\lambda+z)\\,\\frac{dz}{z}\\\\[3pt]&${tex}\\end{aligned}`,
      spoken: `w = 1/(2πi) ∮ p(z) w_ridge(λ + z) dz/z; ${spoken}`,
      holds: (settings, view) => exact(settings, view) && settings.algorithm === name,
    }),
  ),
  {
    label: "TI.9",
    name: "memorization error",
    tex: "E_{\\mathrm{mem}}=\\Phi\\!\\left(-\\frac{P}{\\sqrt{\\mathrm{Var}\\,g}}\\right),\\qquad f=P\\,y+g",
    spoken: "E_mem = Φ(−P/√Var g), f = P y + g",
    holds: exact,
  },
  {
    label: "MF.3",
    name: "dynamical mean-field theory: a sample",
    tex: "\\begin{aligned}&f^t=g^t+\\sum_{s<t}R(t,s)\\,\\psi^s,\\qquad\\psi=-y\\,\\ell'(yf)\\\\[3pt]&\\hat q=\\alpha E[\\psi^t\\psi^s],\\quad G=\\alpha E\\!\\left[\\frac{d\\psi^t}{dg^s}\\right]\\\\[3pt]&\\hat m=\\alpha E[z\\,\\psi^t]-\\sum_sG(t,s)\\,m_s\\end{aligned}",
    spoken:
      "f^t = g^t + Σ_{s<t} R(t,s) ψ^s, ψ = −y ℓ′(y f); q̂ = α E[ψ^t ψ^s], G = α E[dψ^t/dg^s], m̂ = α E[z ψ^t] − Σ_s G(t,s) m_s",
    holds: sampled,
  },
  {
    label: "MF.4",
    name: "and the weights along an eigenvalue ν",
    tex: "\\begin{aligned}&P^{t+1}=a_tP^t+b_tP^{t-1}+\\eta\\,(1+\\nu\\,GP),\\quad R=\\langle\\nu P\\rangle\\\\[3pt]&m=\\langle tP\\rangle\\,\\hat m,\\quad q=\\langle\\nu^2P\\hat qP^\\top\\rangle+\\langle t\\nu\\,(P\\hat m)^2\\rangle\\end{aligned}",
    spoken: "P at t+1 = a_t P + b_t P at t−1 + η (1 + ν G P), R = ⟨ν P⟩; m = ⟨t P⟩ m̂, q = ⟨ν² P q̂ Pᵀ⟩ + ⟨t ν (P m̂)²⟩",
    holds: sampled,
  },
];
