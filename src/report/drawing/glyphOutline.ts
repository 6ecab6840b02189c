/** An element of MathJax's tree; a test's tree has this shape too. */
export interface GlyphNode {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly unknown[];
}

/** A glyph or a rule of a typeset label. */
export interface Glyph {
  /** SVG path data, y upward. */
  readonly path: string;
  /** Translations and scalings as in an SVG transform list, the outermost first. */
  readonly transform: string;
}

/**
 * The glyphs and rules below a node, in their order.
 *
 * @param node   Groups, paths and rectangles.
 * @param refuse Called, and expected to throw, with the reason if anything else is met: text where a glyph is missing, an error message.
 */
export function glyphsBelow(node: GlyphNode, refuse: (reason: string) => never): Glyph[] {
  const collect = ({ kind, attributes, children }: GlyphNode, outer: string): Glyph[] => {
    const attribute = (name: string): string => attributes[name] ?? "";
    const transform = `${outer}${attribute("transform")}`;
    if (attribute("data-mjx-error") !== "") return refuse(attribute("data-mjx-error"));
    if (kind === "path") return attribute("d") === "" ? [] : [{ path: attribute("d"), transform }];
    if (kind === "rect") {
      const [x = 0, y = 0, width = 0, height = 0] = ["x", "y", "width", "height"].map((name) =>
        Number(attribute(name)),
      );
      return [{ path: `M${x} ${y}H${x + width}V${y + height}H${x}Z`, transform }];
    }
    if (kind !== "g" && kind !== "svg") return refuse("no glyph for a character");
    return children.flatMap((child) => collect(child as GlyphNode, transform));
  };
  return collect(node, "");
}

/**
 * Glyphs as one path.
 *
 * One path instead of a tree of groups is shorter and simpler to read back. Coordinates are rounded to the font's own unit, a
 * thousandth of the type size. Smooth curves (T) are written out as quadratic ones (Q): readers of SVG exist that get chains of T wrong.
 *
 * @param glyphs Paths with the commands M, L, H, V, Q, T and Z.
 * @param refuse Called, and expected to throw, with the reason where there is another command.
 * @returns      SVG path data.
 */
export function glyphOutline(glyphs: readonly Glyph[], refuse: (reason: string) => never): string {
  return glyphs.map(({ path, transform }) => transformPath(path, placement(transform), refuse)).join("");
}

interface Placement {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
}

function placement(transform: string): Placement {
  let [scaleX, scaleY, x, y] = [1, 1, 0, 0];
  for (const [, kind, list] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [first = 0, second] = numbers(list ?? "");
    if (kind === "scale") {
      scaleX *= first;
      scaleY *= second ?? first;
    } else {
      x += scaleX * first;
      y += scaleY * (second ?? 0);
    }
  }
  return { scaleX, scaleY, x, y };
}

/** The commands of a path and all their numbers, one after the other. */
interface PathParts {
  readonly commands: string;
  readonly numbers: readonly number[];
}

const partsByPath = new Map<string, PathParts>();

function partsOf(path: string): PathParts {
  let parts = partsByPath.get(path);
  if (parts === undefined) {
    parts = { commands: path.replace(/[^A-Za-z]+/g, ""), numbers: numbers(path) };
    partsByPath.set(path, parts);
  }
  return parts;
}

/** Moves and scales path data whose commands are all absolute. */
function transformPath(path: string, at: Placement, refuse: (reason: string) => never): string {
  const { commands, numbers } = partsOf(path);
  const left = (x: number): number => Math.round(at.x + at.scaleX * x);
  const down = (y: number): number => Math.round(at.y + at.scaleY * y);
  // Position of the pen, and the control point that a smooth curve continues.
  let penX = 0;
  let penY = 0;
  let controlX = 0;
  let controlY = 0;
  let next = 0;
  let moved = "";
  for (const command of commands) {
    moved += command === "T" ? "Q" : command;
    switch (command) {
      case "H":
        penX = numbers[next++]!;
        moved += String(left(penX));
        break;
      case "V":
        penY = numbers[next++]!;
        moved += String(down(penY));
        break;
      case "Z":
        continue;
      case "Q":
      case "T":
        controlX = command === "Q" ? numbers[next++]! : 2 * penX - controlX;
        controlY = command === "Q" ? numbers[next++]! : 2 * penY - controlY;
        penX = numbers[next++]!;
        penY = numbers[next++]!;
        moved += `${left(controlX)} ${down(controlY)} ${left(penX)} ${down(penY)}`;
        continue;
      case "M":
      case "L":
        penX = numbers[next++]!;
        penY = numbers[next++]!;
        moved += `${left(penX)} ${down(penY)}`;
        break;
      default:
        return refuse(`a glyph with the path command ${command}`);
    }
    controlX = penX;
    controlY = penY;
  }
  return moved;
}

/** The numbers of a list as SVG and the typesetter write them. */
export function numbers(list: string): number[] {
  return (list.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
}
