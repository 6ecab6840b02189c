import type { About, Figure } from "./figure.js";
import { plainLabel } from "./tables/plainLabel.js";

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
]);

function escapeXml(text: string): string {
  return text.replace(/[&<>]/g, (character) => ESCAPES.get(character)!);
}

function unescaped(text: string): string {
  return [...ESCAPES].reduceRight((plain, [character, entity]) => plain.replaceAll(entity, character), text);
}

/** The elements of an SVG document that carry a description. */
export function aboutElements({ title, description, command }: About): string {
  return [
    `<title>${escapeXml(title)}</title>`,
    ...(description === undefined || description === "" ? [] : [`<desc>${escapeXml(description)}</desc>`]),
    ...(command === undefined ? [] : [`<metadata>${escapeXml(command)}</metadata>`]),
    "",
  ].join("\n");
}

/** The description of an SVG document, as aboutElements wrote it; undefined if it has none. */
export function aboutOf(svg: string): About | undefined {
  const content = (name: string): string | undefined => {
    const found = new RegExp(`^<${name}>([^<]*)</${name}>$`, "m").exec(svg)?.[1];
    return found === undefined ? undefined : unescaped(found);
  };
  const [title, description, command] = [content("title"), content("desc"), content("metadata")];
  if (title === undefined) return undefined;
  return {
    title,
    ...(description === undefined ? {} : { description }),
    ...(command === undefined ? {} : { command }),
  };
}

/**
 * The description of a figure that has none of its own: its title, or what is drawn against what, and the line above it.
 *
 * @param command The command that makes it.
 */
export function aboutFigure({ panels, subtitle = [] }: Figure, command: string): About {
  const [panel] = panels;
  const drawn = panel === undefined ? "" : `${panel.heatMap?.label ?? panel.y.label} against ${panel.x.label}`;
  const title = plainLabel(panel?.title ?? drawn);
  const description = subtitle.map(plainLabel).join(", ");
  return { title, ...(description === "" ? {} : { description }), command };
}
