/** A page of the site before it is typeset. */
export interface Page {
  /** Place in the built site, with forward slashes: "tutorial/first-curve.html". */
  readonly path: string;
  /** Folder of its section; "" for the home page. */
  readonly section: string;
  readonly title: string;
  /** Place within its section; pages with the same number stand in alphabetical order. */
  readonly order: number;
  /** Markdown, with the title as its first heading. */
  readonly text: string;
  /** The file in the repository that it was read from: links are relative to it. Undefined for generated pages, whose links are relative to the page. */
  readonly source?: string;
}

const LAST = 1000;

/**
 * A page from a Markdown text.
 *
 * The title is the first heading. Front matter may hold `order: 3`.
 *
 * @throws {Error} naming the page if it has no title.
 */
export function pageOf(path: string, markdown: string, source?: string): Page {
  const [, front = "", text = ""] = /^(?:---\n([\s\S]*?)\n---\n)?([\s\S]*)$/.exec(markdown) ?? [];
  const title = /^# (.+)$/m.exec(text)?.[1];
  if (title === undefined) throw new Error(`${source ?? path} has no title: a line that begins with "# "`);
  const order = Number(/^order: *(\d+)$/m.exec(front)?.[1] ?? LAST);
  const section = path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
  return { path, section, title: title.trim(), order, text, ...(source === undefined ? {} : { source }) };
}

/** The first paragraph of a page as one line of Markdown: what lists of pages say of it. */
export function firstParagraph({ text }: Page): string {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
  const prose = paragraphs.find((paragraph) => paragraph !== "" && !/^(?:#|\||```|!|<|>|[-*] )/.test(paragraph));
  return (prose ?? "").replace(/\s*\n\s*/g, " ");
}

/** Pages in the order of a list: by number, then by title. */
export function inOrder(pages: readonly Page[]): readonly Page[] {
  return [...pages].sort((one, other) => one.order - other.order || one.title.localeCompare(other.title, "en"));
}
