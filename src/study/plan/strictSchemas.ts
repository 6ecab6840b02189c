import { z } from "zod";
import { canonicalText } from "./canonicalText.js";

/** An object with these keys and no others. Each schema's message is the end of "KEY must be ...". */
export function keyed<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const keys = Object.keys(shape).join(", ");
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? `{${keys}}` : `keys with values, the keys among {${keys}}`),
  });
}

/** Selects a schema by the kind of the value, so that messages speak of the form that was meant. */
export function chosen<Output>(select: (value: unknown) => z.ZodType<Output>): z.ZodType<Output> {
  return z.unknown().transform(async (value, context): Promise<Output> => {
    const result = await select(value).safeParseAsync(value);
    if (result.success) return result.data;
    for (const issue of result.error.issues) context.issues.push({ ...issue, input: value } as z.core.$ZodRawIssue);
    return z.NEVER;
  });
}

/** A whole number in a range. */
export function whole(from: number, to: number): z.ZodNumber {
  const error = `a whole number, ${from} to ${to}`;
  return z.number({ error }).int({ error }).min(from, { error }).max(to, { error });
}

/**
 * A list without repeated items, because a repeated item would be computed or counted twice.
 *
 * @param message The end of "must be ...", for an item that repeats an earlier one.
 */
export function distinctList<Item>(list: z.ZodType<Item[]>, message: string): z.ZodType<Item[]> {
  return list.superRefine((items, context) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const identity = canonicalText(item);
      if (seen.has(identity)) context.addIssue({ code: "custom", message, path: [index] });
      seen.add(identity);
    }
  });
}
