/** A fenced block of a Markdown text. */
export interface Block {
  /** Line of the opening fence. */
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

/** The fenced blocks of a Markdown text, and its prose: the text without blocks and formulas. */
export interface Markdown {
  readonly blocks: readonly Block[];
  readonly prose: string;
}

/** Splits a Markdown text into blocks and prose. Inline code stays: in a heading it is part of the anchor. */
export function readMarkdown(text: string): Markdown {
  const blocks: Block[] = [];
  const prose: string[] = [];
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const fence = /^\s*(`{3,}|~{3,})\s*([\w-]*)/.exec(lines[i] as string);
    if (fence === null) {
      prose.push(lines[i] as string);
      continue;
    }
    const [, marks = "", language = ""] = fence;
    const start = i + 1;
    do i++;
    while (i < lines.length && !(lines[i] as string).trim().startsWith(marks));
    if (i === lines.length) throw new Error(`line ${start}: this block is never closed`);
    blocks.push({ line: start, language, code: lines.slice(start, i).join("\n") });
  }
  return { blocks, prose: withoutFormulas(prose.join("\n")) };
}

/** Targets of the links and images of the prose that lie in this repository: neither a web address nor a mail address. */
export function localLinks(prose: string): string[] {
  const text = prose.replace(/`[^`\n]*`/g, "");
  const inline = [...text.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g)];
  const defined = [...text.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/gm)];
  const html = [...text.matchAll(/\b(?:src|href|srcset)="([^"\s]+)/g)];
  return [...inline, ...defined, ...html]
    .map((match) => match[1] as string)
    .filter((target) => !/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(target));
}

/** The anchors of the headings, by the rule of the common hosts: lower case, hyphens for spaces, no punctuation. */
export function anchorsOf(prose: string): Set<string> {
  const anchors = new Set<string>();
  for (const match of prose.matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)) {
    const base = (match[1] as string)
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-");
    let anchor = base;
    for (let count = 1; anchors.has(anchor); count++) anchor = `${base}-${count}`;
    anchors.add(anchor);
  }
  for (const match of prose.matchAll(/\b(?:id|name)="([^"]+)"/g)) anchors.add(match[1] as string);
  return anchors;
}

/** A formula can look like a link: E[g](x). */
function withoutFormulas(text: string): string {
  return text.replace(/\$\$[\s\S]*?\$\$/g, "").replace(/\$[^$\n]+\$/g, "");
}
