import type { MathText } from "../../report/drawing/mathText.js";

/** Labels whose outlines share their shapes: a letter is stored once, however often it occurs. */
export interface LabelShapes {
  /** Closed subpaths, each from its own start: SVG path data whose absolute coordinates count from there. */
  readonly shapes: readonly string[];
  readonly labels: { readonly [label: string]: PackedLabel };
}

interface PackedLabel extends Omit<MathText, "outline"> {
  /** Number of a shape and where it starts: shape, x, y, and so on. */
  readonly pieces: readonly number[];
}

/** Packs typeset labels. labelFrom gives each of them back, character by character. */
export function labelShapes(labels: readonly (readonly [label: string, text: MathText])[]): LabelShapes {
  const numbers = new Map<string, number>();
  const packed = labels.map(([label, { outline, ...extent }]): [string, PackedLabel] => {
    const pieces = (outline.match(/M[^M]*/g) ?? []).flatMap((subpath) => {
      const [x = 0, y = 0] = (subpath.match(NUMBER) ?? []).map(Number);
      const shape = moved(subpath, -x, -y);
      if (!numbers.has(shape)) numbers.set(shape, numbers.size);
      return [numbers.get(shape)!, x, y];
    });
    return [label, { ...extent, pieces }];
  });
  return { shapes: [...numbers.keys()], labels: Object.fromEntries(packed) };
}

/** The label, or undefined if it is not among them. */
export function labelFrom({ shapes, labels }: LabelShapes, label: string): MathText | undefined {
  const packed = labels[label];
  if (packed === undefined) return undefined;
  const { pieces, ...extent } = packed;
  let outline = "";
  for (let at = 0; at < pieces.length; at += 3)
    outline += moved(shapes[pieces[at]!]!, pieces[at + 1]!, pieces[at + 2]!);
  return { outline, ...extent };
}

const NUMBER = /-?\d+/g;

/** The outlines of labels have the commands M, L, H, V, Q and Z with whole coordinates. */
function moved(path: string, x: number, y: number): string {
  return path.replace(/([A-Z])([^A-Z]*)/g, (_whole, command: string, coordinates: string) => {
    let isX = command !== "V";
    const shifted = coordinates.replace(NUMBER, (digits) => {
      const value = Number(digits) + (isX ? x : y);
      if (command !== "H" && command !== "V") isX = !isX;
      return String(value);
    });
    return command + shifted;
  });
}
