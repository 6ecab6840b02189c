import { classCounts, type ImageSet } from "../../../validation/realData/imageSet.js";
import { className } from "../../../validation/realData/task.js";
import { ParameterError } from "../../core/errors.js";
import { UsageError } from "../errors/usageError.js";

/** The task of the paper's Figure 5: cat against dog, and automobiles as facts. */
export const PAPER_CLASSES = { rule: "cat,dog", facts: "automobile" } as const;

/** Flags of the classes, as typed. */
export interface ClassFlags {
  readonly rule?: string;
  readonly facts?: string;
}

/**
 * The classes of the task, by number or by name. CIFAR-10 has names, and the classes of the paper as defaults.
 *
 * @throws {UsageError}     if they are missing; it lists the classes there are.
 * @throws {ParameterError} naming `rule` or `facts` and what was typed.
 */
export function taskClasses(
  flags: ClassFlags,
  set: ImageSet,
): { readonly rule: readonly [number, number]; readonly facts: number } {
  const text = (name: keyof ClassFlags, what: string): string => {
    const typed = flags[name] ?? (set.classNames === undefined ? undefined : PAPER_CLASSES[name]);
    if (typed !== undefined) return typed;
    throw new UsageError(`--${name} ${what} is missing; the classes are ${classesInWords(set)}`);
  };
  const rule = text("rule", "<class,class>").split(",");
  if (rule.length !== 2) throw new ParameterError("raf", "rule", flags.rule, "two classes with a comma between");
  const [positive, negative] = rule.map((word) => classOf("rule", word, set)) as [number, number];
  return { rule: [positive, negative], facts: classOf("facts", text("facts", "<class>"), set) };
}

/** A class by number, or by its name. */
export function classOf(flag: string, word: string, set: ImageSet): number {
  const typed = word.trim();
  const named = set.classNames?.indexOf(typed) ?? -1;
  if (named >= 0) return named;
  if (/^-?\d+$/.test(typed)) return Number(typed);
  throw new ParameterError("raf", flag, typed, `{${classesInWords(set)}}`);
}

/** Largest number of classes in a message. */
const MOST_SHOWN = 20;

/** The classes of a set, for messages. */
export function classesInWords(set: ImageSet): string {
  const classes = [...classCounts(set).keys()].map((label) =>
    set.classNames === undefined ? String(label) : `${label} ${className(set, label)}`,
  );
  return classes.length > MOST_SHOWN
    ? `${classes.slice(0, MOST_SHOWN).join(", ")} and ${classes.length - MOST_SHOWN} more`
    : classes.join(", ");
}
