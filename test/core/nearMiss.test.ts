import fc from "fast-check";
import { expect, test } from "vitest";
import { didYouMean, editDistance, nearMiss } from "../../src/core/nearMiss.js";

const NAMES = ["model", "loss", "alpha", "muStar", "eigenvalues", "continuum", "channel", "mu1"];

test("a slip of the keyboard finds the name that was meant", () => {
  for (const [given, name] of [
    ["continum", "continuum"],
    ["chanel", "channel"],
    ["MuStar", "muStar"],
    ["mu-star", "muStar"],
    ["eigen_values", "eigenvalues"],
    ["aplha", "alpha"],
    ["lss", "loss"],
    ["mdoel", "model"],
  ] as const) {
    expect(nearMiss(given, NAMES), given).toBe(name);
  }
});

test("a word of its own is nobody's misspelling", () => {
  for (const word of ["seed", "label", "id", "x1", "note", "file", "mu2", "m"]) {
    expect(nearMiss(word, NAMES), word).toBeUndefined();
  }
});

test("another word for a name counts", () => {
  expect(nearMiss("MSE", ["square", "hinge"], { mse: "square" })).toBe("square");
});

test("a refused name is completed where one name begins so, and a tag is not taken for a parameter", () => {
  expect(didYouMean("gen", ["memorization", "generalization"])).toBe("Did you mean generalization?");
  expect(didYouMean("con", ["continuum", "consistent"])).toBeUndefined();
  expect(didYouMean("co", ["continuum"])).toBeUndefined();
  expect(nearMiss("training", ["trainingAttack"])).toBeUndefined();
});

test("every single edit of a name of four letters or more is found", () => {
  const names = NAMES.filter((name) => name.length >= 4);
  const edited = fc
    .record({
      name: fc.constantFrom(...names),
      place: fc.nat(),
      letter: fc.constantFrom("q", "x", "z", "j"),
      kind: fc.nat(2),
    })
    .map(({ name, place, letter, kind }) => {
      const at = place % name.length;
      const insertion = name.slice(0, at) + letter + name.slice(at);
      return {
        name,
        word: [insertion, name.slice(0, at) + name.slice(at + 1), insertion.slice(0, at + 1) + name.slice(at + 1)][
          kind
        ]!,
      };
    });
  fc.assert(fc.property(edited, ({ name, word }) => nearMiss(word, [name]) === name));
});

test("the edit distance is a metric that counts exchanged neighbors once", () => {
  expect(editDistance("wieght", "weight")).toBe(1);
  expect(editDistance("kitten", "sitting")).toBe(3);
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(editDistance(one, other)).toBe(editDistance(other, one));
      expect(editDistance(one, other) === 0).toBe(one === other);
      expect(editDistance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
    }),
  );
});
