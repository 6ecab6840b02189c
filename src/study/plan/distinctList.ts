import type { z } from "zod";
import { canonical } from "../parts/canonical.js";

/**
 * A list that has nothing twice: what stands twice would be computed, or counted, twice.
 *
 * @param message What is allowed, as the message tells it at the first value that stands again.
 */
export function distinctList<Item>(list: z.ZodType<Item[]>, message: string): z.ZodType<Item[]> {
  return list.superRefine((items, context) => {
    const seen = new Set<string>();
    for (const [index, item] of items.entries()) {
      const identity = canonical(item);
      if (seen.has(identity)) context.addIssue({ code: "custom", message, path: [index] });
      seen.add(identity);
    }
  });
}
