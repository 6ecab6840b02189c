import { isLossName, LOSSES } from "../../../equations/vocabulary/losses.js";
import { type CurveSettings, labelLoss } from "../state/curveSettings.js";
import type { ViewName } from "../views.js";
import type { Equation } from "./equation.js";
import { isTrained, TRAINING_EQUATIONS } from "./trainingEquations.js";

/** True if the averages of a loss have a closed form. */
const hasClosedForm = (loss: string): boolean => isLossName(loss) && LOSSES[loss].channel !== undefined;

const solved = (_settings: CurveSettings, view: ViewName): boolean => view !== "capacity";
/** Views with both limits of lambda: as markers, or as strips of the map. */
const withLimits = (view: ViewName): boolean => view === "trade-off" || view === "lambda" || view === "map";

/** Channel, spectrum, observables and baselines, in the order of the computation. */
const OF_LEARNERS: readonly Equation[] = [
  {
    label: "CH.1",
    name: "proximal map of the loss",
    tex: "\\mathrm{prox}(u)=\\arg\\min_x \\frac{(x-u)^2}{2V}+\\ell(x),\\qquad G(u)=\\mathrm{prox}(u)-u",
    spoken: "prox(u) = argmin over x of (x − u)²/(2V) + ℓ(x); G(u) = prox(u) − u",
    holds: ({ loss }, view) => view !== "capacity" && !hasClosedForm(loss),
  },
  {
    label: "CH.2",
    name: "alignment",
    tex: "V\\hat m=\\alpha c\\,E_{s\\sim N(0,1)}[G(\\tau s)],\\qquad c=(1-\\varepsilon)\\sqrt{2/\\pi}",
    spoken: "V m̂ = α c E[G(τ s)], s standard normal, c = (1 − ε) √(2/π)",
    holds: ({ loss }, view) => view !== "capacity" && !hasClosedForm(loss),
  },
  {
    label: "CH.3",
    name: "fluctuation and response",
    tex: "\\begin{aligned}&V^2\\hat q=\\alpha E_p[G(\\sqrt q\\,t)^2],\\quad V\\hat V=\\alpha E_p[1-\\mathrm{prox}'(\\sqrt q\\,t)]\\\\[3pt]&p(t)=\\phi(t)\\,[\\varepsilon+2(1-\\varepsilon)\\Phi(bt)],\\quad b=m/\\tau\\end{aligned}",
    spoken: "V² q̂ = α E_p[G(√q t)²]; V V̂ = α E_p[1 − prox′(√q t)]; p(t) = φ(t) [ε + 2(1 − ε) Φ(b t)], b = m/τ",
    holds: ({ loss }, view) => view !== "capacity" && !hasClosedForm(loss),
  },
  {
    label: "CH.4",
    name: "square loss",
    tex: "\\begin{aligned}&V\\hat m=\\alpha c s,\\quad V^2\\hat q=\\alpha s^2(1+q-2cm),\\quad V\\hat V=\\alpha s\\\\[3pt]&s=\\frac{V}{1+V},\\quad c=(1-\\varepsilon)\\sqrt{2/\\pi}\\end{aligned}",
    spoken: "V m̂ = α c s; V² q̂ = α s² (1 + q − 2 c m); V V̂ = α s; s = V/(1 + V), c = (1 − ε) √(2/π)",
    holds: ({ loss }, view) => view !== "capacity" && loss === "square",
  },
  {
    label: "CH.5",
    name: "hinge loss, window from h₀ = (1−V)/√q to h₁ = 1/√q",
    tex: "\\begin{aligned}&V\\hat V=\\alpha\\int_{h_0}^{h_1}\\!p,\\qquad V\\hat m=\\alpha c\\tau\\int_{(1-V)/\\tau}^{1/\\tau}\\Phi\\\\[3pt]&V^2\\hat q=\\alpha q\\left[(h_1-h_0)^2\\int_{-\\infty}^{h_0}\\!p+\\int_{h_0}^{h_1}(h_1-t)^2p\\right]\\end{aligned}",
    spoken:
      "V V̂ = α ∫ p over the window; V² q̂ = α q [(h₁ − h₀)² ∫ p below it + ∫ (h₁ − t)² p over it]; V m̂ = α c τ ∫ Φ from (1 − V)/τ to 1/τ",
    holds: ({ loss }, view) => view !== "capacity" && loss === "hinge",
  },
  {
    label: "CH.8",
    name: "squared hinge loss",
    tex: "G(u)=s\\,(1-u)_+,\\qquad s=\\frac{V}{1+V}",
    spoken: "G(u) = s (1 − u)₊, s = V/(1 + V)",
    holds: ({ loss }, view) => view !== "capacity" && loss === "squared-hinge",
  },
  {
    label: "SP.1",
    name: "spectrum, ζ = λ/V̂",
    tex: "\\begin{aligned}&V=\\frac{\\zeta A}{\\lambda},\\quad V\\hat V=A,\\quad m=\\frac{(V\\hat m)S}{A}\\\\[3pt]&\\tau^2=\\frac{(V^2\\hat q)Q+(V\\hat m)^2R}{A^2}\\end{aligned}",
    spoken: "V = ζ A/λ; V V̂ = A; m = (V m̂) S/A; τ² = [(V² q̂) Q + (V m̂)² R]/A²",
    holds: solved,
  },
  {
    label: "SP.2",
    name: "perceptron",
    tex: "A=S=\\frac{1}{1+\\zeta},\\quad Q=S^2,\\quad R=0",
    spoken: "A = S = 1/(1 + ζ), Q = S², R = 0",
    holds: ({ model }, view) => view !== "capacity" && model === "linear",
  },
  {
    label: "SP.3",
    name: "kernel",
    tex: "A=\\frac{\\mu_1^2}{\\zeta+\\mu_1^2}+\\frac{\\mu_\\star^2}{\\zeta},\\quad S=\\frac{\\mu_1^2}{\\zeta+\\mu_1^2},\\quad Q=S^2,\\quad R=0",
    spoken: "A = μ₁²/(ζ + μ₁²) + μ⋆²/ζ, S = μ₁²/(ζ + μ₁²), Q = S², R = 0",
    holds: ({ model }, view) => view !== "capacity" && model === "kernel",
  },
  {
    label: "SP.4",
    name: "Marchenko-Pastur, g = 1/κ",
    tex: "\\begin{aligned}&S=\\frac{2}{1+g+z+D},\\quad D=\\sqrt{(1-g)^2+2z(1+g)+z^2}\\\\[3pt]&z=\\frac{\\zeta}{\\mu_1^2}+g\\,r,\\quad r=\\frac{\\mu_\\star^2}{\\mu_1^2}\\end{aligned}",
    spoken: "S = 2/(1 + g + z + D), D = √((1 − g)² + 2z(1 + g) + z²), z = ζ/μ₁² + g r, r = μ⋆²/μ₁²",
    holds: ({ model }) => model === "rf",
  },
  {
    label: "SP.5",
    name: "random features",
    tex: "\\begin{aligned}&A=S\\left[1+\\frac{r}{1-S}\\right],\\quad R=\\frac{gS^2[(1-S)^2+r]}{1-gS^2}\\\\[3pt]&Q=\\frac{S^2}{1-gS^2}\\left[(1-gS)+g(1-S)+2gr+\\frac{g\\,r^2}{(1-S)^2}\\right]\\end{aligned}",
    spoken:
      "A = S [1 + r/(1 − S)]; R = g S² [(1 − S)² + r]/(1 − g S²); Q = S²/(1 − g S²) [(1 − g S) + g(1 − S) + 2 g r + g r²/(1 − S)²]",
    holds: ({ model }, view) => view !== "capacity" && model === "rf",
  },
  {
    label: "AC.1",
    name: "moments of the activation",
    tex: "\\mu_1=E[g\\,\\sigma(g)],\\qquad \\mu_\\star^2=E[(\\sigma(g)-\\mu_0-\\mu_1g)^2]",
    spoken: "μ₁ = E[g σ(g)], μ⋆² = E[(σ(g) − μ₀ − μ₁ g)²]",
    holds: ({ model, featureKind }, view) => model !== "linear" && featureKind === "activation" && view !== "gamma",
  },
  {
    label: "AC.3",
    name: "moments of the kernel",
    tex: "\\mu_1^2=K'(0),\\qquad \\mu_\\star^2=K(1)-K(0)-K'(0)",
    spoken: "μ₁² = K′(0), μ⋆² = K(1) − K(0) − K′(0)",
    holds: ({ model, featureKind }, view) =>
      model === "kernel" && (featureKind === "kernel" || featureKind === "rbf") && view !== "gamma",
  },
  {
    label: "OB.1",
    name: "generalization error",
    tex: "E_{\\mathrm{gen}}=\\frac{1}{\\pi}\\arctan\\frac{\\tau}{m},\\qquad \\tau^2=q-m^2",
    spoken: "E_gen = arctan(τ/m)/π, τ² = q − m²",
    holds: solved,
  },
  {
    label: "OB.2",
    name: "memorization error",
    tex: "E_{\\mathrm{mem}}=\\Phi\\!\\left(-\\frac{V\\,|\\ell'(0)|}{\\sqrt q}\\right)",
    spoken: "E_mem = Φ(−V |ℓ′(0)|/√q)",
    holds: solved,
  },
  {
    label: "LI.1",
    name: "λ → 0⁺, interpolating; G(u) = u₀ − u for the square loss",
    tex: "V=\\infty,\\quad G(u)=(u_0-u)_+,\\quad E_{\\mathrm{mem}}=0",
    spoken: "V = ∞, G(u) = (u₀ − u)₊, E_mem = 0; for a loss least at one point G(u) = u₀ − u",
    holds: (_settings, view) => withLimits(view),
  },
  {
    label: "RE.3",
    name: "λ → 0⁺, not interpolating",
    tex: "\\zeta=0,\\qquad V\\hat V=A=\\mathrm{rank}",
    spoken: "ζ = 0, V V̂ = A = rank",
    holds: ({ model }, view) => withLimits(view) && model !== "kernel",
  },
  {
    label: "LI.2",
    form: "any spectrum",
    name: "λ → ∞, Hebb's rule",
    tex: "\\begin{aligned}&\\lambda V\\to\\langle\\nu\\rangle,\\quad \\lambda m\\to\\alpha ca\\langle t\\rangle,\\quad a=-\\ell'(0)\\\\[3pt]&\\lambda^2\\tau^2\\to\\alpha a^2\\langle\\nu^2\\rangle+\\alpha^2c^2a^2(\\langle t\\nu\\rangle-\\langle t\\rangle^2)\\end{aligned}",
    spoken: "λV → ⟨ν⟩, λm → α c a ⟨t⟩, λ²τ² → α a² ⟨ν²⟩ + α² c² a² (⟨tν⟩ − ⟨t⟩²), a = −ℓ′(0)",
    holds: ({ model }, view) => withLimits(view) && model === "rf",
  },
  {
    label: "LI.2",
    name: "λ → ∞, Hebb's rule (one eigenvalue)",
    tex: "\\begin{aligned}&E_{\\mathrm{gen}}=\\frac1\\pi\\arccos\\frac{c\\sqrt\\alpha}{\\sqrt{1+c^2\\alpha}}\\\\[3pt]&E_{\\mathrm{mem}}=\\Phi\\!\\left(-\\frac{\\mu_1^2+\\mu_\\star^2}{\\mu_1^2\\sqrt{c^2\\alpha^2+\\alpha}}\\right)\\end{aligned}",
    spoken: "E_gen = arccos(c √α/√(1 + c² α))/π, E_mem = Φ(−(μ₁² + μ⋆²)/(μ₁² √(c² α² + α)))",
    holds: ({ model }, view) => withLimits(view) && model !== "rf",
  },
  {
    label: "BO.1",
    name: "Bayes-optimal baseline",
    tex: "\\begin{aligned}&\\frac{b^2}{1+b^2}=\\alpha(1-\\varepsilon)^2\\!\\int\\!\\frac{\\phi(t)\\,\\phi(bt)^2}{Z_+Z_-}\\,dt\\\\[3pt]&Z_\\pm=\\tfrac{\\varepsilon}{2}+(1-\\varepsilon)\\Phi(\\pm bt)\\end{aligned}",
    spoken: "b²/(1 + b²) = α (1 − ε)² ∫ φ(t) φ(b t)²/(Z₊ Z₋) dt, Z± = ε/2 + (1 − ε) Φ(± b t)",
    holds: (_settings, _view, bayes) => bayes,
  },
  {
    label: "BO.3",
    name: "its generalization error",
    tex: "E_{\\mathrm{gen}}^{\\mathrm{BO}}=\\frac1\\pi\\arctan\\frac1b",
    spoken: "E_gen of the Bayes-optimal learner = arctan(1/b)/π",
    holds: (_settings, _view, bayes) => bayes,
  },
  {
    label: "TH.1",
    name: "separability, θ = arccos R, ψ = arccos(ρR)",
    tex: "\\begin{aligned}&\\sin^2\\theta\\;\\rho(1-\\varepsilon)\\sin\\psi=\\pi\\cos\\theta\\,B(\\psi)\\\\[3pt]&B(\\psi)=\\frac{\\varepsilon}{2}+(1-\\varepsilon)\\frac{2\\psi-\\sin2\\psi}{2\\pi}\\end{aligned}",
    spoken: "sin²θ ρ (1 − ε) sin ψ = π cos θ B(ψ), B(ψ) = ε/2 + (1 − ε)(2ψ − sin 2ψ)/(2π)",
    holds: (_settings, view) => view === "capacity",
  },
  {
    label: "TH.2",
    name: "capacity",
    tex: "\\alpha_c=\\mathrm{rank}\\cdot\\frac{\\sin^2\\theta}{B(\\psi)}",
    spoken: "α_c = rank · sin²θ/B(ψ)",
    holds: (_settings, view) => view === "capacity",
  },
];

/** Equations of the minimum of the training objective. */
const OF_THE_MINIMUM = /^(CH|LI|RE|SP\.1|OB\.2)/;
/** Equations that a student does not have: its limits and its errors on facts are others. */
const OF_NO_STUDENT = /^(LI|RE|OB\.2)/;

const OF_STUDENTS: Equation = {
  label: "DI.2",
  name: "student: the one unknown of its spectrum",
  tex: "\\zeta_1\\,(s\\alpha-A(\\zeta_1))=\\lambda",
  spoken: "ζ₁ (s α − A(ζ₁)) = λ",
  holds: ({ teacher }, view) => teacher !== "" && view !== "capacity",
};

/** The equations in the order of the computation; those of the minimum are not in use along a training. */
export const EQUATIONS: readonly Equation[] = [
  ...TRAINING_EQUATIONS,
  ...OF_LEARNERS.map((equation) =>
    OF_THE_MINIMUM.test(equation.label)
      ? {
          ...equation,
          holds: (settings: CurveSettings, view: ViewName, bayes: boolean) =>
            !isTrained(settings, view) &&
            (settings.teacher === "" || view === "capacity" || !OF_NO_STUDENT.test(equation.label)) &&
            equation.holds({ ...settings, loss: labelLoss(settings) }, view, bayes),
        }
      : equation,
  ),
  OF_STUDENTS,
];

/** The name of an equation among the typeset formulas. */
export function equationKey({ label, form }: Equation): string {
  return form === undefined ? label : `${label}, ${form}`;
}
