import { labelSegments } from "./labelSegments.js";

/** Commands that are not read as their own name; relations stand free. */
const READ_AS: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    to: " -> ",
    rightarrow: " -> ",
    infty: "infinity",
    varepsilon: "epsilon",
    star: "Star",
    le: " <= ",
    leq: " <= ",
    ge: " >= ",
    geq: " >= ",
    approx: " ~ ",
    sim: " ~ ",
    pm: " +/- ",
    times: " x ",
    cdot: "*",
    left: "",
    right: "",
  }),
);

/**
 * A label as a terminal and a spreadsheet can show it: in the spelling of the flags and the data files.
 *
 * @example
 * plainLabel("$\\lambda \\to 0^+$: $E_{\\mathrm{gen}}$") // => "lambda -> 0+: E_gen"
 */
export function plainLabel(label: string): string {
  return labelSegments(label)
    .map(({ kind, content }) => (kind === "text" ? content : plainMath(content)))
    .join("");
}

function plainMath(tex: string): string {
  return tex
    .replace(/\\(?:mathrm|mathit|text|operatorname)\s*\{([^{}]*)\}/g, "{$1}")
    .replace(/\\frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, "$1/$2")
    .replace(/\\sqrt\s*\{([^{}]*)\}/g, "sqrt($1)")
    .replace(/\\[,;:! ]/g, " ")
    .replace(/\\mu_1/g, "mu1")
    .replace(/\\([a-zA-Z]+)/g, (_command, name: string) => READ_AS.get(name) ?? name)
    .replace(/\^\s*\{([^{}]{2,})\}/g, "^($1)")
    .replace(/\^\+/g, "+")
    .replace(/_(?:\{?\s*)Star\}?/g, "Star")
    .replace(/[{}\\]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
