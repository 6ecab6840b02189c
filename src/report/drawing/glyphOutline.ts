/** An element of a typeset label. The typesetter's own tree has this shape, and so has a test's. */
export interface GlyphNode {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly unknown[];
}

interface Placement {
  readonly scaleX: number;
  readonly scaleY: number;
  readonly x: number;
  readonly y: number;
}

/**
 * The outlines of all glyphs and rules below a node, as one path.
 *
 * One path instead of a tree of groups is shorter and simpler to read back. Coordinates are rounded to the font's own unit, a
 * thousandth of the type size. Smooth curves (T) are written out as quadratic ones (Q): readers of SVG exist that get chains of T wrong.
 *
 * @param node   Groups, paths and rectangles; the transforms are translations and scalings, the commands M, L, H, V, Q, T and Z.
 * @param refuse Called, and expected to throw, with the reason if anything else is met: text where a glyph is missing, an error message.
 * @returns      SVG path data.
 */
export function glyphOutline(node: GlyphNode, refuse: (reason: string) => never): string {
  const collect = (element: GlyphNode, outer: Placement): string => {
    const attribute = (name: string): string => element.attributes[name] ?? "";
    const at = innerPlacement(outer, attribute("transform"));
    if (attribute("data-mjx-error") !== "") return refuse(attribute("data-mjx-error"));
    if (element.kind === "path") return transformPath(attribute("d"), at, refuse);
    if (element.kind === "rect") {
      const [x = 0, y = 0, width = 0, height = 0] = ["x", "y", "width", "height"].map((name) =>
        Number(attribute(name)),
      );
      return transformPath(`M${x} ${y}H${x + width}V${y + height}H${x}Z`, at, refuse);
    }
    if (element.kind !== "g" && element.kind !== "svg") return refuse("no glyph for a character");
    return element.children.map((child) => collect(child as GlyphNode, at)).join("");
  };
  return collect(node, { scaleX: 1, scaleY: 1, x: 0, y: 0 });
}

function innerPlacement(outer: Placement, transform: string): Placement {
  let at = outer;
  for (const [, kind, list] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [first = 0, second] = numbers(list ?? "");
    at =
      kind === "scale"
        ? { ...at, scaleX: at.scaleX * first, scaleY: at.scaleY * (second ?? first) }
        : { ...at, x: at.x + at.scaleX * first, y: at.y + at.scaleY * (second ?? 0) };
  }
  return at;
}

/** Moves and scales path data whose commands are all absolute. */
function transformPath(path: string, at: Placement, refuse: (reason: string) => never): string {
  const left = (x: number): number => Math.round(at.x + at.scaleX * x);
  const down = (y: number): number => Math.round(at.y + at.scaleY * y);
  // Position of the pen, and the control point that a smooth curve continues.
  let [penX, penY, controlX, controlY] = [0, 0, 0, 0];
  const drawTo = (x: number, y: number): void => {
    [penX, penY, controlX, controlY] = [x, y, x, y];
  };
  const bendTo = (throughX: number, throughY: number, x: number, y: number): string => {
    [controlX, controlY, penX, penY] = [throughX, throughY, x, y];
    return `Q${left(throughX)} ${down(throughY)} ${left(x)} ${down(y)}`;
  };
  return path.replace(/([A-Za-z])([^A-Za-z]*)/g, (_whole, command: string, list: string) => {
    const [a = 0, b = 0, c = 0, d = 0] = numbers(list);
    switch (command) {
      case "M":
      case "L":
        drawTo(a, b);
        return `${command}${left(a)} ${down(b)}`;
      case "H":
        drawTo(a, penY);
        return `H${left(a)}`;
      case "V":
        drawTo(penX, a);
        return `V${down(a)}`;
      case "Q":
        return bendTo(a, b, c, d);
      case "T":
        return bendTo(2 * penX - controlX, 2 * penY - controlY, a, b);
      case "Z":
        return "Z";
      default:
        return refuse(`a glyph with the path command ${command}`);
    }
  });
}

/** The numbers of a list as SVG and the typesetter write them. */
export function numbers(list: string): number[] {
  return (list.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
}
