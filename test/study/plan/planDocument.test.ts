import { expect, test } from "vitest";
import { planDocument } from "../../../src/study/plan/planDocument.js";
import { readPlan } from "../../../src/study/plan/readPlan.js";

const LAUGHS = [
  "a0: &a0 [x, x, x, x, x, x, x, x, x, x]",
  ...Array.from({ length: 8 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`),
  "name: x",
].join("\n");

test.each([
  ["a: &a [*a]", 1, /\*a refers to a value that holds the reference itself/],
  ["name: x\nfixed: &f {model: linear, self: *f}", 2, /\*f refers to a value that holds/],
  ["name: x\naxes:\n  alpha: &x [1, 2, [*x]]", 3, /\*x refers to a value that holds/],
  [LAUGHS, 7, /\*a5 unfolds into more than 1000000 values/],
  ["name: x\nfixed: *nope", 2, /\*nope refers to no anchor/],
  ["name: x\nfixed: *late\nlate: &late {model: linear}", 2, /\*late refers to no anchor/],
  ["? [a, b]\n: x", 1, /a key must be a word/],
  ["name: !!js/function x", 1, /Unresolved tag/],
  [`name: ${"[".repeat(20_000)}`, 1, /not YAML or JSON: lists or keys are nested too deeply/],
])("planDocument refuses a file that cannot be a plan, with its line: %.30s", (text, line, message) => {
  const read = (): unknown => planDocument(text, "p.yaml");
  expect(read).toThrow(message);
  expect(read).toThrow(new RegExp(`^p\\.yaml:${line}: `));
});

test("planDocument follows references, and those of references, as long as they stay small", () => {
  const text = "a: &a [1, 2]\nb: &b {x: *a, y: *a}\nc: [*b, *b]\n";
  expect(planDocument(text, "p").data).toEqual({
    a: [1, 2],
    b: { x: [1, 2], y: [1, 2] },
    c: [
      { x: [1, 2], y: [1, 2] },
      { x: [1, 2], y: [1, 2] },
    ],
  });
});

test("readPlan knows no key that every object has, wherever it stands", async () => {
  for (const key of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
    const text = `name: x\n${key}: 1\nfixed: {model: linear, ${key}: 2}\naxes: {${key}: [1]}\ncompute: {${key}: {}}\n`;
    const refusal: unknown = await readPlan(text, "p").catch((error: unknown) => error);
    const lines = (refusal as Error).message.split("\n");
    for (const [line, place] of [
      [2, key],
      [3, `fixed.${key}`],
      [4, `axes.${key}`],
    ] as const) {
      expect(
        lines.find((own) => own.startsWith(`p:${line}: ${place} is not a key here; the keys are {`)),
      ).toBeDefined();
    }
    expect((refusal as Error).message).not.toContain("[object");
  }
});

test.each(["5e -1", "2e", "2 e 3", "5 e-1", "3E", "2e+", "1.e -2"])(
  "a plan's number %s, whose exponent went wrong, is refused and not read as a product with Euler's number",
  async (number) => {
    const text = `name: x\nfixed: {model: linear, loss: square, epsilon: 0.1, lambda: 1}\naxes: {alpha: [1, "${number}"]}\ncompute: points`;
    const refused = JSON.stringify(number).replace(/[.+]/g, "\\$&");
    await expect(readPlan(text, "p")).rejects.toThrow(
      new RegExp(`p:3: axes\\.alpha\\[1\\] must be in \\(0, Infinity\\); got ${refused}`),
    );
  },
);
