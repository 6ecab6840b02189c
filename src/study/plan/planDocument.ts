import { type Document, isMap, isNode, LineCounter, parseDocument, visit, type YAMLParseError } from "yaml";
import { unrepresentable } from "../../core/lossyLiteral.js";
import { PlanError, type PlanMistake } from "./planError.js";

/** A way into a document: keys and indices. */
export type PlanPath = readonly PropertyKey[];

/** A mistake that shows only when the parts of a plan are seen together, and what it is about. */
export interface FoundMistake {
  readonly path: PlanPath;
  readonly text: string;
}

/** A plan as it was written, and where everything in it stands. */
export interface PlanDocument {
  readonly data: unknown;
  /** Line of what a path leads to, or of the last thing on the way that exists. */
  readonly lineOf: (path: PlanPath) => number;
  /** Line of a key, for keys that should not be there. */
  readonly lineOfKey: (path: PlanPath) => number;
}

/**
 * Reads YAML or JSON, which is YAML too, and remembers the lines.
 *
 * @param text The file's content.
 * @param file Its name, for messages.
 * @throws {PlanError} with every place that is not YAML.
 */
export function planDocument(text: string, file: string): PlanDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number): number => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0) {
    throw new PlanError(file, syntaxMistakes(document.errors, text, lineAt));
  }
  const lossy = lossyNumbers(document, lineAt);
  if (lossy.length > 0) throw new PlanError(file, lossy);
  const nodeOffset = (path: PlanPath): number | undefined => {
    const node: unknown = path.length === 0 ? document.contents : document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  };
  const keyOffset = (path: PlanPath): number | undefined => {
    const parent: unknown =
      path.length === 1 ? document.contents : document.getIn(path.slice(0, -1) as Iterable<unknown>, true);
    if (!isMap(parent)) return undefined;
    const pair = parent.items.find(({ key }) => String(key) === String(path.at(-1)));
    return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
  };
  return {
    data: document.toJS({ maxAliasCount: MOST_ALIASES }),
    lineOf: (path) => {
      for (let length = path.length; length >= 0; length--) {
        const offset = nodeOffset(path.slice(0, length));
        if (offset !== undefined) return lineAt(offset);
      }
      return 1;
    },
    lineOfKey: (path) => lineAt(keyOffset(path) ?? nodeOffset(path.slice(0, -1)) ?? 0),
  };
}

/** Numbers that a double cannot hold: YAML reads them as infinity or as 0. */
function lossyNumbers(document: Document, lineAt: (offset: number) => number): PlanMistake[] {
  const mistakes: PlanMistake[] = [];
  visit(document, {
    Scalar: (_key, { value, source, range }) => {
      if (typeof value !== "number" || source === undefined || !/^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(source)) return;
      const text = unrepresentable(source);
      if (text !== undefined) mistakes.push({ line: lineAt(range?.[0] ?? 0), text });
    },
  });
  return mistakes;
}

/** What is read of an error of the parser. */
type SyntaxMistake = Readonly<Pick<YAMLParseError, "code" | "message" | "pos">>;

/** Keys that stand twice, and the first thing that is no YAML: what follows it is mostly its consequence. */
function syntaxMistakes(
  errors: readonly SyntaxMistake[],
  text: string,
  lineAt: (offset: number) => number,
): PlanMistake[] {
  const isTwice = ({ code }: SyntaxMistake): boolean => code === "DUPLICATE_KEY";
  const first = errors.filter((error) => !isTwice(error)).slice(0, 1);
  return [...errors.filter(isTwice), ...first].map((error) => {
    const [from] = error.pos;
    const [key = ""] = /^[^\s:]*/.exec(text.slice(from)) ?? [];
    return {
      line: lineAt(from),
      text: isTwice(error) ? `${key} stands here a second time; leave one out` : syntaxText(error),
    };
  });
}

function syntaxText({ code, message }: SyntaxMistake): string {
  return code === "MULTIPLE_DOCS"
    ? "a second document begins here; a file holds one plan"
    : `not YAML or JSON: ${message}`;
}

/** References of YAML that are followed: a plan is small, and one that unfolds into millions of them is an attack. */
const MOST_ALIASES = 1000;

/** A plan as it was written. */
interface WrittenPlan {
  readonly text: string;
  readonly file: string;
  readonly size: "full" | "small";
}

/**
 * A mistake that is found when a plan is put to use, told by its line as those that are found when it is read.
 *
 * @param path Where in the plan; in its small section, if that is laid over it there.
 */
export function placedMistake({ text, file, size }: WrittenPlan, path: PlanPath, message: string): PlanError {
  const { data, lineOf } = planDocument(text, file);
  const { small } = data as { readonly small?: Readonly<Record<PropertyKey, unknown>> };
  const [key] = path;
  const isOverlaid = size === "small" && key !== undefined && small?.[key] !== undefined;
  return new PlanError(file, [{ line: lineOf(isOverlaid ? ["small", ...path] : path), text: message }]);
}
