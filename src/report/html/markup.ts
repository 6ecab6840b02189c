/** HTML that is known to be HTML, so that text cannot be taken for it. */
export interface Markup {
  readonly markup: string;
}

/** Content of a template: text and numbers, which are escaped; markup, which is not; nothing. */
export type Content = string | number | Markup | readonly Content[] | undefined;

const ESCAPES: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }),
);

/**
 * HTML from a template: everything that is put in is escaped unless it is HTML from here.
 *
 * @example
 * html`<b>${"a < b"}</b>`.markup // => "<b>a &lt; b</b>"
 */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return { markup: strings.reduce((page, string, index) => `${page}${markupOf(contents[index - 1])}${string}`) };
}

/** Text that is HTML already, such as a picture of ours. */
export function raw(markup: string): Markup {
  return { markup };
}

function markupOf(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string") return content.replace(/[&<>"]/g, (character) => ESCAPES.get(character)!);
  if (typeof content === "number") return String(content);
  return "markup" in content ? content.markup : content.map(markupOf).join("");
}
