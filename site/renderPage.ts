import { tex } from "@mdit/plugin-tex";
import MarkdownIt, { type Token } from "markdown-it";
import { anchorNames } from "./anchors.js";
import { codeBlock } from "./codeBlock.js";
import type { Page } from "./page.js";
import { type PageMath, pageMath } from "./typesetMath.js";

/** A heading of a page. */
export interface Heading {
  readonly level: number;
  readonly anchor: string;
  /** Plain text. */
  readonly text: string;
  /** Markup. */
  readonly markup: string;
}

/** A page as markup, with what navigation and search need of it. */
export interface RenderedPage {
  readonly page: Page;
  /** HTML with a mark in the place of each formula; `withMath` replaces the marks. */
  readonly markup: string;
  /** Puts the formulas into markup of this page, and their glyphs where GLYPHS_HERE stands. */
  readonly withMath: (markup: string) => string;
  readonly headings: readonly Heading[];
  /** The text below each heading, in the order of the headings; the first is the page's title. */
  readonly passages: readonly { readonly heading: Heading; readonly text: string }[];
}

interface Environment {
  readonly math: PageMath;
}

/**
 * Typesets a page.
 *
 * @param address The address of a link in the built page.
 */
export function renderPage(page: Page, address: (page: Page, target: string) => string): RenderedPage {
  const math = pageMath(page.source ?? page.path);
  const markdown = renderer();
  const environment: Environment = { math };
  const tokens = markdown.parse(page.text, environment);
  const anchorOf = anchorNames();
  const headings: Heading[] = [];
  const passages: { heading: Heading; text: string }[] = [];
  for (const [index, token] of tokens.entries()) {
    for (const child of token.children ?? []) {
      for (const name of ["href", "src"]) {
        const target = child.attrGet(name);
        if (target !== null) child.attrSet(name, address(page, target));
      }
    }
    if (token.type === "heading_open") {
      const inline = tokens[index + 1]!;
      const text = plainText(inline);
      const heading: Heading = {
        level: Number(token.tag.slice(1)),
        anchor: anchorOf(text),
        text,
        markup: markdown.renderer.renderInline(inline.children ?? [], markdown.options, environment),
      };
      token.attrSet("id", heading.anchor);
      headings.push(heading);
      passages.push({ heading, text: "" });
    } else if (token.type === "inline" && tokens[index - 1]?.type !== "heading_open") {
      append(passages.at(-1), plainText(token));
    } else if (token.type === "fence") append(passages.at(-1), token.content);
  }
  const markup = markdown.renderer.render(tokens, markdown.options, environment);
  return { page, markup, withMath: math.finish, headings, passages };
}

function append(passage: { text: string } | undefined, text: string): void {
  if (passage !== undefined) passage.text += `${text}\n`;
}

function plainText(token: Token): string {
  return (token.children ?? [])
    .filter(({ type }) => ["text", "code_inline", "softbreak", "math_inline"].includes(type))
    .map(({ type, content }) => (type === "softbreak" ? " " : content))
    .join("");
}

function renderer(): MarkdownIt {
  const markdown = new MarkdownIt({ html: true, typographer: false, linkify: false });
  markdown.use(tex, {
    delimiters: "dollars",
    mathFence: true,
    render: (content: string, display: boolean, { math }: Environment) => math.mark(content, display),
  });
  markdown.renderer.rules.fence = (tokens, index) => {
    const { content, info } = tokens[index]!;
    return codeBlock(content, info.trim().split(/\s+/)[0] ?? "");
  };
  markdown.renderer.rules.code_block = (tokens, index) => codeBlock(tokens[index]!.content, "");
  markdown.renderer.rules["table_open"] = () => '<div class="table"><table>\n';
  markdown.renderer.rules["table_close"] = () => "</table></div>\n";
  markdown.renderer.rules["heading_close"] = (tokens, index) => {
    const anchor = tokens[index - 2]?.attrGet("id") ?? "";
    const { tag } = tokens[index]!;
    return `${tag === "h1" ? "" : ` <a class="anchor" href="#${anchor}" aria-label="Link to this section">#</a>`}</${tag}>\n`;
  };
  return markdown;
}
