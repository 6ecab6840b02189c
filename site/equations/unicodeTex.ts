/** Characters of the equation sheet in LaTeX. */
const CHARACTERS: Readonly<Record<string, string>> = {
  ...{ α: "\\alpha", β: "\\beta", γ: "\\gamma", δ: "\\delta", ε: "\\varepsilon", ζ: "\\zeta", η: "\\eta" },
  ...{ θ: "\\theta", κ: "\\kappa", λ: "\\lambda", μ: "\\mu", ν: "\\nu", ξ: "\\xi", π: "\\pi", ρ: "\\rho" },
  ...{ ϱ: "\\varrho", σ: "\\sigma", τ: "\\tau", φ: "\\varphi", χ: "\\chi", ψ: "\\psi", ω: "\\omega" },
  ...{ Γ: "\\Gamma", Δ: "\\Delta", Θ: "\\Theta", Λ: "\\Lambda", Π: "\\prod", Φ: "\\Phi", Ψ: "\\Psi", Ω: "\\Omega" },
  ...{ Σ: "\\sum", "∫": "\\int", "∮": "\\oint", "∂": "\\partial", "∇": "\\nabla", ℓ: "\\ell", "∞": "\\infty" },
  ...{
    "⋆": "_{\\star}",
    "″": "''",
    "→": "\\to",
    "←": "\\leftarrow",
    "↦": "\\mapsto",
    "⇒": "\\Rightarrow",
    "≤": "\\le",
    "≥": "\\ge",
  },
  ...{ "≃": "\\simeq", "≈": "\\approx", "≠": "\\ne", "≪": "\\ll", "≫": "\\gg", "∝": "\\propto", "∈": "\\in" },
  ...{
    "±": "\\pm",
    "∓": "\\mp",
    "·": "\\cdot",
    "×": "\\times",
    "−": "-",
    "~": "\\sim",
    "⟨": "\\langle",
    "⟩": "\\rangle",
  },
  ...{
    "‖": "\\Vert",
    "|": "\\vert",
    "…": "\\dots",
    "½": "\\tfrac12",
    "¼": "\\tfrac14",
    "′": "'",
    "∪": "\\cup",
    "∩": "\\cap",
  },
  ...{
    "∘": "\\circ",
    "⊙": "\\odot",
    "⊗": "\\otimes",
    "≡": "\\equiv",
    "%": "\\%",
    "#": "\\#",
    "⊥": "\\perp",
    "†": "\\dagger",
  },
};

/** Marks over the letter before them. */
const ACCENTS: Readonly<Record<string, string>> = {
  "\u0302": "hat",
  "\u0303": "tilde",
  "\u0304": "bar",
  "\u0307": "dot",
};

const RAISED: Readonly<Record<string, string>> = {
  ...{ "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9" },
  ...{ "⁽": "(", "⁾": ")", "⁻": "-", "⁺": "+", ᵃ: "a", ᵇ: "b", ᵈ: "d", ᵉ: "e", ⁱ: "i", ʲ: "j", ˡ: "l", ᵐ: "m", ᵖ: "p" },
  ...{ ʳ: "r", ᵛ: "v", ʷ: "w", ˣ: "x", ʸ: "y", ᵀ: "T", ᵏ: "k", ᵘ: "u", ⁿ: "n", ᵗ: "t", ˢ: "s" },
};
const LOWERED: Readonly<Record<string, string>> = {
  ...{ "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9" },
  ...{ "₍": "(", "₎": ")", ₐ: "a", ₑ: "e", ₕ: "h", ₗ: "l", ₒ: "o", ₚ: "p", ᵣ: "r", ᵤ: "u", ᵥ: "v" },
  ...{ "₊": "+", "₋": "-", ᵢ: "i", ⱼ: "j", ₖ: "k", ₙ: "n", ₜ: "t", ₛ: "s", ₘ: "m", ₓ: "x" },
};

/** Names set upright. */
const FUNCTIONS = new Set(
  "log exp sin cos tan cot arctan arccos arcsin sinh cosh tanh max min erf erfc Var Cov rank sign prox argmin Re Im tr Tr diag span".split(
    " ",
  ),
);

/** True if everything in a formula has a form in LaTeX. */
export function isTypeset(tex: string): boolean {
  return /^[\x20-\x7e\n]*$/.test(tex);
}

/** The notation of the equation sheet as LaTeX. A character that it does not know stays. */
export function unicodeTex(formula: string): string {
  const characters = Array.from(formula.normalize("NFD").replace(/=\u0338/g, "≠"));
  let tex = "";
  let at = 0;
  const run = (table: Readonly<Record<string, string>>): string => {
    let found = "";
    while (at < characters.length && Object.hasOwn(table, characters[at]!)) found += table[characters[at++]!]!;
    return found;
  };
  /** Text inside the bracket that opens here. */
  const bracket = (open: string, close: string): string => {
    let depth = 0;
    const start = at + 1;
    do {
      if (characters[at] === open) depth++;
      if (characters[at] === close) depth--;
      at++;
    } while (depth > 0 && at < characters.length);
    return characters.slice(start, at - (depth === 0 ? 1 : 0)).join("");
  };
  const word = (): string => {
    let found = "";
    while (
      at < characters.length &&
      /[A-Za-z]/.test(characters[at]!) &&
      !Object.hasOwn(ACCENTS, characters[at + 1] ?? "")
    )
      found += characters[at++]!;
    return found;
  };
  while (at < characters.length) {
    const character = characters[at]!;
    const next = characters[at + 1] ?? "";
    if (Object.hasOwn(ACCENTS, next)) {
      tex += `\\${ACCENTS[next]!}{${CHARACTERS[character] ?? character}}`;
      at += 2;
    } else if (Object.hasOwn(LOWERED, character)) tex += `_{${run(LOWERED)}}`;
    else if (Object.hasOwn(RAISED, character)) tex += `^{${run(RAISED)}}`;
    else if (character === "√") {
      at++;
      if (characters[at] === "(") tex += `\\sqrt{${unicodeTex(bracket("(", ")"))}}`;
      else {
        const start = at++;
        while (
          at < characters.length &&
          (Object.hasOwn(ACCENTS, characters[at]!) || Object.hasOwn(LOWERED, characters[at]!))
        )
          at++;
        while (/\d/.test(characters[start]!) && /\d/.test(characters[at] ?? "")) at++;
        tex += `\\sqrt{${unicodeTex(characters.slice(start, at).join(""))}}`;
      }
    } else if (character === "_" || character === "^") {
      at++;
      if (characters[at] === "{") tex += `${character}{${unicodeTex(bracket("{", "}"))}}`;
      else if (characters[at] === "(") tex += `${character}{(${unicodeTex(bracket("(", ")"))})}`;
      else {
        const start = at;
        if (/[−+∞-]/.test(characters[at] ?? "")) at++;
        while (
          /^(?:\p{L}|[0-9]|\u0302|\u0304|\.(?=\d))/u.test(characters.slice(at, at + 2).join("")) &&
          !Object.hasOwn(RAISED, characters[at]!)
        )
          at++;
        const part = characters.slice(start, at).join("");
        tex += `${character}{${/^[a-zA-Z]{3,}$/.test(part) ? `\\mathrm{${part}}` : unicodeTex(part)}}`;
      }
    } else if (/[A-Za-z]/.test(character)) tex += wordTex(word());
    else if (character === " ") {
      const start = at;
      while (characters[at] === " ") at++;
      // Two blanks before an equals sign align it with that of the line above.
      tex += at - start > 1 && characters[at] !== "=" ? " \\qquad " : " ";
    } else if (character === "{" || character === "}") {
      tex += `\\${character}`;
      at++;
    } else {
      const known = CHARACTERS[character];
      tex += known === undefined ? character : /[a-z]$/.test(known) && known.startsWith("\\") ? `${known} ` : known;
      at++;
    }
  }
  // Blanks around words are kept, those of mathematics are the typesetter's.
  return tex.replace(/ *(\\text\{[^}]*\}) */g, "\\ $1\\ ");
}

const SHORT_WORDS = new Set("in of at to as by or on if an is it so no up for the and all its are has with".split(" "));

function wordTex(word: string): string {
  if (word.length === 1) return word;
  if (FUNCTIONS.has(word)) return `\\operatorname{${word}}`;
  if (/^d(?:log|exp)$/.test(word)) return `d\\operatorname{${word.slice(1)}}`;
  if (word === "SE" || word === "BO") return `\\mathrm{${word}}`;
  if (word.length >= 4 || SHORT_WORDS.has(word)) return `\\text{${word}}`;
  return word;
}
