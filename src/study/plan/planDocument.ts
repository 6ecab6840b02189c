import {
  type Alias,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isNode,
  isPair,
  LineCounter,
  parseDocument,
  visit,
  type YAMLParseError,
} from "yaml";
import { unrepresentable } from "../../core/lossyLiteral.js";
import { PlanError, type PlanMistake } from "./planError.js";

/** A way into a document: keys and indices. */
export type PlanPath = readonly PropertyKey[];

/** A mistake that shows only when the parts of a plan are seen together, with its place. */
export interface FoundMistake {
  readonly path: PlanPath;
  readonly text: string;
}

/** The data of a plan, with their lines in the file. */
export interface PlanDocument {
  readonly data: unknown;
  /** Line of a path, or of its longest part that exists. */
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
  const unusable = [...badReferences(document, lineAt), ...badScalars(document, lineAt)];
  if (unusable.length > 0) throw new PlanError(file, unusable);
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
    // The size of what references unfold into is known to be small.
    data: document.toJS({ maxAliasCount: -1 }),
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

/** Values that a file may unfold into. A plan is small; one that unfolds into millions of values would fill the memory. */
const MOST_VALUES = 1e6;

/** References that lead nowhere or into themselves, or unfold into more values than a plan can have. */
function badReferences(document: Document, lineAt: (offset: number) => number): PlanMistake[] {
  const mistakes: PlanMistake[] = [];
  const sizes = new Map<unknown, number>();
  const open = new Set<unknown>();
  const refuse = (node: Alias, text: string): number => {
    mistakes.push({ line: lineAt(node.range?.[0] ?? 0), text });
    return 1;
  };
  /** Values that a node unfolds into. */
  const sizeOf = (node: unknown): number => {
    if (isAlias(node)) {
      const target = node.resolve(document);
      if (target === undefined)
        return refuse(node, `*${node.source} refers to no anchor: there is no &${node.source} before it`);
      if (open.has(target)) return refuse(node, `*${node.source} refers to a value that holds the reference itself`);
      const size = sizeOf(target);
      return size > MOST_VALUES
        ? refuse(node, `*${node.source} unfolds into more than ${MOST_VALUES} values; write a grid {from, to, count}`)
        : size;
    }
    if (!isCollection(node)) return 1;
    const known = sizes.get(node);
    if (known !== undefined) return known;
    open.add(node);
    let size = 1;
    for (const item of node.items as readonly unknown[]) {
      size += isPair(item) ? sizeOf(item.key) + sizeOf(item.value) : sizeOf(item);
    }
    open.delete(node);
    sizes.set(node, size);
    return size;
  };
  let references = 0;
  visit(document, { Alias: () => void references++ });
  const size = sizeOf(document.contents);
  if (mistakes.length === 0 && references > 0 && size > MOST_VALUES)
    mistakes.push({ line: 1, text: `the references of the file unfold into more than ${MOST_VALUES} values` });
  // A list of the same references has the same mistake many times.
  return mistakes.filter(({ text }, index) => mistakes.findIndex((other) => other.text === text) === index);
}

/** Keys that are no words, unknown tags, and numbers that a double cannot hold: YAML reads those as infinity or as 0. */
function badScalars(document: Document, lineAt: (offset: number) => number): PlanMistake[] {
  const mistakes: PlanMistake[] = document.warnings.map(({ message, pos }) => ({
    line: lineAt(pos[0]),
    text: `not a plan: ${message}`,
  }));
  visit(document, {
    Pair: (_key, { key }) => {
      if (!isCollection(key)) return;
      mistakes.push({
        line: lineAt(key.range?.[0] ?? 0),
        text: "a key must be a word; this one is a list or has keys itself",
      });
    },
    Scalar: (_key, { value, source, range }) => {
      if (typeof value !== "number" || source === undefined || !/^[+-]?[\d.]+(?:e[+-]?\d+)?$/i.test(source)) return;
      const text = unrepresentable(source);
      if (text !== undefined) mistakes.push({ line: lineAt(range?.[0] ?? 0), text });
    },
  });
  return mistakes;
}

/** The used fields of a parser's error. */
type SyntaxMistake = Readonly<Pick<YAMLParseError, "code" | "message" | "pos">>;

/** Repeated keys, and the first place that is no YAML. Later places are mostly its consequence. */
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
  // The parser recurses into lists.
  if (/call stack/i.test(message)) return "not YAML or JSON: lists or keys are nested too deeply";
  return code === "MULTIPLE_DOCS"
    ? "a second document begins here; a file holds one plan"
    : `not YAML or JSON: ${message}`;
}

/** A plan as it was written. */
interface WrittenPlan {
  readonly text: string;
  readonly file: string;
  readonly size: "full" | "small";
}

/**
 * A mistake that is found when a plan is used, with its line, like those that are found when it is read.
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
