import { FUNCTIONS } from "../../equations/expressionFunctions.js";
import { FUNCTION_NAMES, SYMBOLS } from "../../equations/expressionTape.js";
import { ALIASES } from "../../equations/vocabulary/choices.js";
import { PARAMETERS, TEXT_NAMES } from "../../equations/vocabulary/parameters.js";
import { code, markdownTable } from "../markdownTable.js";

/** The operators, in the order in which they bind: the parser has no list of them by kind. */
const OPERATORS: readonly (readonly [string, string])[] = [
  ["`a^b`", "power; `x**3` is written `x^3`"],
  ["`a*b`, `a/b`, `2x`, `2(x+1)`", "product, quotient, product without a sign"],
  ["`a+b`, `a-b`", "sum, difference"],
  ["`<`, `<=`, `>`, `>=`, `==`, `!=`", "comparison"],
  ["`not`, `and`, `xor`, `or`", "logic"],
  ["`c ? a : b`", "a where c holds, else b"],
];

/** Page on the content of an expression: variables, functions and operators. */
export function expressionsPage(): string {
  const variables = TEXT_NAMES.flatMap((name) => {
    const { variable, help } = PARAMETERS[name];
    const examples = Object.values(ALIASES[name]).filter((text) => variable !== undefined && text.includes(variable));
    const shown = [...new Set(examples)].filter((text) => /[*/(]/.test(text)).slice(0, 2);
    return variable === undefined ? [] : [[code(name), code(variable), help, shown.map(code).join(", ")]];
  });
  const names = [...FUNCTION_NAMES].sort();
  const limited = names.flatMap((name) => {
    const domain = FUNCTIONS.get(name)?.domain;
    return domain === undefined ? [] : [`${code(name)} on ${domain.replace("Infinity", "∞")}`];
  });
  return [
    "---\norder: 5\n---\n# Expressions",
    "A loss, an activation or a kernel of your own is an expression in one variable. Values and derivatives are exact to rounding. An expression that has no real value somewhere, or a loss that is not convex, is refused with the place.",
    markdownTable(["parameter", "variable", "", "examples"], variables),
    "## Functions",
    names.map(code).join(", "),
    `Real on a part of the line: ${limited.join(", ")}. Constants: ${[...SYMBOLS.keys()].map(code).join(", ")}.`,
    "## Operators",
    markdownTable(["operator", "meaning"], OPERATORS),
  ].join("\n\n");
}
