import { z } from "zod";
import { OPTIMUM_OVER } from "../../sweep/optimum.js";
import type { Compute } from "./plan.js";
import { chosen, distinctList, keyed, whole } from "./strictSchemas.js";

const NAMES = ["points", "optimum", "thresholds", "bayes", "replicas"] as const;
const LARGEST_SIZE = 1e6;
const MOST_REPLICAS = 1e6;
const MOST_TEST_SAMPLES = 1e8;
const ALLOWED = `one of {${NAMES.join(", ")}} or a list of them; optimum and replicas take options: {replicas: {sizes: [100, 200, 400], replicas: 10, seed: 1}}`;

const WEIGHT = "a number in [0, 1]";
const share = z.number({ error: WEIGHT }).min(0, { error: WEIGHT }).max(1, { error: WEIGHT });
const objective = z
  .union([z.enum(["generalization", "memorization"]), keyed({ weight: share })], {
    error: `generalization, memorization, or {weight: ${WEIGHT}}`,
  })
  .default("generalization");

const optimum = keyed({
  over: z.enum(OPTIMUM_OVER, { error: `one of {${OPTIMUM_OVER.join(", ")}}` }).default("lambda"),
  objective,
}).transform((options): Compute => ({ kind: "optimum", ...options }));

const replicas = keyed({
  sizes: distinctList(
    z
      .array(whole(2, LARGEST_SIZE), { error: "a list of input dimensions d" })
      .min(1, { error: "a list of at least one input dimension d" }),
    "a size that the list has not had before: the same replicas would count twice",
  ),
  replicas: whole(1, MOST_REPLICAS),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  data: z.enum(["shared", "independent"], { error: "shared or independent" }).default("shared"),
  testSamples: whole(2, MOST_TEST_SAMPLES).optional(),
  centered: z.boolean({ error: "true or false" }).default(false),
}).transform(
  ({ testSamples, ...options }): Compute => ({
    kind: "replicas",
    ...options,
    ...(testSamples === undefined ? {} : { testSamples }),
  }),
);

const named = z
  .enum(["points", "optimum", "thresholds", "bayes"], { error: ALLOWED })
  .transform(
    (kind): Compute => (kind === "optimum" ? { kind, over: "lambda", objective: "generalization" } : { kind }),
  );

const withOptions = keyed({ optimum: optimum.optional(), replicas: replicas.optional() }).transform(
  ({ optimum: best, replicas: ensemble }, context): Compute => {
    const given = best ?? ensemble;
    if (given !== undefined && (best === undefined || ensemble === undefined)) return given;
    // A key that is neither has been told, and is the only mistake.
    if (given === undefined && context.issues.length > 0) return z.NEVER;
    context.issues.push({
      code: "custom",
      message: "one of optimum and replicas; a list of two does both",
      input: undefined,
    });
    return z.NEVER;
  },
);

const one: z.ZodType<Compute> = chosen((value) => (typeof value === "object" && value !== null ? withOptions : named));

/** One computation or a list of them: names, or a name with its options. */
export const computes: z.ZodType<readonly Compute[]> = chosen<readonly Compute[]>((value) =>
  Array.isArray(value)
    ? distinctList(
        z.array(one).min(1, { error: "a list of at least one computation" }),
        "a computation that the list has not had before",
      )
    : one.transform((single) => [single]),
);
