import type { ImagePool } from "../../../validation/pool/imagePool.js";
import { LEAST_MEMBERS, type PoolStratum, requireEnoughImages } from "../../../validation/pool/pool.js";
import { classCounts, type ImageSet } from "../../../validation/realData/imageSet.js";
import { className } from "../../../validation/realData/task.js";
import { ParameterError } from "../../core/errors.js";
import { UsageError } from "../errors/usageError.js";
import { classesInWords, classOf, PAPER_CLASSES } from "../realdata/classFlags.js";

/** Flags that choose the pool, as typed. */
export interface PoolFlags {
  readonly rule?: string;
  readonly facts?: string;
  /** Images of the pool, at most. */
  readonly pool?: number;
}

/**
 * The pool that the flags name: the images of the rule's classes, and of the facts' class.
 *
 * Classes joined by + count as one: "0+2+4,1+3+5". Facts are a class, "same" for coins among the rule's own images, or "third" for the only
 * class that is left (for CIFAR-10 the paper's). Of a pool that is limited, each class keeps its share, evenly spread over the file.
 *
 * @throws {UsageError}     if --rule or --facts is missing.
 * @throws {ParameterError} naming `rule` or `facts` and what was typed: an unknown class, or one that is meant twice; `pool`,
 *                         or the class, if too few images of a class are left.
 */
export function poolOfImages(flags: PoolFlags, set: ImageSet): { readonly pool: ImagePool; readonly title: string } {
  const named = set.classNames !== undefined;
  const rule = flags.rule ?? (named ? PAPER_CLASSES.rule : undefined);
  const facts = flags.facts ?? (named ? PAPER_CLASSES.facts : undefined);
  if (rule === undefined) throw missing("rule", "<class,class>", set);
  if (facts === undefined) throw missing("facts", "<third|same|class>", set);
  const sides = rule.split(",").map((words) => classesOf("rule", words, set));
  if (sides.length !== 2) throw new ParameterError("raf", "rule", rule, "two classes with a comma between");
  const [positive, negative] = sides as [number[], number[]];
  const others = facts === "same" ? [] : factClasses(facts, [...positive, ...negative], set);
  const all = [...positive, ...negative, ...others];
  const twice = all.find((label, place) => all.indexOf(label) < place);
  if (twice !== undefined) {
    throw new ParameterError(
      "raf",
      others.includes(twice) ? "facts" : "rule",
      className(set, twice),
      "classes that are named once",
      "Facts among the rule's own images are --facts same",
    );
  }
  const total = set.labels.reduce((count, label) => count + (all.includes(label) ? 1 : 0), 0);
  const kept = Math.min(1, (flags.pool ?? total) / total);
  const indices: number[] = [];
  const stratum = (classes: readonly number[], label: PoolStratum["label"]): PoolStratum => {
    const members: number[] = [];
    let passed = 0;
    for (const [index, found] of set.labels.entries()) {
      if (!classes.includes(found)) continue;
      passed += kept;
      // Rounding of the sum must not lose an image of a whole pool.
      if (Math.floor(passed + 1e-9) === members.length) continue;
      members.push(indices.length);
      indices.push(index);
    }
    return { name: `class ${inWords(classes, set)}`, label, members: Int32Array.from(members) };
  };
  const strata = [stratum(positive, 1), stratum(negative, -1), ...(others.length > 0 ? [stratum(others, 0)] : [])];
  const counts = classCounts(set);
  const fewest = [positive, negative, others]
    .filter((classes) => classes.length > 0)
    .map((classes) => classes.reduce((count, label) => count + (counts.get(label) ?? 0), 0))
    .reduce((least, count) => Math.min(least, count));
  const needed = Math.ceil((LEAST_MEMBERS * total) / fewest);
  if (flags.pool !== undefined && flags.pool < needed && needed <= total) {
    const remedy = `Every class needs ${LEAST_MEMBERS} images, and keeps its share`;
    throw new ParameterError("raf", "pool", flags.pool, `[${needed}, Infinity) with these images`, remedy);
  }
  const pool = { size: indices.length, strata, set, indices: Int32Array.from(indices) };
  requireEnoughImages(pool);
  return {
    pool,
    title: `${inWords(positive, set)} against ${inWords(negative, set)}, facts ${others.length > 0 ? inWords(others, set) : "in the same classes"}`,
  };
}

function missing(flag: string, what: string, set: ImageSet): UsageError {
  return new UsageError(`--${flag} ${what} is missing; the classes are ${classesInWords(set)}`);
}

function classesOf(flag: string, words: string, set: ImageSet): number[] {
  const counts = classCounts(set);
  return words.split("+").map((word) => {
    const label = classOf(flag, word, set);
    if (counts.has(label)) return label;
    throw new ParameterError("raf", flag, word.trim(), `{${classesInWords(set)}}`);
  });
}

function factClasses(facts: string, rule: readonly number[], set: ImageSet): number[] {
  if (facts !== "third") return classesOf("facts", facts, set);
  const left = [...classCounts(set).keys()].filter((label) => !rule.includes(label));
  if (left.length === 1) return left;
  if (set.classNames !== undefined) return classesOf("facts", PAPER_CLASSES.facts, set);
  throw new ParameterError(
    "raf",
    "facts",
    facts,
    '"same", or a class',
    left.length === 0
      ? "There is no class beside the rule's; coins among its own labels are --facts same"
      : `There are ${left.length} classes beside the rule's: ${left.join(", ")}; name one, as in --facts ${left[0]!}`,
  );
}

function inWords(classes: readonly number[], set: ImageSet): string {
  return classes.map((label) => className(set, label)).join("+");
}
