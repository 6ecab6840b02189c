import { isTypeset, unicodeTex } from "./unicodeTex.js";

/**
 * The equation sheet as Markdown with LaTeX: the sheet is written in the characters that an editor shows.
 *
 * Indented lines are displays. In a paragraph, mathematics is what has its characters; words stay words. Every label gets an anchor.
 */
export function typesetSheet(sheet: string): string {
  const blocks: string[] = [];
  let display: string[] = [];
  const flush = (): void => {
    if (display.length > 0) blocks.push(displayTex(display));
    display = [];
  };
  for (const line of sheet.split("\n")) {
    if (/^ {4}\S/.test(line)) display.push(line.trim());
    else if (line.trim() === "" && display.length > 0) continue;
    else {
      flush();
      blocks.push(line);
    }
  }
  flush();
  return paragraphs(blocks.join("\n"))
    .map((block) => (/^(?:\$\$|#|```)/.test(block) ? block : proseTex(block)))
    .join("\n\n")
    .replace(/^\*\*\(([A-Z]{2})\.(\d+)\)\*\*/gm, (_label, section: string, number: string) => {
      return `<a id="${section.toLowerCase()}-${number}"></a>**(${section}.${number})**`;
    });
}

function paragraphs(text: string): string[] {
  return text.split(/\n\s*\n/).filter((block) => block.trim() !== "");
}

/** Characters of a display that a narrow page shows. */
const LONGEST = 60;

function displayTex(lines: readonly string[]): string {
  // A long line of several equations is a row for each of them.
  const parts = lines.flatMap((line) => (line.length > LONGEST ? line.split(/ {3,}/) : [line]));
  const rows = parts.map((line) => `& ${unicodeTex(line)}`);
  if (!rows.every(isTypeset)) return `\n\`\`\`text\n${lines.join("\n")}\n\`\`\`\n`;
  return `\n$$\n\\begin{aligned}\n${rows.join(" \\\\\n")}\n\\end{aligned}\n$$\n`;
}

/** Text that is not mathematics whatever its characters: code, links, labels, initials. */
const FIXED =
  /(`[^`]*`|\[[^\]]*\]\([^)]*\)|\*\*[^*]*\*\*|\((?:[A-Z]{2}\.\d+(?:, | to | and )?)+\)|(?<=[(\s])[A-Z]\. (?=[A-Z][a-z]))/;
/** The same, and the bars of a table. */
const FIXED_IN_TABLE = new RegExp(`${FIXED.source.slice(0, -1)}|\\|)`);

function proseTex(block: string): string {
  const isTable = block.startsWith("|");
  const lines = isTable ? block.split("\n") : [block.replace(/\n/g, " ")];
  return lines
    .map((line) =>
      /^\|[-| ]+\|$/.test(line)
        ? line
        : line
            .split(isTable ? FIXED_IN_TABLE : FIXED)
            .map((piece, index) => (index % 2 === 1 ? withLinks(piece) : spans(piece, isTable)))
            .join(""),
    )
    .join("\n");
}

/** Labels in a citation lead to their equations. */
function withLinks(piece: string): string {
  if (!/^\([A-Z]{2}\.\d/.test(piece)) return piece;
  return piece.replace(/([A-Z]{2})\.(\d+)/g, (label, section: string, number: string) => {
    return `[${label}](#${section.toLowerCase()}-${number})`;
  });
}

const FUNCTION_WORD =
  /^(?:log|exp|sin|cos|tan|cot|arctan|arccos|arcsin|max|min|erf|Var|Cov|rank|sign|prox|argmin|Re|Im|E|P)$/;
/** Short words of a sentence within brackets. */
const SENTENCE = new Set("in of at to as by or on if an is it so no the and for all a its".split(" "));
/** Has a character that only mathematics has. */
const STRONG =
  /[\u0370-\u03ff\u2032\u2070-\u209f\u1d2c-\u1d6a⁰¹²³ℓ∞√∫∮∂Σ⟨⟩‖≤≥≃≈≪≫∝∈±·×→←½¼⋆=<>]|[\u0302\u0304\u0307]|[A-Za-z]_|\^|−|\d\+$|^[A-Za-z\d]{1,4}[([]|[A-Za-z\d)]\/[A-Za-z\d(]/u;
const OPERATOR = /^(?:[+/·×=<>≤≥≃≈≪≫∈~←→−-]|mod)$/u;

/** Formulas among words. */
function spans(text: string, isTable: boolean): string {
  const tokens = text.split(/( +)/);
  let done = "";
  let span: string[] = [];
  const flush = (): void => {
    if (span.length > 0) done += formula(span.join(""), isTable);
    span = [];
  };
  const isMath = (token: string, index: number): boolean => {
    const bare = token.normalize("NFD").replace(/^[([|]+|[)\].,;:|]+$/g, "");
    if (bare === "") return span.length > 0 && /^[)\]]+/.test(token);
    if (
      /[A-Za-z]{4,}/.test(bare.replace(/arc(?:cos|sin|tan)2?|prox|sinh|cosh|tanh|_[a-z]+|argmin|rank|sign/g, "")) ||
      /[’]/.test(bare)
    )
      return false;
    const neighbors = [tokens[index - 2] ?? "", tokens[index + 2] ?? ""].map((one) => one.replace(/[,.;:()]+/g, ""));
    const besideOperator = neighbors.some((one) => OPERATOR.test(one));
    if (STRONG.test(bare)) return true;
    if (span.length > 0 && depth(span.join("")) > 0) return !SENTENCE.has(bare);
    if (/^[A-Za-z]$/.test(bare)) return !/^[aAI]$/.test(bare) || besideOperator || /^[([]/.test(token);
    if (OPERATOR.test(bare)) return span.length > 0;
    if (/^[\d./]+$/.test(bare)) return besideOperator;
    if (FUNCTION_WORD.test(bare)) return true;
    return besideOperator && /^[A-Za-z0-9([{}\])/,+^]{1,4}$/.test(bare);
  };
  for (const [index, token] of tokens.entries()) {
    if (index % 2 === 1) {
      if (span.length > 0) span.push(token);
      else done += token;
      continue;
    }
    if (token === "") continue;
    if (!isMath(token, index)) {
      flush();
      done += token;
      continue;
    }
    span.push(token);
    // A comma outside brackets separates formulas.
    if (/[,.;:]$/.test(token) && depth(span.join("")) <= 0) flush();
  }
  flush();
  return done;
}

function depth(text: string): number {
  return (text.match(/[([{]/g)?.length ?? 0) - (text.match(/[)\]}]/g)?.length ?? 0);
}

/** A formula as LaTeX; punctuation and brackets that belong to the sentence stay outside. */
function formula(span: string, isTable: boolean): string {
  let inside = span;
  let [before, after] = ["", ""];
  const tail = /[\s,.;:]+$/.exec(inside)?.[0] ?? "";
  inside = inside.slice(0, inside.length - tail.length);
  after = tail;
  while (depth(inside) > 0 && /^[([]/.test(inside)) {
    before += inside[0]!;
    inside = inside.slice(1);
  }
  while (depth(inside) < 0 && /[)\]]$/.test(inside)) {
    after = inside.at(-1)! + after;
    inside = inside.slice(0, -1);
  }
  if (inside.trim() === "") return span;
  const tex = unicodeTex(inside.replace(/\b0\+/g, "0^{+}")).trim();
  // An unknown character: the formula stays as it is written.
  if (!isTypeset(tex)) return span;
  return `${before}$${isTable ? tex.replaceAll("|", "\\vert ") : tex}$${after}`;
}
