import { expect, test } from "vitest";
import { activationMoments, kernelMoments } from "../../../equations/activation.js";
import { lossFromExpression } from "../../../equations/lossExpression.js";
import { ALIASES, allowedTexts, CHOICES, textError } from "../../../equations/vocabulary/choices.js";
import { TEXT_NAMES, type TextName } from "../../../equations/vocabulary/parameters.js";

const READERS: { readonly [name in TextName]?: (text: string) => Promise<unknown> } = {
  loss: lossFromExpression,
  activation: activationMoments,
  kernel: kernelMoments,
};

test("every other word for a name leads to a name, or to an expression that can be computed with", async () => {
  for (const name of TEXT_NAMES) {
    const [names, aliases] = [CHOICES[name], ALIASES[name]];
    for (const [alias, meant] of Object.entries(aliases)) {
      if (names.some((form) => form === meant || form.replace(/\(.*/, "") === meant)) continue;
      const read = READERS[name];
      expect(read, `${name} ${alias}`).toBeDefined();
      await expect(read?.(meant), `${name} ${alias}: ${meant}`).resolves.toBeDefined();
    }
  }
});

test("no other word for a name is a name itself", () => {
  for (const name of TEXT_NAMES) {
    const [names, aliases] = [CHOICES[name], ALIASES[name]];
    for (const alias of Object.keys(aliases)) expect(names, `${name} ${alias}`).not.toContain(alias);
  }
});

test("the error of a text has the complete list, and the name that was meant", () => {
  for (const name of TEXT_NAMES) {
    for (const known of CHOICES[name]) {
      if (known.includes("(")) continue;
      const typed = known.toUpperCase();
      const { message } = textError(name, typed, "no such text");
      expect(message).toContain(allowedTexts(name));
      expect(message).toContain(`Did you mean ${known}?`);
    }
  }
  expect(textError("kernel", "Polynomial(2, 1)", undefined).message).toContain("Did you mean polynomial(2, 1)?");
  for (const name of TEXT_NAMES) {
    for (const [alias, meant] of Object.entries(ALIASES[name])) {
      const { message } = textError(name, alias, undefined);
      expect(message).toMatch(/Did you mean |It is the expression /);
      expect(message).toContain(meant.replace(/\(.*/, ""));
      if (!CHOICES[name].some((form) => form.replace(/\(.*/, "") === meant.replace(/\(.*/, ""))) {
        expect(message).toContain(`It is the expression ${meant}`);
      }
    }
  }
  expect(textError("loss", "zzz", "Unknown symbol zzz").message).toContain("Unknown symbol zzz");
});
